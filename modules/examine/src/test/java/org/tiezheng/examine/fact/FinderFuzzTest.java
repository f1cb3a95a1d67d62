package org.tiezheng.examine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.value.AmountText;
import org.tiezheng.examine.value.DateSpan;

/** Whatever the words are, finders do not fail, and what they call clear can be read back. */
class FinderFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "9",
          "12",
          "2024",
          "31",
          "999999999999",
          ",",
          ".",
          "-",
          "/",
          ":",
          "年",
          "月",
          "日",
          "号",
          "一",
          "二",
          "两",
          "十",
          "百",
          "千",
          "万",
          "亿",
          "零",
          "壹",
          "拾",
          "元",
          "块",
          "角",
          "分",
          "整",
          "¥",
          "$",
          "人民币",
          "大概",
          "左右",
          "多",
          "到",
          "借",
          "还",
          "天",
          "后",
          "前",
          "下个月",
          "明天",
          "今年",
          "月底",
          "周",
          "k",
          "w",
          "W",
          "%",
          "个",
          " ",
          "\n",
          "\0",
          "\uD83D\uDE00",
          "\uD842\uDFB7",
          "\uD83D",
          "(",
          "|",
          "\\");

  @Test
  void randomWordsDoNoHarm() {
    Random random = new Random(3);
    int rounds = Boolean.getBoolean("long") ? 300_000 : 5_000;
    LocalDate day = LocalDate.of(2024, 2, 29);
    for (int i = 0; i < rounds; i++) {
      StringBuilder words = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        words.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String text = words.toString();
      for (Candidate c : AmountFinder.find(text)) {
        assertThat(text).contains(c.raw());
        if (c.clear()) {
          assertThat(AmountText.read(c.value())).as(text).isPresent();
          assertThat(AmountFinder.plain(AmountText.read(c.value()).orElseThrow()))
              .isEqualTo(c.value());
          assertThat(new BigDecimal(c.value().replaceAll("[A-Z ]", "")).signum()).isPositive();
        }
      }
      for (Candidate c : DateFinder.find(text, Optional.of(day))) {
        if (c.clear()) {
          assertThat(DateSpan.read(c.value(), Context.ZONE)).as(text).isPresent();
        }
      }
      DateFinder.find(text, Optional.empty());
    }
  }

  /** A long letter is read in about as many steps. */
  @Test
  void longTextsAreReadThrough() {
    for (String piece : List.of("1", "一", "1,", "借1万 ", "2024年1月1日", "大概", "3-", "万", "明天")) {
      String text = piece.repeat(60_000 / piece.length());
      AmountFinder.find(text);
      DateFinder.find(text, Optional.empty());
    }
  }
}
