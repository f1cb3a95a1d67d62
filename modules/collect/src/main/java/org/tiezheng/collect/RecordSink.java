package org.tiezheng.collect;

import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/**
 * Takes what an importer reads, one by one, in the order of the source. An exception thrown here
 * ends the reading and reaches the caller unchanged.
 */
public interface RecordSink {
  void record(Record row);

  void setAside(SetAside row);
}
