package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A long conversation in Chinese with emoji written in every format, in a heap of 512 MB. The PDF
 * stands beside PDFBox alone with the same words, cut off to one line for each message; the others
 * beside the same messages as plain text.
 */
final class ExportBench implements Benchmark {
  private static final double MOST_SECONDS = 60;

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String title() {
    return "a conversation written in every format (--long: 100,000 messages), heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long messages = settings.size(20_000, 100_000);
    Path folder = Files.createDirectories(settings.work().resolve("export"));
    double[] bare = run(folder, messages, "bare");
    double[] pdf = run(folder, messages, "pdf");
    List<Measurement> all = new ArrayList<>();
    all.add(Measurement.time("pdf", pdf[0], bare[0], "s", "PDFBox alone, one cut line each"));
    all.add(
        Measurement.time(
                "pdf, against the promise",
                pdf[0],
                MOST_SECONDS * messages / 100_000,
                "s",
                "60 s for 100,000 messages")
            .goal(1));
    all.add(Measurement.beside("pdf, size", pdf[1] / 1e6, bare[1] / 1e6, "MB", "PDFBox alone"));
    all.add(
        Measurement.beside("pdf, heap at its peak", pdf[2] / 1e6, bare[2] / 1e6, "MB", "the same"));
    double[] text = run(folder, messages, "txt");
    for (String format : List.of("html", "csv", "json", "xlsx", "docx")) {
      double[] made = run(folder, messages, format);
      all.add(Measurement.time(format, made[0], text[0], "s", "plain text of the same"));
      all.add(Measurement.beside(format + ", size", made[1] / 1e6, text[1] / 1e6, "MB", "text"));
    }
    Shell.removeTree(folder);
    return all;
  }

  private static double[] run(Path folder, long messages, String format)
      throws IOException, InterruptedException {
    String file = folder.resolve("export." + format).toString();
    String said =
        Shell.output(
            folder, Shell.java("512m", ExportRun.class, String.valueOf(messages), format, file));
    return Stream.of(said.strip().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
