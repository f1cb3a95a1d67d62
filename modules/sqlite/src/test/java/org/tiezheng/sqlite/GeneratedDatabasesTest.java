package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite itself shows of databases with random schemas, page sizes, encodings and logs. */
class GeneratedDatabasesTest {
  private static final int COUNT = Boolean.getBoolean("long") ? 400 : 40;

  @Test
  void everyLiveRowIsReadAsSqliteShowsIt(@TempDir Path folder)
      throws IOException, InterruptedException {
    generate(folder, 7, COUNT);
    int read = 0;
    int hot = 0;
    int logs = 0;
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve("7-" + i + ".db");
      List<String> expected = Files.readAllLines(path.resolveSibling("7-" + i + ".rows"));
      try (SeizedFiles files = new SeizedFiles(path)) {
        List<String> rows = rows(files.database());
        assertThat(rows).as(path.toString()).containsExactlyInAnyOrderElementsOf(expected);
        read += rows.size();
        hot += files.database().journal().filter(RollbackJournal::hot).isPresent() ? 1 : 0;
        logs += files.database().wal().filter(log -> log.frames() > 0).isPresent() ? 1 : 0;
      }
    }
    assertThat(hot).isPositive();
    assertThat(logs).isGreaterThan(COUNT / 10);
    assertThat(read).isGreaterThan(50 * COUNT);
  }

  private static List<String> rows(Database database) {
    assertThat(database.damage()).isEmpty();
    List<String> lines = new ArrayList<>();
    for (Table table : database.schema().tables()) {
      Walk walk = database.rows(table, row -> lines.add(SeizedFiles.line(row)));
      assertThat(walk.damage()).as(table.sql()).isEmpty();
    }
    return lines;
  }

  static void generate(Path folder, int seed, int count) throws IOException, InterruptedException {
    python("make_databases.py", folder.toString(), Integer.toString(seed), Integer.toString(count));
  }

  /** Runs one of our scripts; without Python the test is skipped and says so. */
  static void python(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.add(Path.of("src/test/python", script).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    Process python;
    try {
      python = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      Loudly.need(false, "no python3 here: " + e.getMessage());
      return;
    }
    assertThat(python.waitFor()).isZero();
  }
}
