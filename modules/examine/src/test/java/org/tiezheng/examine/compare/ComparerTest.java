package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.examine.compare.Rendered.Carries;
import org.tiezheng.examine.compare.Rendered.IdForm;

class ComparerTest {
  private static final int SIZE = Boolean.getBoolean("long") ? 5_000 : 500;
  private static final long HOUR = 3_600_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static Rendered copy(int owner, IdForm ids) {
    Rendered copy = new Rendered(owner);
    copy.ids = ids;
    return copy;
  }

  /** Pairs of formats with different limits. */
  private static List<Rendered[]> formats() {
    Rendered labels = copy(1, IdForm.NONE);
    labels.carries = Carries.LABELS;
    Rendered minutes = copy(1, IdForm.NONE);
    minutes.precision = Precision.MINUTE;
    minutes.named = false;
    Rendered words = copy(1, IdForm.NONE);
    words.carries = Carries.WORDS_ONLY;
    Rendered zone = copy(1, IdForm.NONE);
    zone.clock = time -> 8 * HOUR;
    Rendered jump = copy(1, IdForm.NONE);
    jump.clock = time -> time < 1_700_300_000_000L ? 0 : 47_000_000L;
    Rendered jumpWithIds = copy(1, IdForm.EXACT);
    jumpWithIds.clock = jump.clock;
    return List.of(
        new Rendered[] {copy(0, IdForm.EXACT), copy(1, IdForm.EXACT)},
        new Rendered[] {copy(0, IdForm.EXACT), copy(1, IdForm.ROUNDED)},
        new Rendered[] {copy(0, IdForm.ROUNDED), copy(1, IdForm.ROUNDED)},
        new Rendered[] {copy(0, IdForm.EXACT), copy(1, IdForm.NONE)},
        new Rendered[] {copy(0, IdForm.NONE), copy(1, IdForm.NONE)},
        new Rendered[] {copy(0, IdForm.OWN_COUNT), copy(1, IdForm.OWN_COUNT)},
        new Rendered[] {copy(0, IdForm.EXACT), labels},
        new Rendered[] {copy(0, IdForm.EXACT), minutes},
        new Rendered[] {copy(0, IdForm.EXACT), words},
        new Rendered[] {copy(0, IdForm.EXACT), zone},
        new Rendered[] {copy(0, IdForm.NONE), jump},
        new Rendered[] {copy(0, IdForm.EXACT), jumpWithIds});
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inACleanWorldNothingIsSaidToDiffer(long seed) {
    Told told = Told.of(seed, SIZE);
    for (Rendered[] pair : formats()) {
      Outcome outcome = new Outcome(pair[0].side(told), pair[1].side(told));
      String format = pair[0].ids + " " + pair[1].ids + " " + pair[1].carries;
      assertThat(outcome.differences()).as(format).isEmpty();
      assertThat(outcome.count(Verdict.SAME)).as(format).isGreaterThan(SIZE * 7 / 10);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withIdsEveryPlantedChangeIsToldAndNothingElse(long seed) {
    for (IdForm form : List.of(IdForm.EXACT, IdForm.ROUNDED)) {
      Told told = Told.of(seed, SIZE);
      Rendered a = copy(0, IdForm.EXACT);
      Rendered b = copy(1, form);
      b.clock = time -> 90_000;
      Map<Integer, Verdict> planted = plant(told, a, b, seed, false);
      Outcome outcome = new Outcome(a.side(told), b.side(told));
      assertThat(outcome.differences()).as(form.name()).isEqualTo(planted);
      assertThat(outcome.wrongPairs).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutIdsEveryPlantedChangeOfWordsOfTheirOwnIsToldAndNothingElse(long seed) {
    Told told = Told.of(seed, SIZE);
    Rendered a = copy(0, IdForm.EXACT);
    Rendered b = copy(1, IdForm.NONE);
    b.clock = time -> 8 * HOUR - 3_000;
    Map<Integer, Verdict> planted = plant(told, a, b, seed, true);
    Outcome outcome = new Outcome(a.side(told), b.side(told));
    assertThat(outcome.differences()).isEqualTo(planted);
  }

  /** One change for every 25 messages, away from the ends, of the kinds in turn. */
  private static Map<Integer, Verdict> plant(
      Told told, Rendered a, Rendered b, long seed, boolean own) {
    Random random = new Random(seed * 31);
    Map<Integer, Verdict> planted = new TreeMap<>();
    int size = told.messages().size();
    for (int n = 10; n < size - 10; n += 20 + random.nextInt(10)) {
      Told.Message m = told.messages().get(n - 1);
      int kind = random.nextInt(5);
      boolean words = m.kind() == ContentKind.WORDS;
      // Of a rare kind the other copy may hold no other message: then its format is the reason.
      boolean rare = told.messages().stream().filter(o -> o.kind() == m.kind()).count() < 15;
      if (rare
          || m.kind() == ContentKind.NOTICE
          || m.kind() == ContentKind.CALL
          || (own && !m.unique())) {
        continue;
      }
      switch (kind) {
        case 0 -> {
          b.deleted.add(n);
          planted.put(n, Verdict.ONLY_A);
        }
        case 1 -> {
          a.deleted.add(n);
          planted.put(n, Verdict.ONLY_B);
        }
        case 2 -> {
          if (words && m.unique()) {
            (random.nextBoolean() ? a : b).edited.put(n, oneDigit(m.text()));
            planted.put(n, Verdict.CONTENT_DIFFERS);
          }
        }
        case 3 -> {
          b.shifted.put(
              n, (random.nextBoolean() ? 1 : -1) * (600_000L + random.nextInt(30_000_000)));
          planted.put(n, Verdict.TIME_DIFFERS);
        }
        default -> {
          int number = size + n;
          b.inserted.add(
              new Told.Message(
                  number,
                  (1L << 62) + n * 1_000_003L,
                  m.sender(),
                  m.time() + 2_000,
                  ContentKind.WORDS,
                  "我承认还欠你" + n + "元没有付清" + seed,
                  0));
          planted.put(number, Verdict.ONLY_B);
        }
      }
    }
    return planted;
  }

  private static String oneDigit(String text) {
    int at = text.length() - 3;
    char digit = text.charAt(at);
    return text.substring(0, at)
        + (digit == '9' ? '8' : (char) (digit + 1))
        + text.substring(at + 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDeletedShortAnswerIsAbsentOrCannotBeToldButNeverAnother(long seed) {
    Told told = Told.of(seed, SIZE);
    Rendered a = copy(0, IdForm.NONE);
    Rendered b = copy(1, IdForm.NONE);
    b.precision = Precision.MINUTE;
    for (Told.Message m : told.messages()) {
      if (m.number() % 37 == 0 && m.number() > 20 && m.number() < SIZE - 20) {
        b.deleted.add(m.number());
      }
    }
    Outcome outcome = new Outcome(a.side(told), b.side(told));
    assertThat(b.deleted).containsAll(outcome.differences().keySet());
    assertThat(outcome.count(Verdict.ONLY_B)).isZero();
    assertThat(outcome.count(Verdict.CONTENT_DIFFERS)).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void outsideTheCommonPeriodNothingIsCalledAbsent(long seed) {
    Told told = Told.of(seed, SIZE);
    for (IdForm form : List.of(IdForm.EXACT, IdForm.NONE)) {
      Rendered a = copy(0, form);
      a.to = SIZE * 2 / 3;
      Rendered b = copy(1, form);
      b.from = SIZE / 3;
      Outcome outcome = new Outcome(a.side(told), b.side(told));
      assertThat(outcome.differences()).isEmpty();
      assertThat(outcome.count(Verdict.OUTSIDE_A)).isGreaterThan(SIZE / 4);
      assertThat(outcome.count(Verdict.OUTSIDE_B)).isGreaterThan(SIZE / 4);
      Rendered early = copy(0, form);
      early.to = SIZE / 3;
      Rendered late = copy(1, form);
      late.from = SIZE / 2;
      Outcome apart = new Outcome(early.side(told), late.side(told));
      assertThat(apart.differences()).isEmpty();
      assertThat(apart.count(Verdict.SAME)).isZero();
      assertThat(apart.comparison.summary().common()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theCopiesExchangedGiveTheSamePairsMirrored(long seed) {
    Told told = Told.of(seed, SIZE / 2);
    for (Rendered[] pair : formats()) {
      plant(told, pair[0], pair[1], seed, false);
      Comparison there = Comparer.compare(pair[0].side(told), pair[1].side(told));
      Comparison back = Comparer.compare(pair[1].side(told), pair[0].side(told));
      assertThat(there.pairs().map(ComparerTest::mirrored).toList())
          .isEqualTo(back.pairs().toList());
      assertThat(back.summary().a()).isEqualTo(there.summary().b());
    }
  }

  private static Pair mirrored(Pair p) {
    return new Pair(
        p.number(),
        p.verdict().mirrored(),
        p.basis(),
        p.b(),
        p.a(),
        p.secondsApart().map(s -> 0.0 - s),
        p.secondsOff().map(s -> 0.0 - s),
        p.differing(),
        p.remarks());
  }

  @Test
  void everyRowOfEitherCopyStandsInExactlyOnePair() {
    Told told = Told.of(5, SIZE);
    for (Rendered[] pair : formats()) {
      plant(told, pair[0], pair[1], 5, false);
      Comparison c = Comparer.compare(pair[0].side(told), pair[1].side(told));
      long a = pair[0].side(told).records().get().count();
      long b = pair[1].side(told).records().get().count();
      assertThat(c.pairs().filter(p -> p.a().isPresent()).map(p -> p.a().get().row()).distinct())
          .hasSize((int) a);
      assertThat(c.pairs().filter(p -> p.b().isPresent()).map(p -> p.b().get().row()).distinct())
          .hasSize((int) b);
      Map<Verdict, Long> counts = new HashMap<>();
      c.pairs().forEach(p -> counts.merge(p.verdict(), 1L, Long::sum));
      assertThat(counts).isEqualTo(c.summary().counts());
    }
  }

  @Test
  void rowsThatAnExporterDoubledAccuseNobody() {
    Told told = Told.of(9, SIZE);
    for (IdForm form : List.of(IdForm.EXACT, IdForm.NONE)) {
      Rendered a = copy(0, form);
      Rendered b = copy(1, form);
      Stream.of(30, 60, 90, 120, 121, 122).forEach(b.doubled::add);
      Outcome outcome = new Outcome(a.side(told), b.side(told));
      assertThat(outcome.differences()).isEmpty();
    }
  }

  @Test
  void aClockThatJumpsIsReportedAsTwoPeriods() {
    Told told = Told.of(3, SIZE);
    Rendered a = copy(0, IdForm.EXACT);
    Rendered b = copy(1, IdForm.EXACT);
    long middle = told.messages().get(SIZE / 2).time();
    b.clock = time -> time < middle ? 0 : 600_000;
    List<Summary.ClockPeriod> clocks =
        new Outcome(a.side(told), b.side(told)).comparison.summary().clocks();
    assertThat(clocks).hasSize(4);
    assertThat(clocks.stream().map(c -> Math.round(c.offsetSeconds() / 10) * 10))
        .containsExactlyInAnyOrder(0L, 600L, 0L, 600L);
  }

  @Test
  void withoutTimesTheOrderTells() {
    Told told = Told.of(4, SIZE);
    Rendered a = copy(0, IdForm.NONE);
    a.precision = Precision.NONE;
    a.carries = Carries.WORDS_ONLY;
    Rendered b = copy(1, IdForm.NONE);
    b.carries = Carries.WORDS_ONLY;
    Outcome clean = new Outcome(a.side(told), b.side(told));
    assertThat(clean.differences()).isEmpty();
    told.messages().stream()
        .filter(m -> m.unique() && m.number() % 40 < 3 && m.number() > 50 && m.number() < SIZE - 20)
        .forEach(m -> b.deleted.add(m.number()));
    Outcome outcome = new Outcome(a.side(told), b.side(told));
    assertThat(b.deleted).containsAll(outcome.differences().keySet());
    assertThat(outcome.count(Verdict.ONLY_A)).isEqualTo(b.deleted.size());
  }
}
