package org.tiezheng.vault;

import java.nio.ByteBuffer;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/** A reading that is being written. Not thread-safe. Closing without commit leaves nothing. */
public interface ReadingDraft extends AutoCloseable {
  void add(Record record);

  /**
   * Adds a record whose line was made already.
   *
   * @param line the record as {@link org.tiezheng.evidence.json.EvidenceJson#line} makes it,
   *     between position and limit, in an array; only until this returns
   */
  default void add(Record record, ByteBuffer line) {
    add(record);
  }

  void add(SetAside setAside);

  /**
   * Makes records, set-asides and reading durable and visible together.
   *
   * @param reading its {@code recordsDigest} may be empty; it is filled in then
   * @return the reading with the SHA-256 over the JSON lines that were written
   * @throws IllegalArgumentException when the reading states another digest
   */
  Reading commit(Reading reading);

  @Override
  void close();
}
