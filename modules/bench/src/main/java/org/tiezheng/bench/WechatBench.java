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
 * 512 MB, beside the SQLite library that reads the same plain rows and makes nothing of them.
 */
final class WechatBench implements Benchmark {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final double PROMISED = 100_000;

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
    double bare = run(folder, "library", plain, Optional.empty())[0];
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
      Path folder, String what, Path shard, Optional<String> key, double bare)
      throws IOException, InterruptedException {
    double[] walk = run(folder, "walk", shard, key);
    double[] read = run(folder, "import", shard, key);
    double[] taken = run(folder, "collect", shard, key);
    return List.of(
        Measurement.time(what + ": every value walked", walk[0], bare, "s", "SQLite, plain rows")
            .goal(0.5),
        Measurement.time(what + ": messages as records", read[0], bare, "s", "SQLite, plain rows"),
        Measurement.speed(
            what + ": records, none kept", read[1] / read[0], PROMISED, "1/s", "the promise"),
        Measurement.speed(
            what + ": collected, reading alone",
            taken[1] / taken[3],
            PROMISED,
            "1/s",
            "the promise"),
        Measurement.speed(
                what + ": collected into a case",
                taken[1] / taken[0],
                PROMISED,
                "1/s",
                "the promise")
            .goal(1),
        Measurement.plain(what + ": heap at its peak", taken[2] / 1e6, "MB"));
  }

  private static double[] run(Path folder, String how, Path shard, Optional<String> key)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of(how, shard.toString()));
    key.ifPresent(args::add);
    List<String> command = Shell.java("512m", WechatRun.class, args.toArray(String[]::new));
    return Stream.of(Shell.output(folder, command).strip().split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
