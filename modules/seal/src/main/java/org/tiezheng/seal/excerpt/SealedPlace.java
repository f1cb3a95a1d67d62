package org.tiezheng.seal.excerpt;

import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.proof.Hash;

/**
 * Where a conversation's statement stands among those of its item.
 *
 * @param index from 0
 * @param conversations how many the item has
 * @param nodes roots of the subtrees beside it, from left to right
 */
public record SealedPlace(long index, long conversations, List<Hash> nodes) {
  public SealedPlace {
    nodes = List.copyOf(nodes);
  }

  /** The root that a statement at this place leads to; empty when the nodes do not fit. */
  Optional<Hash> root(ConversationStatement statement) {
    long[] shown = {index};
    return PartialTree.fits(conversations, shown)
        ? new PartialTree(conversations, shown).root(List.of(statement.leaf()), nodes)
        : Optional.empty();
  }
}
