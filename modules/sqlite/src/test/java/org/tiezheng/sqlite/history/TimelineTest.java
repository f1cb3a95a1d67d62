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
    long exact = 0;
    long partly = 0;
    long unsure = 0;
    long right = 0;
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve("checkpoints-2-" + i + ".db");
      History history = History.read(Worlds.open(path));
      Map<String, List<String>> truth = Worlds.truth(path);
      List<String> order = new ArrayList<>(truth.keySet());
      order.retainAll(history.lines.keySet());
      assertThat(order).as("order in " + path).containsExactlyElementsOf(history.lines.keySet());
      for (Map.Entry<String, List<String>> step : history.lines.entrySet()) {
        List<String> expected = truth.getOrDefault(step.getKey(), List.of());
        assertThat(expected).as(path + " claims only what happened").containsAll(step.getValue());
        List<String> happened = expected.stream().map(TimelineTest::rowOf).toList();
        for (String told : history.unsure.getOrDefault(step.getKey(), List.of())) {
          unsure++;
          right += happened.contains(told) ? 1 : 0;
        }
        if (history.untold.contains(step.getKey())) {
          partly++;
        } else {
          exact++;
          assertThat(history.told(step.getKey()))
              .as(path + " " + step.getKey())
              .containsExactlyInAnyOrderElementsOf(
                  expected.stream().map(TimelineTest::rowOf).toList());
        }
      }
    }
    assertThat(exact).isGreaterThan(COUNT);
    assertThat(partly).isGreaterThan(COUNT / 2);
    // What is marked as uncertain may be given to the wrong table, but seldom is.
    assertThat(right).isGreaterThan(unsure * 98 / 100);
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
