package org.tiezheng.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long a person waits for the command to say something. */
final class StartBench implements Benchmark {
  private static final int ROUNDS = 11;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "wall time of ./tiezheng --help, median of " + ROUNDS + " (goal of the issue: 500 ms)";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Path root = settings.root();
    List<String> help = List.of(root.resolve("tiezheng").toString(), "--help");
    Shell.output(root, help); // builds and makes the cache if this is the first call
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    double ours = median(root, help);
    double bare = median(root, List.of(java, "-version"));
    List<Measurement> rows = new ArrayList<>();
    rows.add(
        Measurement.time(
            "./tiezheng --help", ours, bare, "ms", "java -version: a JVM that does nothing"));
    Path target = root.resolve("modules/cli/target");
    if (Files.exists(target.resolve("classpath"))) {
      String classpath = Files.readString(target.resolve("classpath")).strip();
      // As the launcher does: the command's own jar first.
      StringBuilder absolute = new StringBuilder().append(target.resolve("tiezheng-cli.jar"));
      for (String jar : Arrays.asList(classpath.split(":", -1))) {
        absolute.append(':').append(target.resolve(jar));
      }
      List<String> plain =
          List.of(
              java,
              "-XX:+UseSerialGC",
              "-cp",
              absolute.toString(),
              "org.tiezheng.cli.Main",
              "--help");
      rows.add(
          Measurement.time(
              "./tiezheng --help",
              ours,
              median(root, plain),
              "ms",
              "the same without launcher and cache"));
    }
    rows.add(Measurement.time("./tiezheng --help", ours, 500, "ms", "the promise").goal(1));
    return rows;
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
}
