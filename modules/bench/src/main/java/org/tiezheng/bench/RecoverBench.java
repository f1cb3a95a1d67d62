package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deleted messages recovered from a large database in a heap of 512 MB, beside reading the same
 * file from beginning to end and doing nothing with it.
 */
final class RecoverBench implements Benchmark {
  private static final double LEAST_MB = 200;

  @Override
  public String name() {
    return "recover";
  }

  @Override
  public String title() {
    return "deleted rows of an SQLite database (--long: 10 GB, 22 million rows), heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long rows = settings.size(1_000_000, 22_600_000);
    Path folder = Files.createDirectories(settings.work().resolve("recover"));
    Path script = RecoverPeersBench.resource(folder, "messages.py");
    Path file = folder.resolve("messages.db");
    Shell.output(
        folder, List.of("python3", script.toString(), file.toString(), String.valueOf(rows)));
    // Neither run shall share the machine with the writing back of the file just made.
    Shell.output(folder, List.of("sync", file.toString()));
    double megabytes = Files.size(file) / 1e6;
    List<String> cat = List.of("cat", file.toString());
    Shell.seconds(folder, cat);
    double bare = Shell.seconds(folder, cat);
    double[] said =
        Stream.of(
                Shell.output(folder, Shell.java("512m", RecoverRun.class, file.toString()))
                    .strip()
                    .split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double seconds = said[3];
    double deleted = rows / 20 + (rows % 20 >= 7 ? 1 : 0);
    List<Measurement> all = new ArrayList<>();
    all.add(Measurement.plain("size of the file", megabytes / 1e3, "GB"));
    all.add(Measurement.plain("live rows compared", said[2], "rows"));
    all.add(
        Measurement.speed(
            "scanned", megabytes / seconds, megabytes / bare, "MB/s", "cat FILE > /dev/null"));
    all.add(
        Measurement.speed(
                "scanned, against the promise",
                megabytes / seconds,
                LEAST_MB,
                "MB/s",
                "200 MB/s on two cores")
            .goal(1));
    all.add(
        Measurement.speed("deleted rows found whole", said[0], deleted, "rows", "deleted rows")
            .goal(1));
    all.add(Measurement.plain("shown as deleted and are not", said[1], "rows"));
    all.add(Measurement.plain("heap at its peak", said[4] / 1e6, "MB"));
    Shell.removeTree(folder);
    return all;
  }
}
