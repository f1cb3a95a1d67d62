package org.tiezheng.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.check.RowTimes.Stray;

/** A phone of known history: rows in order, then what was put in afterwards. */
@Tag("SEED-SMS-08")
class RowTimesTest {
  private static final int ROUNDS = Boolean.getBoolean("long") ? 2_000 : 60;
  private static final long TOLERANCE = 300_000;
  private static final int BATCH = 20;

  private final List<long[]> rows = new ArrayList<>();
  private final List<String> makers = new ArrayList<>();

  private void row(long time, String maker) {
    rows.add(new long[] {rows.size() + 1, time});
    makers.add(maker);
  }

  private List<Stray> strays() {
    RowTimes times = new RowTimes();
    for (int i = 0; i < rows.size(); i++) {
      times.add(rows.get(i)[0], rows.get(i)[1], makers.get(i));
    }
    return times.strays(TOLERANCE, BATCH);
  }

  @Test
  void anEmptyTableAndOneInOrderHaveNoStrays() {
    assertThat(strays()).isEmpty();
    for (int i = 0; i < 100; i++) {
      row(i * 60_000L, "mms");
    }
    assertThat(strays()).isEmpty();
  }

  @Test
  void jitterWithinTheToleranceIsNoDisorder() {
    for (int i = 0; i < 200; i++) {
      row(i * 60_000L - (i % 3) * 100_000L, "mms");
    }
    assertThat(strays()).isEmpty();
  }

  @Test
  void everyBackDatedRowIsFoundAndNoOther() {
    for (int round = 0; round < ROUNDS; round++) {
      rows.clear();
      makers.clear();
      SplittableRandom random = new SplittableRandom(round);
      TreeSet<Long> truth = new TreeSet<>();
      long now = 0;
      for (int i = 0; i < 400; i++) {
        now += 600_000 + random.nextLong(3_600_000);
        if (i > 100 && i % 60 == 0) {
          truth.add(rows.size() + 1L);
          row(now - 40_000_000 - random.nextLong(10_000_000), "mms");
        }
        row(now, "mms");
      }
      assertThat(strays()).as("round " + round).allMatch(s -> s.back() && !s.batch());
      assertThat(strays()).extracting(Stray::id).containsExactlyElementsOf(truth);
    }
  }

  @Test
  void aRestoreInFallingOrderIsOneBatch() {
    for (int i = 0; i < 500; i++) {
      row(1_000_000_000L - i * 600_000L, "restore");
    }
    for (int i = 0; i < 100; i++) {
      row(2_000_000_000L + i * 600_000L, "mms");
    }
    assertThat(strays()).hasSizeBetween(499, 500).allMatch(Stray::batch);
  }

  @Test
  void aRestoreIntoAUsedPhoneLeavesTheFewFirstRowsYoungerThanWhatFollows() {
    for (int i = 0; i < 5; i++) {
      row(3_000_000_000L + i * 600_000L, "mms");
    }
    for (int i = 0; i < 1000; i++) {
      row(1_000_000_000L + i * 600_000L, "restore");
    }
    row(4_000_000_000L, "mms");
    assertThat(strays()).hasSize(5).noneMatch(Stray::back);
  }

  @Test
  void rowsThatComeUnsortedAreSortedByTheirIds() {
    for (int i = 0; i < 50; i++) {
      row(i * 600_000L, "mms");
    }
    java.util.Collections.reverse(rows);
    assertThat(strays()).isEmpty();
  }
}
