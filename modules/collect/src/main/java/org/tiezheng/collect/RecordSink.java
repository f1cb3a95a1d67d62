package org.tiezheng.collect;

import java.nio.ByteBuffer;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/**
 * Takes what an importer reads, one by one, in the order of the source. An exception thrown here
 * ends the reading and reaches the caller unchanged.
 */
public interface RecordSink {
  void record(Record row);

  /**
   * Takes a record whose line of JSON was made already, as {@link
   * org.tiezheng.evidence.json.EvidenceJson#line} makes it: making it is most of the work.
   *
   * @param line the bytes between its position and limit, in an array; only until this returns
   */
  default void record(Record row, ByteBuffer line) {
    record(row);
  }

  void setAside(SetAside row);

  /**
   * Whether this digests the lines that it takes, and its owner asks it for the digest: then nobody
   * before it need do the same work.
   */
  default boolean digestsLines() {
    return false;
  }
}
