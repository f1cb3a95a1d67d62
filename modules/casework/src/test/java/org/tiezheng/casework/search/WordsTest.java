package org.tiezheng.casework.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.evidence.Amount;

/** What is found, what is not, and that the place shown is the place meant. */
class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          还款      | 说好月底还款的            | 还款
          ＡＢＣ    | 型号abc-1                 | abc
          abc       | 型号ＡＢＣ－１            | ＡＢＣ
          ﾄﾞﾙ       | 五百ドル                  | ドル
          café      | CAFE\u0301 见             | CAFE\u0301
          5,000.00  | 收到5000.00元             | 5000.00
          5000      | 还你5,000元               | 5,000
          5000      | 借款五千元                | 五千元
          5000      | 借款伍仟元整              | 伍仟元整
          5000      | 先给5千                   | 5千
          8万       | 一共80,000.00             | 80,000.00
          hello wor | say Hello \u3000 World    | Hello \u3000 Wor
          借款      | 借\u200B款五千            | 借\u200B款
          👍🏽       | 好的👍🏽                    | 👍🏽
          """)
  void whatIsMeantIsFoundAndShownAsItIsWritten(String word, String text, String shown) {
    String written = decoded(text);

    Optional<Excerpt> found = Words.of(List.of(decoded(word))).in(written);

    assertThat(found).map(Excerpt::match).contains(decoded(shown));
    assertThat(found.orElseThrow().before() + found.get().match() + found.get().after())
        .isEqualTo(written);
  }

  private static String decoded(String text) {
    return text.translateEscapes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          还款      | 说好月底还
          5000      | 借款五万元
          5000      | 金额5,001.00
          一        | 二
          12,345    | 1,2345
          還款      | 还款
          """)
  void whatIsNotThereIsNotFound(String word, String text) {
    assertThat(Words.of(List.of(word)).in(text)).isEmpty();
  }

  @Test
  void everyWordMustBeThereAnywhereInTheRecord() {
    Words words = Words.of(List.of("还款", "周启明", " "));

    assertThat(words.in(List.of("月底还款", "周启明"), List.of(), List.of())).isPresent();
    assertThat(words.in(List.of("月底还款", "周启"), List.of(), List.of())).isEmpty();
    assertThat(Words.of(List.of(" ", "")).isEmpty()).isTrue();
  }

  @Test
  void numbersOfTheProviderAreFoundByLongPartsOnly() {
    List<String> ids = List.of("100005000120240301123");

    assertThat(Words.of(List.of("5000")).in(List.of("转账"), ids, List.of())).isEmpty();
    assertThat(Words.of(List.of("00012024")).in(List.of("转账"), ids, List.of())).isPresent();
    Amount card = new Amount(500_000, "CNY", "");
    assertThat(Words.of(List.of("五千")).in(List.of("[转账]"), ids, List.of(card))).isPresent();
  }

  @Test
  void anyPieceOfAnyTextIsFoundInIt() {
    Random random = new Random(20_240_301);
    String letters = "还款a B５，,1２3.\u0301é한ﾞｶ\uD83D\uDE00 \u3000\n元万";
    for (int run = 0; run < 3_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 40); i > 0; i--) {
        int at =
            letters.offsetByCodePoints(
                0, random.nextInt(letters.codePointCount(0, letters.length())));
        text.appendCodePoint(letters.codePointAt(at));
      }
      String all = text.toString();
      Words words = Words.of(List.of(all));
      Optional<Excerpt> found = words.in("前" + all + "后");
      if (!words.isEmpty() && !Character.isDigit(Folded.of(all).text().charAt(0))) {
        assertThat(found).as(all).isPresent();
        Excerpt e = found.get();
        assertThat(e.before() + e.match() + e.after()).isEqualTo("前" + all + "后");
      }
    }
  }
}
