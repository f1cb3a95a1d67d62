package org.tiezheng.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.reading.StoreLocks;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.version4.Version4Importer;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.testkit.chat.render.WeChat4Bulk;

/** One way of reading a store of WeChat 4, in a process and a heap of its own. */
final class WechatRun {
  private WechatRun() {}

  /**
   * The first time is that of a process that has just begun, the others are those of a warm one.
   */
  static final int TIMES = Integer.getInteger("times", 3);

  /**
   * {@code WechatRun library|walk|import SHARD [KEY]}: reads three times in one process, and prints
   * for each, in a line, seconds after the derivation of keys, the same of the processor (all
   * threads), how many rows were read, and the peak of the heap so far. {@code WechatRun collect
   * SHARD [KEY]} takes the folder into a case each time, copying and sealing and the derivation of
   * keys included, and prints the seconds of its last step, reading, behind that.
   */
  public static void main(String[] args) throws IOException, FormatException, InterruptedException {
    Path shard = Path.of(args[1]);
    List<String> keys = List.of(args).subList(2, args.length);
    for (int i = 0; i < TIMES; i++) {
      if (args[0].equals("collect")) {
        collect(shard, keys);
      } else {
        read(args[0], shard, keys);
      }
    }
  }

  private static void read(String how, Path shard, List<String> keys)
      throws IOException, FormatException, InterruptedException {
    try (StoreLocks locks = new StoreLocks(keys.stream().map(String::toCharArray).toList());
        Arena arena = Arena.ofShared()) {
      SealedSource source = source(shard, arena).with(locks);
      locks.tryAll(List.of(source));
      long before = System.nanoTime();
      double processor = processor();
      long rows =
          switch (how) {
            case "library" -> WeChat4Bulk.readWithTheLibrary(shard);
            case "walk" -> walk(source);
            case "import" -> read(source);
            default -> throw new IllegalArgumentException(how);
          };
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          Locale.ROOT, "%.3f %.2f %d %d%n", seconds, processor() - processor, rows, peak());
    }
  }

  private static void collect(Path shard, List<String> keys)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(root(shard).toAbsolutePath().resolveSibling("."), "case");
    double processor = processor();
    CollectRun.Taken taken = CollectRun.run(root(shard), work, keys);
    System.out.printf(
        Locale.ROOT,
        "%.3f %.2f %d %d %.3f%n",
        taken.all(),
        processor() - processor,
        taken.rows(),
        peak(),
        taken.step("reading"));
    Shell.removeTree(work);
  }

  /** Seconds of the processor that this process has taken. */
  private static double processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static Path root(Path shard) {
    return shard.resolve("../../../..").normalize();
  }

  private static SealedSource source(Path shard, Arena arena) throws IOException {
    Path root = root(shard);
    Map<String, Member> members = new HashMap<>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        members.put(name, Member.of(name, "0".repeat(64), Files.size(file), file, arena));
      }
    }
    Member main =
        Optional.ofNullable(members.get(root.relativize(shard).toString().replace('\\', '/')))
            .orElseThrow();
    return new SealedSource(main, name -> Optional.ofNullable(members.get(name)), Limits.DEFAULT);
  }

  /** Every value of every message, nothing made of it. */
  private static long walk(SealedSource source) throws FormatException {
    Store store = Store.open(source);
    long[] sum = new long[2];
    for (Table table : store.database().schema().tables()) {
      if (table.name().startsWith("Msg_")) {
        store.database().rows(table, row -> count(row, sum));
      }
    }
    return sum[0];
  }

  private static void count(Row row, long[] sum) {
    sum[0]++;
    for (Value value : row.values()) {
      sum[1] +=
          switch (value) {
            case Value.Int number -> number.value();
            case Value.Text text -> text.text().length();
            case Value.Blob blob -> blob.bytes().byteSize();
            case Value.Real _, Value.Null _ -> 0;
          };
    }
  }

  /** Every message as a record, digested, and the residue searched; what comes is counted. */
  private static long read(SealedSource source) {
    long[] records = new long[1];
    RecordSink counting =
        new RecordSink() {
          @Override
          public void record(Record row) {
            records[0]++;
          }

          @Override
          public void setAside(SetAside row) {
            records[0]++;
          }
        };
    if (!new Version4Importer().read(source, counting).complete()) {
      throw new IllegalStateException("the reading is not complete");
    }
    return records[0];
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }
}
