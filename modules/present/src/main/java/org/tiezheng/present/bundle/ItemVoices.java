package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Text;

/**
 * Voices that the messages of an item name and that are no files of their own: they lie in rows of
 * its databases, or inside its containers.
 */
@FunctionalInterface
public interface ItemVoices {
  /** An item without such voices. */
  ItemVoices NONE = (_, _) -> {};

  /**
   * Takes the voices out, each different one once; what cannot be taken out is not given.
   *
   * @param handedOver SHA-256 of the originals that are handed over, which need not be taken out
   */
  void extract(Set<String> handedOver, Taker taker) throws IOException;

  /** Takes a voice; its sources may be opened only until this returns. */
  @FunctionalInterface
  interface Taker {
    void take(Voice voice) throws IOException;
  }

  /**
   * A voice.
   *
   * @param sha256 of its bytes as they lie there, which is the one in the record
   * @param place path of a file below the account's folder; for a value in a database, file, table
   *     and number of the row with {@code /} between them
   * @param ending of a file's name, by what the bytes are, such as {@code silk}
   * @param playable what was made of it for listening
   * @param note why nothing was made; else empty
   */
  record Voice(
      String sha256,
      String place,
      String ending,
      PlannedOriginal.Source bytes,
      Optional<PlannedOriginal.Playable> playable,
      Text note) {}
}
