package org.tiezheng.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The same deleted messages looked for by us and by {@code sqlite3 FILE .recover}, in one run. The
 * shell that Debian ships cannot recover at all (it lacks the sqlite_dbpage table); then its error
 * stands in the table. Another shell can be named by the variable {@code SQLITE3}.
 */
final class RecoverPeersBench implements Benchmark {
  @Override
  public String name() {
    return "peers";
  }

  @Override
  public String title() {
    return "deleted rows found, beside sqlite3 .recover";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long rows = settings.size(20_000, 400_000);
    Path folder = Files.createDirectories(settings.work().resolve("peers"));
    Path script = resource(folder, "messages.py");
    Path file = folder.resolve("messages.db");
    Shell.output(
        folder, List.of("python3", script.toString(), file.toString(), String.valueOf(rows)));
    String shell = Objects.requireNonNullElse(System.getenv("SQLITE3"), "sqlite3");
    List<Measurement> all = new ArrayList<>();
    double deleted = rows / 20 + (rows % 20 >= 7 ? 1 : 0);
    all.add(Measurement.plain("deleted rows", deleted, "rows"));
    all.addAll(
        measured("tiezheng", folder, Shell.java("512m", RecoverLines.class, file.toString())));
    all.addAll(measured("sqlite3 .recover", folder, List.of(shell, file.toString(), ".recover")));
    Shell.removeTree(folder);
    return all;
  }

  private static List<Measurement> measured(String who, Path folder, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    whole.add("python3");
    whole.add(resource(folder, "measured.py").toString());
    whole.addAll(command);
    List<String> said = List.of(Shell.output(folder, whole).strip().split(" ", 6));
    String failed = said.get(4).equals("0") ? "" : " (failed: " + said.get(5) + ")";
    return List.of(
        Measurement.plain(who + ": deleted rows found" + failed, number(said, 0), "rows"),
        Measurement.plain(who + ": live rows in its output", number(said, 1), "rows"),
        Measurement.plain(who + ": time", number(said, 2), "s"),
        Measurement.plain(who + ": memory at its peak", number(said, 3) / 1e6, "MB"));
  }

  private static double number(List<String> said, int index) {
    return Double.parseDouble(said.get(index));
  }

  static Path resource(Path folder, String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(RecoverPeersBench.class.getResourceAsStream(name))) {
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }
}
