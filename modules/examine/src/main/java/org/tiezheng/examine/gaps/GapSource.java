package org.tiezheng.examine.gaps;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Witness;

/** A copy of chats that can be read more than once, always in the same order. */
public interface GapSource {
  /** The records of the copy, live and recovered; closed by the caller. */
  Stream<? extends Record> records();

  /** Gives what other tables of the store say about the messages; nothing if it is no store. */
  void witnesses(Consumer<Witness> to);
}
