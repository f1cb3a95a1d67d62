package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.Loudly;

/** Changes, replaces and deletes rows, and looks whether each remain is called what it is. */
@Tag("SEED-RCV-01")
class ChangedRowsTest {
  @TempDir Path folder;

  /** How rows of a kind that is known are said to be. */
  private static final class Tally {
    private final Map<KnownRow.Kind, Map<RowState, Integer>> said =
        new EnumMap<>(KnownRow.Kind.class);
    private final Map<Basis, Integer> decided = new EnumMap<>(Basis.class);
    private final List<String> earlierSaidDeleted = new ArrayList<>();
    private final List<String> keyGone = new ArrayList<>();
    private final List<String> deletedSaidEarlier = new ArrayList<>();
    private final List<String> rowidWrong = new ArrayList<>();

    /** Copies of what a live row has, without a rowid of their own that shows them to be older. */
    private final List<String> liveSaidEarlier = new ArrayList<>();

    private int restored;
    private int either;
    private int unknown;
    private int entries;
    private int entriesWithoutRow;
    private final List<String> entriesWrong = new ArrayList<>();

    void add(String world, List<KnownRow> truth, RecoveredRow row) {
      List<KnownRow> same = Score.known(row, truth);
      Set<KnownRow.Kind> kinds = EnumSet.noneOf(KnownRow.Kind.class);
      same.forEach(each -> kinds.add(each.kind()));
      if (kinds.size() != 1) {
        either += kinds.size() > 1 ? 1 : 0;
        unknown += kinds.isEmpty() ? 1 : 0;
        return;
      }
      KnownRow.Kind kind = kinds.iterator().next();
      said.computeIfAbsent(kind, _ -> new EnumMap<>(RowState.class))
          .merge(row.state(), 1, Integer::sum);
      String text = world + " " + row.basis() + " " + row.candidates() + " " + Score.text(row);
      if (kind == KnownRow.Kind.EARLIER && row.state() == RowState.DELETED) {
        (Score.isKeyGone(row, truth) ? keyGone : earlierSaidDeleted).add(text);
      }
      if (kind == KnownRow.Kind.DELETED && row.state() == RowState.EARLIER_VERSION) {
        deletedSaidEarlier.add(text);
      }
      if (kind == KnownRow.Kind.LIVE
          && row.state() == RowState.EARLIER_VERSION
          && (row.rowid().isEmpty() || row.candidates().contains(row.rowid().getAsLong()))) {
        liveSaidEarlier.add(text);
      }
      decided.merge(row.basis(), 1, Integer::sum);
      if (row.rowid().isEmpty()
          && row.likelyRowid().isPresent()
          && row.basis() != Basis.UNIQUE_KEY) {
        restored++;
        String rowid = Long.toString(row.likelyRowid().getAsLong());
        if (same.stream().noneMatch(e -> e.rowid().equals(rowid) || e.rowid().equals("-"))) {
          rowidWrong.add(text);
        }
      }
    }

    /** An entry is right if a version of its row had its values. */
    void add(String world, List<KnownRow> truth, RecoveredEntry entry) {
      List<KnownRow> same =
          truth.stream().filter(row -> row.rowid().equals(Long.toString(entry.rowid()))).toList();
      if (truth.stream().anyMatch(row -> row.rowid().equals("-"))) {
        return;
      }
      entries++;
      boolean live = same.stream().anyMatch(row -> row.kind() == KnownRow.Kind.LIVE);
      entriesWithoutRow += live ? 0 : 1;
      if (live != entry.rowidIsLive() || same.stream().noneMatch(row -> agrees(row, entry))) {
        entriesWrong.add(
            world
                + " "
                + entry.index()
                + " "
                + Canonical.of(entry.values())
                + " "
                + entry.rowid()
                + " "
                + entry.rowidIsLive()
                + live
                + " "
                + entry.source()
                + " "
                + entry.confidence());
      }
    }

    private static boolean agrees(KnownRow row, RecoveredEntry entry) {
      for (int i = 0; i < entry.columns().size(); i++) {
        int column = entry.table().column(entry.columns().get(i));
        if (!row.values().get(column).equals(Canonical.of(entry.values().get(i)))) {
          return false;
        }
      }
      return true;
    }

    void add(Tally other) {
      entries += other.entries;
      entriesWithoutRow += other.entriesWithoutRow;
      entriesWrong.addAll(other.entriesWrong);
      other.said.forEach((kind, states) ->
          states.forEach((state, count) ->
              said.computeIfAbsent(kind, _ -> new EnumMap<>(RowState.class))
                  .merge(state, count, Integer::sum)));
      other.decided.forEach((basis, count) -> decided.merge(basis, count, Integer::sum));
      earlierSaidDeleted.addAll(other.earlierSaidDeleted);
      keyGone.addAll(other.keyGone);
      deletedSaidEarlier.addAll(other.deletedSaidEarlier);
      rowidWrong.addAll(other.rowidWrong);
      liveSaidEarlier.addAll(other.liveSaidEarlier);
      restored += other.restored;
      either += other.either;
      unknown += other.unknown;
    }

    int said(KnownRow.Kind kind, RowState state) {
      return said.getOrDefault(kind, Map.of()).getOrDefault(state, 0);
    }

    @Override
    public String toString() {
      return said
          + " "
          + decided
          + " earlier said deleted %d, but their key gone %d, deleted said earlier %d; rowid restored %d, wrong %d; either %d, unknown %d; entries %d, without row %d, wrong %d"
              .formatted(
                  earlierSaidDeleted.size(),
                  keyGone.size(),
                  deletedSaidEarlier.size(),
                  restored,
                  rowidWrong.size(),
                  either,
                  unknown,
                  entries,
                  entriesWithoutRow,
                  entriesWrong.size());
    }
  }

  @Test
  void noFormerVersionOfALiveRowIsCalledDeleted() throws Exception {
    boolean many = Boolean.getBoolean("long");
    Map<String, Tally> bySchema = new TreeMap<>();
    Map<String, Tally> byScenario = new TreeMap<>();
    Tally all = new Tally();
    for (int seed = 1; seed <= (many ? 5 : 1); seed++) {
      for (int pageSize : many ? new int[] {512, 1024, 4096, 16384} : new int[] {1024}) {
        for (World world : worlds(seed, pageSize, pageSize >= 4096 ? 1500 : 400)) {
          Tally tally = tally(world);
          String schema = world.name().substring(0, world.name().indexOf('-'));
          bySchema.computeIfAbsent(schema, _ -> new Tally()).add(tally);
          byScenario
              .computeIfAbsent(world.name().substring(schema.length() + 1), _ -> new Tally())
              .add(tally);
          all.add(tally);
        }
      }
    }
    bySchema.forEach((name, tally) -> System.out.println(name + ": " + tally));
    byScenario.forEach((name, tally) -> System.out.println(name + ": " + tally));
    System.out.println("all: " + all);
    Stream.of(all.earlierSaidDeleted, all.deletedSaidEarlier, all.rowidWrong, all.entriesWrong)
        .forEach(wrong -> wrong.stream().limit(8).forEach(System.out::println));
    assertThat(all.earlierSaidDeleted).isEmpty();
    assertThat(all.deletedSaidEarlier).isEmpty();
    assertThat(all.liveSaidEarlier).isEmpty();
    assertThat(all.rowidWrong).isEmpty();
    // Bytes of two entries can lie so that nothing tells them from those of one.
    assertThat(all.entriesWrong).hasSizeLessThanOrEqualTo(1 + all.entries / 20_000);
    assertThat(all.said(KnownRow.Kind.LIVE, RowState.DELETED)).isZero();
    assertThat(all.said(KnownRow.Kind.LIVE, RowState.DELETED_OR_EARLIER)).isZero();
  }

  private static Tally tally(World world) throws IOException {
    Tally tally = new Tally();
    Recovery.scan(
        world.open(),
        new RecoverySink() {
          @Override
          public void row(RecoveredRow row) {
            if (row.table().name().equals(world.rows().getFirst().table())) {
              tally.add(world.name(), world.rows(), row);
            }
          }

          @Override
          public void entry(RecoveredEntry entry) {
            tally.add(world.name(), world.rows(), entry);
          }
        },
        RecoveryOptions.USUAL);
    return tally;
  }

  private List<World> worlds(int seed, int pageSize, int rows) throws Exception {
    Path out = folder.resolve(seed + "-" + pageSize);
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                Path.of("src/test/python/change_worlds.py").toString(),
                out.toString(),
                "" + rows,
                "" + rows / 3,
                "" + seed,
                "" + pageSize));
    String only = System.getProperty("world", "");
    if (!only.isEmpty()) {
      command.addAll(List.of(only.split("/")));
    }
    Loudly.need(WorldsRecoveryTest.pythonIsThere(), "no python3 with sqlite3: no worlds");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    List<World> worlds = new ArrayList<>();
    try (Stream<Path> folders = Files.list(out)) {
      for (Path each : folders.sorted().toList()) {
        worlds.add(World.read(each));
      }
    }
    return worlds;
  }
}
