package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Text;

class CoverWordsTest {
  private static final List<Text> NOTES =
      List.of(new Text("一句带句号。", "One with a stop."), new Text("一句不带", "One without"));

  @Test
  void notesAreSentencesWithOneStopBetweenThem() {
    assertThat(new CoverWords(Samples.facts(Locale.CHINESE)).notes(NOTES)).isEqualTo("。一句带句号。一句不带");
    assertThat(new CoverWords(Samples.facts(Locale.ENGLISH)).notes(NOTES))
        .isEqualTo(". One with a stop. One without");
  }
}
