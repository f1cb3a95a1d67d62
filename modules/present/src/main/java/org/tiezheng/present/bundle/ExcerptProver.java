package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.tiezheng.seal.excerpt.Excerpt;

/** Proves that lines of an item are verbatim what was sealed (docs/excerpt-proofs.md). */
@FunctionalInterface
public interface ExcerptProver {
  /** Nothing was sealed, so nothing is proven. */
  ExcerptProver NONE = _ -> List.of();

  /**
   * One excerpt for each conversation that the lines are of, in the order of the lines; none where
   * the conversations were not sealed.
   *
   * @param lines numbers among all chat messages of the item, from 1
   * @throws org.tiezheng.seal.excerpt.OtherReadingException when the messages are not those that
   *     were sealed
   */
  List<Proof> prove(BitSet lines) throws IOException;

  /**
   * An excerpt.
   *
   * @param event number of the custody event that seals its conversation
   */
  record Proof(long event, Excerpt excerpt) {}
}
