package org.tiezheng.sqlite;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The account of every byte of the main file: how many there are of each kind. They add up to the
 * size of the file. Immutable.
 *
 * @param bytes for each kind, 0 for none
 * @param fileSize size of the main file
 * @param inconsistentPages how many b-tree pages contradict themselves, see {@link
 *     PageLayout#consistent()}
 */
public record ByteLedger(Map<ByteKind, Long> bytes, long fileSize, long inconsistentPages) {
  private static final int CHUNK = 256;

  public ByteLedger {
    bytes = Map.copyOf(bytes);
  }

  /** Accounts for the main file as it lies, whatever the log or the journal would change in it. */
  public static ByteLedger of(Database database, DamageSink damage) {
    Pages main = database.main();
    PageMap map = PageMap.of(main, database.schema(main, damage), damage);
    return of(main, map, database.files().main().byteSize());
  }

  /**
   * Accounts for the main file, whose pages are mapped already; by several threads.
   *
   * @param main see {@link Database#main()}
   * @param map of that
   */
  public static ByteLedger of(Pages main, PageMap map, long fileSize) {
    long chunks = (map.count() + CHUNK - 1) / CHUNK;
    long[] sums =
        LongStream.range(0, chunks)
            .parallel()
            .mapToObj(chunk -> chunk(main, map, chunk * CHUNK, fileSize))
            .reduce(new long[ByteKind.values().length + 1], ByteLedger::add);
    Map<ByteKind, Long> bytes = new EnumMap<>(ByteKind.class);
    int i = 0;
    for (ByteKind kind : ByteKind.values()) {
      bytes.put(kind, sums[i++]);
    }
    return new ByteLedger(bytes, fileSize, sums[i]);
  }

  private static long[] chunk(Pages main, PageMap map, long before, long fileSize) {
    PageLayout layout = new PageLayout(main, map);
    long[] sums = new long[ByteKind.values().length + 1];
    for (long page = before + 1; page <= Math.min(before + CHUNK, map.count()); page++) {
      layout.read(page);
      // The last page may be cut short.
      long there = fileSize - (page - 1) * main.pageSize();
      for (int i = 0; i < layout.regions(); i++) {
        long end = Math.min(there, layout.end(i));
        int kind = layout.kind(i).compareTo(ByteKind.DATABASE_HEADER);
        sums[kind] += Math.max(0, end - layout.start(i));
      }
      sums[sums.length - 1] += layout.consistent() ? 0 : 1;
    }
    return sums;
  }

  private static long[] add(long[] a, long[] b) {
    long[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** Bytes of one kind. */
  public long bytes(ByteKind kind) {
    return bytes.getOrDefault(kind, 0L);
  }

  /** Bytes of all kinds with one use. */
  public long bytes(ByteKind.Use use) {
    return bytes.entrySet().stream()
        .filter(entry -> entry.getKey().use() == use)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Sum of all kinds: the size of the file, else something was forgotten. */
  public long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
