package org.tiezheng.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Role;

class SlotVersionsTest {
  private static final Case CASE =
      new Case(
          "c",
          "t",
          "",
          "",
          "",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          1,
          List.of(
              new Party("me", "甲", Role.PLAINTIFF, true, Optional.empty(), List.of()),
              new Party("other", "乙", Role.DEFENDANT, false, Optional.empty(), List.of())),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of());

  private static List<List<Integer>> versions(Fact.SlotType type, String claim, String... said) {
    List<Fact.SlotReading> readings =
        IntStream.range(0, said.length)
            .mapToObj(i -> new Fact.SlotReading(i + 1, said[i], ""))
            .toList();
    return SlotVersions.of(new Fact.Slot("s", type, claim, readings), CASE).stream()
        .map(version -> version.stream().map(Fact.SlotReading::item).toList())
        .toList();
  }

  @ParameterizedTest
  @Tag("SEED-EML-10")
  @DisplayName("what means the same is one version however it is written")
  @CsvSource(
      delimiter = '|',
      value = {
        "AMOUNT | 50000 | ５０，０００．００元",
        "AMOUNT | 伍万元整 | ¥50,000.00",
        "AMOUNT | 5万 | 五万块钱",
        "DATE | 2025-03-02 | 二〇二五年三月二日",
        "DATE | ２０２５．３．２ | 2025年3月2日 18:20",
        "DATE | 2025-03-02 | 2025-03-01T16:30:00Z",
        "DATE | 2025年3月2日 | 2025-03-01 16:30:00 UTC",
        "DATE | 2025-03-02 | 2025-03-01 11:30 -0500",
        "DATE | 2025年3月 | 2025-03-02",
        "PARTY | other | 乙",
        "TEXT | 3 个月 | 三个月",
        "TEXT | １２台 | 十二台",
        "TEXT | 转账,已到 | 转账 已到",
      })
  void same(Fact.SlotType type, String one, String other) {
    assertThat(versions(type, "", one, other)).containsExactly(List.of(1, 2));
  }

  @ParameterizedTest
  @Tag("SEED-EML-10")
  @CsvSource(
      delimiter = '|',
      value = {
        "AMOUNT | 50000 | 48000",
        "AMOUNT | 50000 | US$50,000",
        "AMOUNT | 50000 | 大约五万",
        "AMOUNT | 大约五万 | 五万左右",
        "DATE | 2025-03-02 | 2025-03-01T15:59:59Z",
        "DATE | 2025-03-02 | 2025-03-02 16:30 UTC",
        "DATE | 2025年3月 | 2025-04-01",
        "PARTY | other | 甲",
        "TEXT | 3 个月 | 四个月",
        "TEXT | 3 个月 | 3 天",
        "TEXT | 已到账 | 未到账",
      })
  void different(Fact.SlotType type, String one, String other) {
    assertThat(versions(type, "", one, other)).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void aValueThatNobodyCanReadAgreesOnlyWithTheSameWords() {
    assertThat(versions(Fact.SlotType.AMOUNT, "", "大约五万", "50000", "大约 五万"))
        .containsExactly(List.of(1, 3), List.of(2));
  }

  @Test
  void paymentsThatMakeUpTheClaimAreNoDifference() {
    assertThat(versions(Fact.SlotType.AMOUNT, "5万", "20000", "叁万元")).hasSize(1);
    assertThat(versions(Fact.SlotType.AMOUNT, "5万", "20000", "两万五")).hasSize(2);
  }
}
