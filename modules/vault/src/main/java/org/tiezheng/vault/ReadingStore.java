package org.tiezheng.vault;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/**
 * What importers read, by item. Records are written and read as streams and never held as a whole.
 * A later reading of an item takes the place of the earlier one, which is kept.
 */
public interface ReadingStore {
  /** Starts a reading of an item; nothing is seen of it before {@link ReadingDraft#commit}. */
  ReadingDraft begin(int item);

  /** The newest reading of an item. */
  Optional<Reading> reading(int item);

  /**
   * The records of the newest reading in the order in which they were written; empty if there is
   * none. To be closed.
   */
  Stream<Record> records(int item);

  /** What the newest reading set aside, in the order in which it was written. To be closed. */
  Stream<SetAside> setAsides(int item);

  /**
   * A file with the records of the newest reading as JSON lines, whose SHA-256 is {@link
   * Reading#recordsDigest()}; to be read only, its name says nothing.
   */
  Optional<Path> recordsFile(int item);
}
