package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tiezheng.evidence.Record;

/**
 * The records of items as papers read them: several times, each time from the start. Every reading
 * gives its file back at its end; what was not read to the end is given back on closing.
 */
final class ItemRecords implements AutoCloseable {
  private final OpenCase open;
  private final List<Stream<Record>> streams = new ArrayList<>();

  ItemRecords(OpenCase open) {
    this.open = open;
  }

  /** Those of an item that go. */
  Iterator<Record> of(int item, Predicate<Record> goes) {
    Stream<Record> stream = open.vault().caseStore().readings().records(item);
    streams.add(stream);
    Iterator<Record> all = stream.filter(goes).iterator();
    return new Iterator<>() {
      private boolean ended;

      @Override
      public boolean hasNext() {
        if (!ended && !all.hasNext()) {
          ended = true;
          stream.close();
          streams.remove(stream);
        }
        return !ended;
      }

      @Override
      public Record next() {
        return all.next();
      }
    };
  }

  @Override
  public void close() {
    streams.forEach(Stream::close);
  }
}
