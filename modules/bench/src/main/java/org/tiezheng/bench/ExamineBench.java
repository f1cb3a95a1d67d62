package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules over a large case: bytes hashed again, sources read again, every rule asked. */
final class ExamineBench implements Benchmark {
  private static final double MOST_SECONDS = 10;
  private static final int MESSAGES = 100_000;
  private static final int ITEMS = 1_000;

  @Override
  public String name() {
    return "examine";
  }

  @Override
  public String title() {
    return "a case examined (--long: 100,000 messages and 1,000 items), process fresh, heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long messages = settings.size(MESSAGES / 10, MESSAGES);
    long items = settings.size(ITEMS / 10, ITEMS);
    Path folder = Files.createDirectories(settings.work().resolve("examine"));
    Shell.output(
        folder,
        Shell.java(
            "512m",
            ExamineRun.class,
            "prepare",
            folder.toString(),
            String.valueOf(messages),
            String.valueOf(items)));
    String said =
        Shell.output(folder, Shell.java("512m", ExamineRun.class, "examine", folder.toString()));
    double[] values =
        Stream.of(said.strip().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    Shell.removeTree(folder);
    return List.of(
        Measurement.time(
                "examined",
                values[0],
                MOST_SECONDS * messages / MESSAGES,
                "s",
                "the promise: 10 s for 100,000 messages")
            .goal(1),
        Measurement.time("examined, beside it", values[0], values[2], "s", "all records read once"),
        Measurement.plain("findings", values[1], ""),
        Measurement.plain("heap at its peak", values[3] / 1e6, "MB"));
  }
}
