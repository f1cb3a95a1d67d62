package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.tiezheng.evidence.Record;
import org.tiezheng.vault.ReadingStore;

/**
 * The records of a case while it is measured and examined. Very many rules ask for the same ones:
 * those that fit a part of the heap are read once, the others each time. Thread-safe.
 */
final class KeptRecords {
  private final ReadingStore readings;
  private final Map<Integer, Optional<List<Record>>> kept = new ConcurrentHashMap<>();

  /** Bytes of the files of records that may still be kept; as objects they take about as much. */
  private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 4);

  KeptRecords(OpenCase open) {
    this.readings = open.vault().caseStore().readings();
  }

  /** The records of an item in the order of the source; the caller closes the stream. */
  Stream<Record> of(int item) {
    return kept.computeIfAbsent(item, this::keep)
        .map(List::stream)
        .orElseGet(() -> readings.records(item));
  }

  /** Empty for what is too large. */
  private Optional<List<Record>> keep(int item) {
    long size = size(item);
    if (room.addAndGet(-size) < 0) {
      room.addAndGet(size);
      return Optional.empty();
    }
    try (Stream<Record> records = readings.records(item)) {
      return Optional.of(records.toList());
    }
  }

  private long size(int item) {
    Optional<Path> file = readings.recordsFile(item);
    try {
      return file.isPresent() ? Files.size(file.get()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
