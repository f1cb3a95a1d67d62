package org.tiezheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs benchmarks and prints a table for each: {@code bench [--long] [--work=DIR] [NAME…]}. Exit
 * code 0 if every promise was kept, 1 if one was missed, 2 for a wrong call.
 */
public final class Main {
  private static final List<Benchmark> ALL =
      List.of(
          new HashBench(),
          new DepositBench(),
          new DepositApiBench(),
          new AppUsersBench(),
          new MerkleBench(),
          new StartBench(),
          new SparseBench(),
          new VerifyBench(),
          new RecoverBench(),
          new SmallFileBench(),
          new CompareBench(),
          new WechatBench(),
          new ExportBench(),
          new PaperBench(),
          new ExamineBench(),
          new ScreensBench(),
          new BundleBench(),
          new RecoverPeersBench());

  private Main() {}

  /** Starts from the checkout given by the system property {@code root}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    boolean longRun = false;
    Path work = Path.of(System.getProperty("java.io.tmpdir"));
    List<Benchmark> chosen = new ArrayList<>();
    for (String arg : args) {
      Optional<Benchmark> named = ALL.stream().filter(b -> b.name().equals(arg)).findFirst();
      if (arg.equals("--long")) {
        longRun = true;
      } else if (arg.startsWith("--work=")) {
        work = Path.of(arg.substring("--work=".length()));
      } else if (named.isPresent()) {
        chosen.add(named.get());
      } else {
        System.err.println("usage: bench [--long] [--work=DIR] " + names());
        System.exit(2);
      }
    }
    Files.createDirectories(work);
    Path folder = Files.createTempDirectory(work, "tiezheng-bench");
    try {
      BenchSettings settings =
          new BenchSettings(
              longRun, folder, Path.of(System.getProperty("root", ".")).toAbsolutePath());
      System.exit(run(chosen.isEmpty() ? ALL : chosen, settings, System.out) ? 0 : 1);
    } finally {
      Shell.removeTree(folder);
    }
  }

  private static boolean run(List<Benchmark> chosen, BenchSettings settings, PrintStream out)
      throws IOException, InterruptedException {
    Machine.facts(settings).forEach(out::println);
    boolean kept = true;
    for (Benchmark benchmark : chosen) {
      out.printf(Locale.ROOT, "%n%s: %s%n", benchmark.name(), benchmark.title());
      out.printf(
          Locale.ROOT,
          "%-44s %12s %12s %-6s %6s %6s %-4s  %s%n",
          "what",
          "ours",
          "baseline",
          "unit",
          "ratio",
          "goal",
          "",
          "baseline is");
      for (Measurement m : benchmark.run(settings)) {
        out.println(m.row());
        kept &= m.kept();
      }
    }
    return kept;
  }

  private static String names() {
    return Stream.concat(ALL.stream().map(Benchmark::name), Stream.of("(default: all)"))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
