package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.testkit.chat.render.WeChat4Bulk;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;

/**
 * A store of WeChat 4, plain and encrypted, walked, imported and collected into a case in a heap of
 * 512 MB, beside the SQLite library that reads the same plain rows and makes nothing of them: in a
 * process that has just begun, and the second and third time in the same process.
 */
final class WechatBench implements Benchmark {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final double PROMISED = 100_000;

  /** Columns of a line of {@link WechatRun}. */
  private static final int SECONDS = 0;

  private static final int PROCESSOR = 1;
  private static final int ROWS = 2;
  private static final int PEAK = 3;
  private static final int READING = 4;

  @Override
  public String name() {
    return "wechat";
  }

  @Override
  public String title() {
    return "a store of WeChat 4 (--long: 1,000,000 messages), keys derived before, heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    int messages = (int) settings.size(100_000, 1_000_000);
    Path folder = Files.createDirectories(settings.work().resolve("wechat"));
    Path plain = WeChat4Bulk.write(folder.resolve("plain"), 1, messages);
    run(folder, "library", plain, Optional.empty());
    Times bare = run(folder, "library", plain, Optional.empty());
    List<Measurement> all =
        new ArrayList<>(measured(folder, "plain", plain, Optional.empty(), bare));
    Optional<CipherStore> engine = CipherStore.start();
    if (engine.isPresent()) {
      Path encrypted =
          folder.resolve("encrypted").resolve(folder.resolve("plain").relativize(plain));
      Files.createDirectories(encrypted.toAbsolutePath().getParent());
      try (CipherStore cipher = engine.get()) {
        cipher.encrypt(plain, CipherSet.WECHAT_4, HexFormat.of().parseHex(KEY), encrypted);
      }
      all.addAll(measured(folder, "encrypted", encrypted, Optional.of(KEY), bare));
    }
    Shell.removeTree(folder);
    return all;
  }

  private static List<Measurement> measured(
      Path folder, String what, Path shard, Optional<String> key, Times bare)
      throws IOException, InterruptedException {
    Times walk = run(folder, "walk", shard, key);
    Times read = run(folder, "import", shard, key);
    Times taken = run(folder, "collect", shard, key);
    List<Measurement> all = new ArrayList<>();
    for (boolean warm : new boolean[] {false, true}) {
      String when = what + (warm ? ", warm: " : ", cold: ");
      double library = bare.of(SECONDS, warm);
      all.add(beside(when + "every value walked", walk.of(SECONDS, warm), library).goal(0.5));
      all.add(beside(when + "messages as records", read.of(SECONDS, warm), library));
      all.add(beside(when + "collected into a case", taken.of(SECONDS, warm), library));
      all.add(speed(when + "records, none kept", read, SECONDS, warm));
      all.add(speed(when + "collected, reading alone", taken, READING, warm));
      all.add(speed(when + "collected into a case", taken, SECONDS, warm).goal(1));
      all.add(
          Measurement.time(
              when + "collected, processor",
              taken.of(PROCESSOR, warm),
              bare.of(PROCESSOR, warm),
              "s",
              "SQLite, plain rows"));
    }
    all.add(Measurement.plain(what + ": heap at its peak", taken.of(PEAK, true) / 1e6, "MB"));
    return all;
  }

  private static Measurement beside(String what, double ours, double library) {
    return Measurement.time(what, ours, library, "s", "SQLite, plain rows");
  }

  private static Measurement speed(String what, Times times, int of, boolean warm) {
    double rows = times.of(ROWS, warm);
    return Measurement.speed(what, rows / times.of(of, warm), PROMISED, "1/s", "the promise");
  }

  /** What one process said, a line for each time that it read the store. */
  private record Times(List<double[]> lines) {
    /**
     * @param warm the mean of all times but the first; else the first
     */
    double of(int column, boolean warm) {
      return warm
          ? lines.stream().skip(1).mapToDouble(line -> line[column]).average().orElseThrow()
          : lines.getFirst()[column];
    }
  }

  private static Times run(Path folder, String how, Path shard, Optional<String> key)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of(how, shard.toString()));
    key.ifPresent(args::add);
    List<String> command = Shell.java("512m", WechatRun.class, args.toArray(String[]::new));
    return new Times(
        Shell.output(folder, command)
            .lines()
            .map(line -> Stream.of(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray())
            .toList());
  }
}
