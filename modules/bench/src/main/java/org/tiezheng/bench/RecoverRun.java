package org.tiezheng.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.recover.Recovery;
import org.tiezheng.sqlite.recover.RecoveryOptions;
import org.tiezheng.sqlite.recover.RecoveryReport;
import org.tiezheng.sqlite.recover.RowState;

/** Recovers from the database of {@code messages.py}, in a process and a heap of its own. */
final class RecoverRun {
  private static final int EVERY = 20;
  private static final int DELETED = 7;

  private RecoverRun() {}

  /**
   * {@code RecoverRun FILE}: prints deleted rows found whole, rows wrongly shown as deleted, live
   * rows compared, seconds and the peak of the heap.
   */
  public static void main(String[] args) throws IOException {
    long before = System.nanoTime();
    try (FileChannel channel = FileChannel.open(Path.of(args[0]));
        Arena arena = Arena.ofShared()) {
      Database database =
          Database.open(
              new DatabaseFiles(
                  channel.map(MapMode.READ_ONLY, 0, channel.size(), arena),
                  Optional.empty(),
                  Optional.empty()));
      long[] counts = new long[2];
      Set<Long> found = new HashSet<>();
      RecoveryReport report =
          Recovery.scan(
              database,
              row -> {
                if (row.state() == RowState.DELETED || row.state() == RowState.DELETED_OR_EARLIER) {
                  long number = number(row.value("body"));
                  boolean right = number % EVERY == DELETED && found.add(number);
                  counts[right ? 0 : 1]++;
                }
              },
              RecoveryOptions.USUAL);
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d %d %d %.3f %d%n",
          counts[0],
          counts[1],
          report.liveRowsCompared(),
          seconds,
          peak());
    }
  }

  /** The number that a whole body says, or -1. */
  private static long number(Value body) {
    if (!(body instanceof Value.Text text)) {
      return -1;
    }
    String words = text.toString();
    int space = words.indexOf(' ');
    return words.startsWith("#") && words.endsWith("#") && space > 1
        ? Long.parseLong(words, 1, space, 10)
        : -1;
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(u -> u == null ? 0 : u.getUsed())
        .sum();
  }
}
