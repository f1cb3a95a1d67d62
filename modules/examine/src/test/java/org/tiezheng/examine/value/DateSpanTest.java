package org.tiezheng.examine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-015")
class DateSpanTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String DIGITS = "〇一二三四五六七八九";

  @Test
  void everySpellingOfADayIsTheSameDay() {
    Random random = new Random(42);
    for (int i = 0; i < 3_000; i++) {
      LocalDate day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000));
      int y = day.getYear();
      int m = day.getMonthValue();
      int d = day.getDayOfMonth();
      for (String spelling :
          List.of(
              day.toString(),
              "%d/%d/%d".formatted(y, m, d),
              "%d.%02d.%02d".formatted(y, m, d),
              "%04d%02d%02d".formatted(y, m, d),
              "%d年%d月%d日".formatted(y, m, d),
              "%d年%d月%d号".formatted(y, m, d),
              day + " 23:59:59",
              day + "T00:00:00+08:00",
              year(y) + "年" + chinese(m) + "月" + chinese(d) + "日")) {
        assertThat(DateSpan.read(spelling, ZONE)).as(spelling).contains(DateSpan.of(day));
      }
    }
  }

  @Test
  void aMomentInAnotherZoneIsTheDayItWasHere() {
    assertThat(DateSpan.read("2025-02-28T16:30:00Z", ZONE))
        .contains(DateSpan.of(LocalDate.of(2025, 3, 1)));
  }

  @Test
  void aMonthMayBeAnyOfItsDays() {
    DateSpan month = DateSpan.read("2025年2月", ZONE).orElseThrow();
    assertThat(month.overlaps(DateSpan.of(LocalDate.of(2025, 2, 28)))).isTrue();
    assertThat(month.overlaps(DateSpan.of(LocalDate.of(2025, 3, 1)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025-02-30", "下个月", "2025", "13/1/2025", "20251301", "去年3月1日"})
  void doesNotGuess(String text) {
    assertThat(DateSpan.read(text, ZONE)).isEmpty();
  }

  private static String year(int year) {
    StringBuilder out = new StringBuilder();
    for (char c : String.valueOf(year).toCharArray()) {
      out.append(DIGITS.charAt(c - '0'));
    }
    return out.toString();
  }

  private static String chinese(int value) {
    String tens = value >= 20 ? DIGITS.substring(value / 10, value / 10 + 1) : "";
    String ones = value % 10 == 0 ? "" : DIGITS.substring(value % 10, value % 10 + 1);
    return value < 10 ? ones : tens + "十" + ones;
  }
}
