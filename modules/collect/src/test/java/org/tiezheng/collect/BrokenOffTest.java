package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Text;

/** A source that is cut short says so in words, not by the name of a class. */
class BrokenOffTest {
  @Test
  void theEndThatCameTooEarlyIsSaidInWords() {
    Text sentence = FormatException.describe(new EOFException());

    assertThat(sentence.zh()).contains("中断").doesNotContain("Exception");
    assertThat(sentence.en()).contains("breaks off").doesNotContain("Exception");
  }
}
