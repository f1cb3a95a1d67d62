package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The full version that is handed in, beside a browser that prints the same lines. */
final class PaperBench implements Benchmark {
  private static final double MOST_SECONDS = 8;
  private static final int MESSAGES = 20_000;

  @Override
  public String name() {
    return "paper";
  }

  @Override
  public String title() {
    return "the full version of a chat as PDF/A (20,000 messages), JVM start included, heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    int messages = (int) settings.size(MESSAGES / 4, MESSAGES);
    Path folder = Files.createDirectories(settings.work().resolve("paper"));
    Path pdf = folder.resolve("full.pdf");
    long before = System.nanoTime();
    String said = Shell.output(folder, run(messages, "full", pdf));
    double ours = (System.nanoTime() - before) / 1e9;
    double peak = Double.parseDouble(said.strip().split(" ", -1)[2]);
    List<Measurement> all = new ArrayList<>();
    double promised = MOST_SECONDS * messages / MESSAGES;
    all.add(
        Measurement.time("full version", ours, promised, "s", "the promise: 8 s for 20,000")
            .goal(1));
    all.add(Measurement.plain("heap at its peak", peak / 1e6, "MB"));
    Optional<String> browser = browser();
    if (browser.isPresent()) {
      Path page = folder.resolve("page.html");
      Shell.output(folder, run(messages, "page", page));
      Path printed = folder.resolve("printed.pdf");
      double theirs = Shell.seconds(folder, print(browser.get(), page, printed));
      all.add(
          Measurement.time("full version, beside it", ours, theirs, "s", "Chromium prints HTML")
              .goal(1));
      all.add(
          Measurement.beside(
              "size", Files.size(pdf) / 1e6, Files.size(printed) / 1e6, "MB", "Chromium's"));
    }
    Shell.removeTree(folder);
    return all;
  }

  private static List<String> run(int messages, String what, Path file) {
    return Shell.java("512m", ExportRun.class, String.valueOf(messages), what, file.toString());
  }

  private static List<String> print(String browser, Path page, Path pdf) {
    return List.of(
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--allow-file-access-from-files",
        "--user-data-dir=" + page.resolveSibling("profile"),
        "--no-pdf-header-footer",
        "--timeout=600000",
        "--print-to-pdf=" + pdf,
        page.toUri().toString());
  }

  private static Optional<String> browser() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .filter(p -> Files.isExecutable(Path.of(p)))
        .findFirst();
  }
}
