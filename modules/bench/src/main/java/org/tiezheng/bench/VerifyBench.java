package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * Verifying a whole bundle (bytes, log, time), against {@code sha256sum -c} on the same manifest
 * and {@code openssl dgst} on the same files; rounds alternate and the best of each counts. Ours is
 * measured in this warm JVM, as the server and a command that checks several bundles run it, and as
 * a process of its own. Processor seconds are user plus system, which a busy machine disturbs less
 * than the wall clock.
 */
final class VerifyBench implements Benchmark {
  private static final int ROUNDS = 3;
  private static final String VERIFIER = "org.tiezheng.verify.Main";
  private static final List<String> SUM =
      List.of("sha256sum", "-c", "--quiet", BundleLayout.MANIFEST);

  /** What one process took. */
  private record Cost(double wall, double cpu) {
    Cost best(Cost other) {
      return new Cost(Math.min(wall, other.wall), Math.min(cpu, other.cpu));
    }
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String title() {
    return "a whole bundle of 240 originals, warm cache";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Path folder = settings.work().resolve("verify");
    long bytes = settings.size(512L << 20, 5L << 30);
    Path bag;
    try (BundleToVerify bundle = new BundleToVerify(folder)) {
      bag = bundle.write(bytes);
    }
    List<Measurement> rows = measure(bag, bytes / 1e6);
    Shell.removeTree(folder);
    return rows;
  }

  /** One way of doing it. */
  @FunctionalInterface
  private interface Way {
    Cost once() throws IOException, InterruptedException;
  }

  private static List<Measurement> measure(Path bag, double megabytes)
      throws IOException, InterruptedException {
    VerifyOptions both = VerifyOptions.DEFAULT;
    Cost[] best =
        best(
            List.of(
                () -> inProcess(bag, both.sha256Only()),
                () -> inProcess(bag, both),
                () -> process(bag, ours(bag, "--sha256-only")),
                () -> process(bag, ours(bag)),
                () -> process(bag, SUM),
                () -> process(bag, openssl("-sha256")),
                () -> process(bag, openssl("-sm3"))));
    Cost sum = best[4];
    String against = "sha256sum -c";
    String twice = "openssl dgst -sha256, then -sm3";
    return List.of(
        rate("SHA-256, per core-second", megabytes, best[0].cpu(), sum.cpu(), against).goal(3.0),
        rate("SHA-256, JVM start too", megabytes, best[2].cpu(), sum.cpu(), against),
        rate("SHA-256, per core-second", megabytes, best[0].cpu(), best[5].cpu(), "openssl dgst"),
        rate("SHA-256, wall", megabytes, best[0].wall(), sum.wall(), against),
        rate("both digests, wall", megabytes, best[1].wall(), sum.wall(), against).goal(1.0),
        rate("both, wall, JVM start too", megabytes, best[3].wall(), sum.wall(), against),
        rate("both, per core-second", megabytes, best[1].cpu(), sum.cpu(), against),
        rate(
            "both, per core-second",
            megabytes,
            best[1].cpu(),
            best[5].cpu() + best[6].cpu(),
            twice));
  }

  /** The best of each, in rounds; the first round only warms up. */
  private static Cost[] best(List<Way> ways) throws IOException, InterruptedException {
    Cost[] best = new Cost[ways.size()];
    for (int round = 0; round <= ROUNDS; round++) {
      for (int i = 0; i < best.length; i++) {
        Cost cost = ways.get(i).once();
        best[i] = round <= 1 ? cost : best[i].best(cost);
      }
    }
    return best;
  }

  private static Cost inProcess(Path bag, VerifyOptions options) throws InterruptedException {
    ProcessHandle self = ProcessHandle.current();
    long wall = System.nanoTime();
    Duration cpu = self.info().totalCpuDuration().orElseThrow();
    VerifyReport report = Verifier.verify(bag, options, Progress.SILENT);
    cpu = self.info().totalCpuDuration().orElseThrow().minus(cpu);
    if (report.exitCode() != VerifyReport.OK) {
      throw new IllegalStateException(report.summary(Locale.ENGLISH));
    }
    return new Cost((System.nanoTime() - wall) / 1e9, cpu.toMillis() / 1e3);
  }

  private static Measurement rate(
      String what, double megabytes, double ours, double theirs, String against) {
    return Measurement.speed(what, megabytes / ours, megabytes / theirs, "MB/s", against);
  }

  private static List<String> ours(Path bag, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                VERIFIER,
                bag.toString()));
    command.addAll(List.of(options));
    return command;
  }

  private static List<String> openssl(String digest) {
    return List.of(
        "sh",
        "-c",
        "find data -type f -print0 | xargs -0 -n 64 openssl dgst " + digest + " >/dev/null");
  }

  /** Runs under bash's own clock, which tells wall, user and system seconds of all children. */
  private static Cost process(Path bag, List<String> command)
      throws IOException, InterruptedException {
    List<String> timed =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%3R %3U %3S'; { time \"$@\" >/dev/null 2>&1 || exit 1; } 2>&1",
                "bash"));
    timed.addAll(command);
    String[] seconds = Shell.output(bag, timed).strip().split(" ", -1);
    return new Cost(
        Double.parseDouble(seconds[0]),
        Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
  }
}
