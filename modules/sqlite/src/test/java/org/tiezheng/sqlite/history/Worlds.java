package org.tiezheng.sqlite.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.Loudly;

/** Databases made by {@code src/test/python}. */
public final class Worlds {
  private Worlds() {}

  /** Runs a generator; skips the test if there is no Python. */
  public static void generate(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("python3");
    command.add(Path.of("src/test/python", script).toAbsolutePath().toString());
    command.addAll(Arrays.asList(arguments));
    Process python;
    try {
      python = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      Loudly.need(false, "no python3 here: " + e.getMessage());
      return;
    }
    assertThat(python.waitFor()).isZero();
  }

  /** Opens a database with its logs, in memory. */
  public static Database open(Path main) throws IOException {
    return Database.open(
        new DatabaseFiles(
            MemorySegment.ofArray(Files.readAllBytes(main)),
            beside(main, "-wal"),
            beside(main, "-journal")));
  }

  private static Optional<MemorySegment> beside(Path main, String end) throws IOException {
    Path path = main.resolveSibling(main.getFileName() + end);
    return Files.exists(path)
        ? Optional.of(MemorySegment.ofArray(Files.readAllBytes(path)))
        : Optional.empty();
  }

  /** The truth: for each transaction, by salts and last frame, what it did. */
  static Map<String, List<String>> truth(Path main) throws IOException {
    Map<String, List<String>> truth = new LinkedHashMap<>();
    List<String> lines = List.of();
    for (String line : Files.readAllLines(Path.of(main.toString().replace(".db", ".truth")))) {
      if (line.startsWith("STEP\t")) {
        lines = new ArrayList<>();
        truth.put(line.substring(5), lines);
      } else {
        lines.add(line);
      }
    }
    return truth;
  }
}
