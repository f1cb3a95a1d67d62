package org.tiezheng.examine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Amount;

@Tag("G-015")
class AmountTextTest {
  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String ORDINARY = "零一二三四五六七八九";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8万元|8000000",
        "¥80,000.00|8000000",
        "￥80000|8000000",
        "捌万元整|8000000",
        "人民币捌萬圓整|8000000",
        "８０，０００．００元|8000000",
        "8w|8000000",
        "8.5万|8500000",
        "八万五|8500000",
        "8万5|8500000",
        "三千五|350000",
        "八万零五百|8050000",
        "3万2千|3200000",
        "十五元|1500",
        "二十|2000",
        "一百零八块钱|10800",
        "壹佰贰拾叁元肆角伍分|12345",
        "伍角|50",
        "5分|5",
        "两千块|200000",
        "1.2亿|12000000000",
        "一万二千亿元|120000000000000",
        "80 000 元|8000000",
        "RMB 80000|8000000",
        "-500|-50000",
        "陆仟叁佰元零伍分|630005",
        "4k|400000"
      })
  void readsAmountsAsPeopleWriteThem(String text, long minor) {
    assertThat(AmountText.read(text)).contains(new Amount(minor, "CNY", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "大概八万吧",
        "8万左右",
        "七八万",
        "80,00",
        "8万-9万",
        "元",
        "万",
        "1.234元",
        "八百万元八",
        "百五",
        "99999999999999999999",
        "8万元5千",
        "零点五万零",
        "abc",
        "5角12分"
      })
  void doesNotGuess(String text) {
    assertThat(AmountText.read(text)).isEmpty();
  }

  @Test
  void keepsCurrenciesApart() {
    assertThat(AmountText.read("US$80,000.00")).map(Amount::currency).contains("USD");
    assertThat(AmountText.read("8万港元")).map(Amount::currency).contains("HKD");
  }

  @Test
  void everySpellingOfAnAmountHasTheSameValue() {
    Random random = new Random(20261125);
    int rounds = Boolean.getBoolean("long") ? 200_000 : 3_000;
    for (int i = 0; i < rounds; i++) {
      long minor =
          Math.floorMod(random.nextLong(), random.nextBoolean() ? 100_000L : 999_999_999_999L) + 1;
      for (String spelling :
          List.of(
              "%d.%02d".formatted(minor / 100, minor % 100),
              "¥%,d.%02d元".formatted(minor / 100, minor % 100),
              chinese(minor, DIGITS, "拾佰仟", true),
              chinese(minor, ORDINARY, "十百千", false))) {
        assertThat(AmountText.read(spelling)).as(spelling).map(Amount::minor).contains(minor);
      }
    }
  }

  @Test
  void anyTextIsReadOrRefusedButNeverBreaks() {
    Random random = new Random(7);
    String alphabet = "0123456789.,-零一二三十百千万亿元角分整¥ wk$点壹";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(20);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(AmountText.read(text.toString())).isNotNull();
    }
  }

  /** Writes an amount in Chinese figures as a bank form would have it; an oracle of its own. */
  private static String chinese(long minor, String digits, String units, boolean bank) {
    StringBuilder out = new StringBuilder();
    long yuan = minor / 100;
    if (yuan > 0) {
      out.append(whole(yuan, digits, units)).append('元');
    }
    long jiao = minor / 10 % 10;
    long fen = minor % 10;
    if (jiao > 0) {
      out.append(digits.charAt((int) jiao)).append('角');
    } else if (fen > 0 && yuan > 0) {
      out.append('零');
    }
    if (fen > 0) {
      out.append(digits.charAt((int) fen)).append('分');
    }
    return bank && fen == 0 ? out.append('整').toString() : out.toString();
  }

  private static String whole(long value, String digits, String units) {
    if (value >= 100_000_000) {
      long rest = value % 100_000_000;
      return whole(value / 100_000_000, digits, units)
          + "亿"
          + (rest == 0 ? "" : (rest < 10_000_000 ? "零" : "") + whole(rest, digits, units));
    }
    if (value >= 10_000) {
      long rest = value % 10_000;
      return whole(value / 10_000, digits, units)
          + "万"
          + (rest == 0 ? "" : (rest < 1_000 ? "零" : "") + whole(rest, digits, units));
    }
    StringBuilder out = new StringBuilder();
    boolean zero = false;
    for (int power = 3; power >= 0; power--) {
      int digit = (int) (value / (long) Math.pow(10, power) % 10);
      if (digit == 0) {
        zero = !out.isEmpty();
      } else {
        out.append(zero ? digits.substring(0, 1) : "").append(digits.charAt(digit));
        out.append(power == 0 ? "" : units.substring(power - 1, power));
        zero = false;
      }
    }
    return out.toString();
  }
}
