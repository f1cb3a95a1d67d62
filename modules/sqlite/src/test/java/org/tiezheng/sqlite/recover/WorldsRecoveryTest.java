package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.Loudly;

/** Deletes rows of many kinds in many ways, and looks what comes back. */
@Tag("SEED-RCV-01")
class WorldsRecoveryTest {
  @TempDir Path folder;

  @Test
  void everyDeletedRowWhoseBytesAreLeftComesBackAndNoOther() throws Exception {
    Map<String, Score> byScenario = new TreeMap<>();
    Map<String, Score> bySchema = new TreeMap<>();
    int seeds = Boolean.getBoolean("long") ? 5 : 1;
    for (int seed = 1; seed <= seeds; seed++) {
      for (int pageSize :
          Boolean.getBoolean("long") ? new int[] {1024, 4096, 8192} : new int[] {1024}) {
        for (World world : worlds(seed, pageSize)) {
          Score score = score(world);
          String schema = world.name().substring(0, world.name().indexOf('-'));
          String scenario = world.name().substring(schema.length() + 1);
          byScenario.computeIfAbsent(scenario, _ -> new Score()).add(score);
          bySchema.computeIfAbsent(schema, _ -> new Score()).add(score);
          show(world.name() + " " + pageSize, score);
        }
      }
    }
    Score all = new Score();
    byScenario.forEach((name, score) -> System.out.println(name + ": " + score));
    bySchema.forEach((name, score) -> System.out.println(name + ": " + score));
    bySchema.values().forEach(all::add);
    System.out.println("all: " + all);
    assertThat(all.liveShown).hasSize(0);
    // But for those in keyGone: an UPDATE changed their UNIQUE key, and no row has it any more.
    assertThat(all.earlierSaidDeleted).isEmpty();
    // Where the statement of a dropped table is written over, nothing tells its columns: only what
    // lies on leaf pages without any fault comes back, and as rows of an unknown table.
    Score unnamed = byScenario.getOrDefault("Q-drop-reuse", new Score());
    byScenario.remove("Q-drop-reuse");
    assertThat(unnamed.wrong).isEmpty();
    assertThat(unnamed.ofUnknown).isGreaterThanOrEqualTo(unnamed.there / 2);
    Score others = new Score();
    byScenario.values().forEach(others::add);
    System.out.println("all but Q: " + others);
    System.out.println("right, but their last bytes may be a freeblock's: " + others.doubtful);
    assertThat(others.wrong.size()).isZero();
    assertThat(others.missed.size()).isZero();
  }

  private static void show(String name, Score score) {
    if (score.wrong.isEmpty() && score.liveShown.isEmpty() && score.missed.isEmpty()) {
      return;
    }
    System.out.println(name + ": " + score);
    if (Boolean.getBoolean("verbose")) {
      score.wrong.stream().limit(2).forEach(row -> System.out.println("   wrong " + row));
      score.liveShown.stream().limit(2).forEach(row -> System.out.println("   live " + row));
      score.missed.stream().limit(2).forEach(row -> System.out.println("   missed " + row));
    }
  }

  private static Score score(World world) throws IOException {
    List<RecoveredRow> rows = new ArrayList<>();
    RecoveryReport report = Recovery.scan(world.open(), rows::add, RecoveryOptions.USUAL);
    assertThat(report.notSearched().images()).as(world.name()).isZero();
    return Score.of(world.rows(), rows);
  }

  private List<World> worlds(int seed, int pageSize) throws Exception {
    Path out = folder.resolve(seed + "-" + pageSize);
    generate(out, 500, 60, seed, pageSize);
    List<World> worlds = new ArrayList<>();
    try (Stream<Path> folders = Files.list(out)) {
      for (Path each : folders.sorted().toList()) {
        worlds.add(World.read(each));
      }
    }
    return worlds;
  }

  static void generate(Path out, int rows, int deleted, int seed, int pageSize) throws Exception {
    String only = System.getProperty("world", "");
    List<String> names = only.isEmpty() ? List.of() : List.of(only.split("/"));
    generate(out, rows, deleted, seed, pageSize, names);
  }

  /** Makes the worlds of a table, or of a table and a way of deleting; all if neither is named. */
  static void generate(Path out, int rows, int deleted, int seed, int pageSize, List<String> names)
      throws Exception {
    Path script = Path.of("src/test/python/deletion_worlds.py");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("python3", script.toString(), out.toString(), "" + rows, "" + deleted, "" + seed));
    command.add("" + pageSize);
    command.addAll(names);
    Loudly.need(pythonIsThere(), "no python3 with sqlite3: worlds cannot be made");
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  static boolean pythonIsThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import sqlite3").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
