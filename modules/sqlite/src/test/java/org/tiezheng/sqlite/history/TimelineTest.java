package org.tiezheng.sqlite.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.sqlite.Database;

/** What each transaction of a random history did, against what SQLite showed after each. */
class TimelineTest {
  private static final int COUNT = Boolean.getBoolean("long") ? 3000 : 40;

  @TempDir Path folder;

  @Test
  void everyTransactionInALogShowsExactlyWhatItDid() throws IOException, InterruptedException {
    Worlds.generate("make_histories.py", folder.toString(), "1", Integer.toString(COUNT), "wal");
    long changes = 0;
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve("wal-1-" + i + ".db");
      History history = History.read(Worlds.open(path));
      Map<String, List<String>> truth = Worlds.truth(path);
      assertThat(history.lines.keySet())
          .as(path.toString())
          .containsExactlyElementsOf(truth.keySet());
      truth.forEach((step, lines) ->
          assertThat(history.lines.get(step))
              .as(path + " " + step)
              .containsExactlyInAnyOrderElementsOf(lines));
      assertThat(history.untold).as(path.toString()).isEmpty();
      assertThat(history.uncertain).isZero();
      changes += history.summary.changes().values().stream().mapToLong(n -> n).sum();
    }
    assertThat(changes).isGreaterThan(50L * COUNT);
  }

  @Test
  void afterCheckpointsNothingWrongIsSaidAndWhatIsMissingIsNamed()
      throws IOException, InterruptedException {
    Worlds.generate(
        "make_histories.py", folder.toString(), "2", Integer.toString(COUNT), "checkpoints");
    Sweep sweep = new Sweep();
    for (int i = 0; i < COUNT; i++) {
      sweep.world(folder.resolve("checkpoints-2-" + i + ".db"));
    }
    assertThat(sweep.exact).isGreaterThan(2L * COUNT);
    assertThat(sweep.partly).isGreaterThan(COUNT / 2);
    assertThat(sweep.told).isGreaterThan(50L * COUNT);
  }

  /**
   * Worlds in which pages went from a dropped or emptied table to another one while the pages above
   * them were not known: a later owner was once taken for the owner then.
   */
  @ParameterizedTest
  @CsvSource({"22,373", "2,655", "2,668", "2,696", "2,699", "2,1262", "2,1518", "2,1658", "2,2727"})
  void aPageThatWentToAnotherTableIsNotGivenToItBefore(String seed, String world)
      throws IOException, InterruptedException {
    Worlds.generate("make_histories.py", folder.toString(), seed, "1", "checkpoints", world);
    Sweep sweep = new Sweep();
    sweep.world(folder.resolve("checkpoints-" + seed + "-" + world + ".db"));
    assertThat(sweep.exact + sweep.partly).isPositive();
  }

  /** Compares what is told about worlds with what happened in them. */
  private static final class Sweep {
    private long exact;
    private long partly;
    private long told;

    void world(Path path) throws IOException {
      History history = History.read(Worlds.open(path));
      Map<String, List<String>> truth = Worlds.truth(path);
      List<String> order = new ArrayList<>(truth.keySet());
      order.retainAll(history.lines.keySet());
      assertThat(order).as("order in " + path).containsExactlyElementsOf(history.lines.keySet());
      for (Map.Entry<String, List<String>> step : history.lines.entrySet()) {
        List<String> expected = truth.getOrDefault(step.getKey(), List.of());
        String where = path + " " + step.getKey();
        assertThat(expected).as(where + " claims what happened").containsAll(step.getValue());
        // What is not certain is told of the right row of the right table all the same.
        List<String> rows = history.told(step.getKey());
        List<String> happened = expected.stream().map(TimelineTest::rowOf).toList();
        assertThat(happened).as(where + " tells only what happened").containsAll(rows);
        told += rows.size();
        if (history.untold.contains(step.getKey())) {
          partly++;
        } else {
          exact++;
          assertThat(rows).as(where).containsExactlyInAnyOrderElementsOf(happened);
        }
      }
    }
  }

  @Test
  void aJournalThatStaysShowsTheLastTransaction() throws IOException, InterruptedException {
    Worlds.generate(
        "make_histories.py", folder.toString(), "3", Integer.toString(COUNT), "persist");
    int exact = 0;
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve("persist-3-" + i + ".db");
      Database database = Worlds.open(path);
      History history = History.read(database);
      assertThat(Timeline.of(database).steps())
          .as(path.toString())
          .singleElement()
          .extracting(Step::standing)
          .isEqualTo(Standing.JOURNALED);
      List<String> truth = Worlds.truth(path).getOrDefault("0\t0\t0", List.of());
      assertThat(truth).as(path.toString()).containsAll(history.lines.get("0\t0\t0"));
      if (history.untold.isEmpty()) {
        exact++;
        // A single record without a header has no checksum that proves anything.
        assertThat(history.told("0\t0\t0"))
            .as(path.toString())
            .containsExactlyInAnyOrderElementsOf(truth.stream().map(TimelineTest::rowOf).toList());
      }
    }
    // A vacuum cuts pages off that the journal does not keep.
    assertThat(exact).isGreaterThan(COUNT * 3 / 4);
  }

  @Test
  void anUnfinishedTransactionIsNeverCertain() throws IOException, InterruptedException {
    Worlds.generate("make_histories.py", folder.toString(), "4", "20", "hot");
    for (int i = 0; i < 20; i++) {
      Database database = Worlds.open(folder.resolve("hot-4-" + i + ".db"));
      History history = History.read(database);
      assertThat(Timeline.of(database).steps())
          .extracting(Step::standing)
          .containsExactly(Standing.UNFINISHED);
      assertThat(history.uncertain).isEqualTo(history.changes);
    }
  }

  /** Kind, table and key of a change. */
  private static String rowOf(String line) {
    return String.join("\t", List.of(line.split("\t", -1)).subList(0, 3));
  }

  /** What was told, by transaction; SEEN rows are kept apart. */
  private static final class History implements TimelineSink {
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final Set<String> untold = new HashSet<>();
    private final Map<String, List<String>> unsure = new HashMap<>();
    private long uncertain;
    private long changes;
    private TimelineSummary summary = new TimelineSummary(0, Map.of(), 0, 0, List.of());

    static History read(Database database) {
      History history = new History();
      history.summary = Timeline.of(database).read(history);
      assertThat(history.summary.damage()).isEmpty();
      return history;
    }

    /** Kind, table and key of all changes of a transaction, certain or not. */
    private List<String> told(String step) {
      List<String> told = new ArrayList<>(unsure.getOrDefault(step, List.of()));
      lines.getOrDefault(step, List.of()).forEach(line -> told.add(rowOf(line)));
      return told;
    }

    private static boolean hot(Change change) {
      return change.step().standing() == Standing.UNFINISHED;
    }

    private static String name(Step step) {
      return step.salt1().orElse(0)
          + "\t"
          + step.salt2().orElse(0)
          + "\t"
          + (step.salt1().isPresent() ? step.lastFrame() : 0);
    }

    @Override
    public void step(Step step) {
      lines.put(name(step), new ArrayList<>());
    }

    @Override
    public void change(Change change) {
      changes++;
      uncertain += change.certain() ? 0 : 1;
      if (change.kind() != ChangeKind.SEEN && !change.certain() && !hot(change)) {
        unsure
            .computeIfAbsent(name(change.step()), ignored -> new ArrayList<>())
            .add(rowOf(Lines.line(change)));
      } else if (change.kind() != ChangeKind.SEEN && Lines.complete(change)) {
        lines
            .computeIfAbsent(name(change.step()), ignored -> new ArrayList<>())
            .add(Lines.line(change));
      }
    }

    @Override
    public void untold(Untold what) {
      what.step().ifPresent(step -> untold.add(name(step)));
    }
  }
}
