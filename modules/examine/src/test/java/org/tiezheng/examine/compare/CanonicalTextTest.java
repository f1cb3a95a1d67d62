package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {
  @ParameterizedTest
  @CsvSource({
    "/::)好, [微笑]好",
    "[Smile]好, [微笑]好",
    "/::'(, [大哭]",
    "[Facepalm], [Facepalm]",
    "1/2, 1/2",
    "http://a, http://a"
  })
  void facesOfEitherSpellingAreOne(String text, String same) {
    assertThat(CanonicalText.of(text)).isEqualTo(same);
  }

  @Test
  void whatExportersChangeWithoutMeaningIsLeftOut() {
    assertThat(CanonicalText.of("a \r\nb\u2005c\u200e \n")).isEqualTo("a\nb c");
    assertThat(CanonicalText.of("e\u0301")).isEqualTo("\u00e9");
  }

  @Test
  void oneDigitIsADifference() {
    assertThat(CanonicalText.of("5000")).isNotEqualTo(CanonicalText.of("9000"));
  }
}
