package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long a person waits for what a small database still holds: each database of the published
 * material (if the variable CORPUS says where it is) in a process that has warmed up, and the
 * command itself, cold, on half a megabyte with a log of four.
 */
final class SmallFileBench implements Benchmark {
  private static final int ROUNDS = 5;
  private static final double PROMISE = 1_000;

  @Override
  public String name() {
    return "small";
  }

  @Override
  public String title() {
    return "recovering from small files, median of " + ROUNDS + " (goal of the issue: 1 s a file)";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(settings.work().resolve("small"));
    Path withLog = withLog(folder);
    List<Measurement> rows = new ArrayList<>();
    String corpus = System.getProperty("corpus", "");
    if (corpus.isEmpty()) {
      System.err.println("small: CORPUS is not set, so the published databases are left out");
    } else {
      rows.addAll(warm(settings, Path.of(corpus).toAbsolutePath()));
    }
    rows.addAll(warm(settings, withLog));
    rows.addAll(cold(settings, withLog));
    Shell.removeTree(folder);
    return rows;
  }

  private static Path withLog(Path folder) throws IOException, InterruptedException {
    String script = RecoverPeersBench.resource(folder, "with_log.py").toString();
    Path file = folder.resolve("with log.db");
    Shell.output(folder, List.of("python3", script, file.toString()));
    return file;
  }

  /** One process reads all of them, several times; it prints milliseconds, a tab, the file. */
  private static List<Measurement> warm(BenchSettings settings, Path path)
      throws IOException, InterruptedException {
    String out =
        Shell.output(
            settings.root(),
            Shell.java("512m", SmallFileRun.class, String.valueOf(ROUNDS), path.toString()));
    List<String> lines = out.lines().toList();
    double slowest = 0;
    String name = "";
    double sum = 0;
    for (String line : lines) {
      double millis = Double.parseDouble(line.substring(0, line.indexOf('\t')));
      sum += millis;
      if (millis > slowest) {
        slowest = millis;
        name = line.substring(line.indexOf('\t') + 1);
      }
    }
    boolean one = lines.size() == 1;
    List<Measurement> rows = new ArrayList<>();
    rows.add(
        Measurement.time(
                "warm: " + (one ? "" : "slowest of " + lines.size() + ", ") + name,
                slowest,
                PROMISE,
                "ms",
                "the promise")
            .goal(1));
    if (!one) {
      rows.add(Measurement.plain("warm: mean of " + lines.size(), sum / lines.size(), "ms"));
    }
    return rows;
  }

  private static List<Measurement> cold(BenchSettings settings, Path file)
      throws IOException, InterruptedException {
    Path root = settings.root();
    String launcher = root.resolve("tiezheng").toString();
    Shell.output(root, List.of(launcher, "--help")); // builds if this is the first call
    double ours = median(root, List.of(launcher, "recover", file.toString(), "--json"));
    double bare = median(root, List.of(Shell.java("512m", Main.class).getFirst(), "-version"));
    String what =
        String.format(
            "cold: tiezheng recover, %.1f MB + %.1f MB of log",
            Files.size(file) / 1e6, Files.size(Path.of(file + "-wal")) / 1e6);
    return List.of(
        Measurement.time(what, ours, PROMISE, "ms", "the promise").goal(1),
        Measurement.time(what, ours, bare, "ms", "java -version: a JVM that does nothing"));
  }

  private static double median(Path root, List<String> command)
      throws IOException, InterruptedException {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      millis[i] = Shell.seconds(root, command) * 1_000;
    }
    Arrays.sort(millis);
    return millis[ROUNDS / 2];
  }

  /** The databases below a folder, by their first bytes; the file itself if it is one. */
  static List<Path> databases(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.size(file) >= 512 && magic(file).equals("SQLite format 3\0")) {
          found.add(file);
        }
      }
      return found;
    }
  }

  private static String magic(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(16), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }
}
