package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two copies of a conversation compared in a heap of 512 MB, beside {@code diff} on the same
 * messages as lines, without ids and times, which tells lines apart but neither clocks, edits nor
 * what may be called absent.
 */
final class CompareBench implements Benchmark {
  private static final double MOST_SECONDS = 20;

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String title() {
    return "both parties' copies of a conversation (--long: 200,000 on each side), heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long messages = settings.size(50_000, 200_000);
    Path folder = Files.createDirectories(settings.work().resolve("compare"));
    String count = String.valueOf(messages);
    Shell.output(folder, Shell.java("512m", CompareRun.class, count, "false", folder.toString()));
    // diff ends with 1 when it finds differences, as it must here.
    List<String> diff = List.of("sh", "-c", "diff a.txt b.txt; test $? -eq 1");
    Shell.seconds(folder, diff);
    double bare = Shell.seconds(folder, diff);
    List<Measurement> all = new ArrayList<>();
    for (boolean ids : new boolean[] {true, false}) {
      String with = ids ? ", with ids" : ", without ids";
      double[] said =
          Stream.of(
                  Shell.output(
                          folder, Shell.java("512m", CompareRun.class, count, String.valueOf(ids)))
                      .strip()
                      .split(" ", -1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      double planted = messages / 1_000.0;
      all.add(Measurement.time("compared" + with, said[0], bare, "s", "diff of the lines"));
      all.add(
          Measurement.time(
                  "compared, against the promise" + with,
                  said[0],
                  MOST_SECONDS * messages / 200_000,
                  "s",
                  "20 s for 200,000 on each side")
              .goal(1));
      all.add(
          Measurement.speed("absences told" + with, said[1], planted, "rows", "planted").goal(1));
      all.add(
          Measurement.speed("alterations told" + with, said[2], planted, "rows", "planted")
              .goal(1));
      all.add(Measurement.plain("wrong accusations" + with, said[3], "rows"));
      all.add(Measurement.plain("processor time, without collections" + with, said[5], "s"));
      all.add(Measurement.plain("heap at its peak" + with, said[4] / 1e6, "MB"));
    }
    Shell.removeTree(folder);
    return all;
  }
}
