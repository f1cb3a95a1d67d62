package org.tiezheng.casework.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.casework.gaps.BothCopies.Said;
import org.tiezheng.casework.gaps.Fates.Fate;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.gaps.Gaps;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.Step;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/**
 * Every planted case is found by what the copy shows itself, by what its files still hold, or by
 * the copy of the other side; or it is proven that nothing of it is left.
 */
class PlantedCasesTest {
  private static final boolean LONG = Boolean.getBoolean("long");

  /** With {@code -Dseeds=3 -Dmessages=400} it prints the table of the documentation. */
  private static final int SEEDS = Integer.getInteger("seeds", LONG ? 20 : 0);

  private static final int MESSAGES = Integer.getInteger("messages", LONG ? 400 : 250);
  private static final List<WriteOptions> WAYS =
      List.of(WriteOptions.CLOSED, WriteOptions.OPEN, WriteOptions.OVERWRITTEN);

  static Stream<Format> formats() {
    String only = System.getProperty("format", "");
    return Format.all().filter(f -> only.isEmpty() || only.contains(f.toString()));
  }

  private static int seeds(int usual) {
    return SEEDS > 0 ? SEEDS : usual;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isFoundOrProvablyGone(Format format, @TempDir Path folder) {
    Fates fates = new Fates();
    for (long seed = 1; seed <= seeds(format.store() ? 3 : 1); seed++) {
      WriteOptions options = WAYS.get((int) (seed % WAYS.size())).withoutMedia();
      judge(format, ChatWorld.of(seed, MESSAGES), options, folder.resolve("s" + seed), fates);
    }
    fates.lines.forEach(System.out::println);
    fates.kinds.forEach((kind, c) -> System.out.println("  " + kind + " " + c));
    System.out.println(fates.row(format.toString()));
    if (format.renderer() instanceof WeChat4Store) {
      // An amount stands in one card if the transfer was never taken: nothing contradicts it here.
      assertThat(fates.count(Fate.GAPS) * 100).isGreaterThanOrEqualTo(fates.planted * 97);
    }
    // Where people are told by their names only, a rare one is told by nothing else.
    assertThat(
            fates.kinds.entrySet().stream()
                .filter(k -> k.getValue().containsKey(Fate.MISSED))
                .map(Map.Entry::getKey))
        .as("missed")
        .isSubsetOf(
            format.store() || SEEDS == 0
                ? List.of()
                : List.of(Plant.Kind.EDIT_SENDER, Plant.Kind.INSERT));
    assertThat(fates.comparison.stray()).as("said to differ where nobody touched it").isZero();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void copiesThatNobodyTouchedAreNotSaidToDiffer(Format format, @TempDir Path folder) {
    for (long seed = 1; seed <= seeds(1); seed++) {
      ChatWorld world = ChatWorld.clean(seed, MESSAGES);
      WriteOptions options = WAYS.get((int) (seed % WAYS.size())).withoutMedia();
      BothCopies both = both(format, world, options, folder.resolve("s" + seed));
      assertThat(both.stray(world).stream().map(BothCopies::shown))
          .as("%s, seed %d", format, seed)
          .isEmpty();
      assertThat(both.strayNotes(world)).as("%s, seed %d", format, seed).isEmpty();
    }
  }

  private static BothCopies both(
      Format format, ChatWorld world, WriteOptions options, Path folder) {
    Format.Read a = format.read(world, Side.A, folder.resolve("A"), options);
    Format.Read b = format.read(world, Side.B, folder.resolve("B"), options);
    return new BothCopies(
        world,
        new Rows(format, world, Side.A, a.copy()),
        new Rows(format, world, Side.B, b.copy()));
  }

  private static void judge(
      Format format, ChatWorld world, WriteOptions options, Path folder, Fates fates) {
    Format.Read a = format.read(world, Side.A, folder.resolve("A"), options);
    Format.Read b = format.read(world, Side.B, folder.resolve("B"), options);
    Rows ofA = new Rows(format, world, Side.A, a.copy());
    Rows ofB = new Rows(format, world, Side.B, b.copy());
    BothCopies both = new BothCopies(world, ofA, ofB);
    both.unclear().forEach(line -> fates.lines.add("    unclear: " + line));
    both.strayNotes(world).forEach(n -> fates.lines.add("    stray pair: " + n));
    both.stray(world).forEach(p -> fates.lines.add("    stray pair: " + BothCopies.shown(p)));
    fates.comparison.add((int) both.differing(), both.stray(world).size());
    judge(ofA, both, new Untraceable(format, world, a.rendered(), options), folder, fates);
    judge(ofB, both, new Untraceable(format, world, b.rendered(), options), folder, fates);
  }

  private static void judge(
      Rows rows, BothCopies both, Untraceable untraceable, Path folder, Fates fates) {
    GapReport report = Gaps.examine(rows.copy(), GapQuestions.USUAL);
    Score score = new Score(rows.truth(), rows::names);
    score.add(report);
    fates.gaps.add(score.weighty(), score.stray());
    if (score.stray() > 0) {
      fates.lines.add(score.table("stray"));
    }
    recovered(rows, fates);
    for (Plant plant : rows.truth().plants()) {
      boolean gaps = points(report, score, plant, false);
      boolean recovery = points(report, score, plant, true) || remains(rows, plant);
      Said said = both.of(plant);
      Fate fate = fate(gaps, recovery, said);
      if (fate == Fate.MISSED) {
        Path twin = folder.resolve("twin" + plant.side() + plant.id());
        boolean slight = report.signs().stream().anyMatch(s -> score.touches(s, plant));
        fate = unfound(untraceable, plant, twin, both.could(plant), slight);
      }
      if (fate.compareTo(Fate.OUTSIDE) > 0) {
        fates.lines.add(
            "    %s: %d %s %s %s %s"
                .formatted(
                    fate,
                    plant.id(),
                    plant.kind(),
                    plant.conversation(),
                    plant.serverIds().getFirst(),
                    both.shown(plant)));
      }
      fates.add(plant, fate, gaps, recovery, said == Said.DIFFERS);
    }
  }

  private static Fate fate(boolean gaps, boolean recovery, Said said) {
    if (gaps) {
      return Fate.GAPS;
    }
    if (recovery) {
      return Fate.RECOVERY;
    }
    return switch (said) {
      case DIFFERS -> Fate.COMPARISON;
      case OUTSIDE -> Fate.OUTSIDE;
      case UNRESOLVED -> Fate.UNDECIDED;
      case NOTHING -> Fate.MISSED;
    };
  }

  private static Fate unfound(
      Untraceable untraceable, Plant plant, Path folder, boolean comparable, boolean slight) {
    if (untraceable.changesNothing(plant, folder.resolve("without"))) {
      return Fate.NOT_CARRIED;
    }
    // What the other copy shows as well, the comparison would have had to say.
    if (!comparable && untraceable.traces(plant, folder.resolve("with")).isEmpty()) {
      return Fate.GONE;
    }
    return slight ? Fate.SLIGHT : Fate.MISSED;
  }

  private static boolean points(GapReport report, Score score, Plant plant, boolean remains) {
    return report.signs().stream()
        .filter(s -> s.weight() != Weight.SLIGHT)
        .filter((GapSign s) -> Score.REMAINS.contains(s.kind()) == remains)
        .anyMatch(s -> score.touches(s, plant));
  }

  /** Whether a row in the residue is what the case took or changed. */
  private static boolean remains(Rows rows, Plant plant) {
    List<HeldMessage> former =
        rows.truth().genuine().stream()
            .filter(m -> plant.serverIds().contains(m.serverId()))
            .toList();
    return plant.kind().deletion()
        && rows.recovered().stream().anyMatch(r -> former.stream().anyMatch(m -> rows.is(r, m)));
  }

  /** How many recovered rows are what the store truly held once. */
  private static void recovered(Rows rows, Fates fates) {
    Set<HeldMessage> once = new HashSet<>();
    for (Step step : rows.truth().history()) {
      switch (step) {
        case Step.Arrived s -> once.add(s.message());
        case Step.Recalled s -> once.add(s.after());
        case Step.Edited s -> once.add(s.after());
        case Step.Inserted s -> once.add(s.message());
        default -> {}
      }
    }
    for (ChatMessage row : rows.recovered()) {
      boolean was = once.stream().anyMatch(m -> rows.is(row, m));
      fates.recovery.add(1, was ? 0 : 1);
      if (!was) {
        fates.lines.add(
            "    recovered what never was: %s %s %s %s"
                .formatted(row.state(), row.nativeId(), row.time().raw(), row.line()));
      }
    }
  }
}
