package org.tiezheng.examine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFinderTest {
  private static final LocalDate SAID = LocalDate.of(2024, 3, 1);

  private static List<String> values(String words) {
    return DateFinder.find(words, Optional.of(SAID)).stream().map(Candidate::value).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-03-01前还清|2025-03-01",
        "于2025年3月1日还款|2025-03-01",
        "二〇二五年三月一日|2025-03-01",
        "2025/3/1 和 2025.4.15|2025-03-01;2025-04-15",
        "2025年3月份还|2025-03",
        "明天还|2024-03-02",
        "昨天转的|2024-02-29",
        "大后天|2024-03-04",
        "3天后给你|2024-03-04",
        "两个月后|2024-05-01",
        "一周后|2024-03-08",
        "下个月15号|2024-04-15",
        "这个月二十号|2024-03-20",
        "3月15号还|2024-03-15",
        "去年12月1日|2023-12-01",
        "十二月三十一日之前|2024-12-31",
      })
  void isReadFromTheWordsAndTheDayTheyWereSaid(String words, String expected) {
    assertThat(values(words)).as(words).containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"月底还", "下周五给", "过几天", "年前一定", "下个月还", "15号之前", "2025年2月30日", "2月30日还"})
  void whatMayMeanSeveralDaysIsForAPerson(String words) {
    List<Candidate> found = DateFinder.find(words, Optional.of(SAID));
    assertThat(found).as(words).hasSize(1);
    assertThat(found.getFirst().clear()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"订单20240301123456", "13812345678", "3.15", "第3号楼", "收到", "1.2.3", "10.0.0.1"})
  void whatIsNoDateIsLeftOut(String words) {
    assertThat(values(words).stream().filter(v -> !v.isEmpty())).as(words).isEmpty();
  }

  @Test
  void withoutTheDayItWasSaidARelativeDateStaysOpen() {
    List<Candidate> found = DateFinder.find("明天还,2025-03-01前", Optional.empty());
    assertThat(found).extracting(Candidate::value).containsExactlyInAnyOrder("2025-03-01", "");
    assertThat(DateFinder.find("3月1日还", Optional.empty()).getFirst().clear()).isFalse();
  }

  @Test
  void aDateWithoutAYearSaysThatItsYearIsTaken() {
    Candidate found = DateFinder.find("3月15日还", Optional.of(SAID)).getFirst();
    assertThat(found.basis().zh()).contains("没有写年份").contains("2024-03-01");
    assertThat(found.basis().en()).contains("no year is written");
  }
}
