package org.tiezheng.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineBufferTest {
  /** Equal ones, different ones of one hash code, empty ones, long ones, half a pair. */
  private static final List<String> TEXTS =
      List.of(
          "Aa",
          "BB",
          "Aa",
          "",
          "微信 \"群\"",
          new String("Aa"),
          "",
          "x".repeat(101),
          "\ud83d",
          "BB",
          "微信 \"群\"",
          "\ud83d",
          "x".repeat(101),
          "x".repeat(100),
          "x".repeat(100),
          "\t\u0001",
          "\t\u0001");

  @Test
  void whatIsWrittenAgainIsWrittenTheSame() {
    LineBuffer out = new LineBuffer();
    LineBuffer anew = new LineBuffer();
    for (String text : TEXTS) {
      out.again(text);
      anew.string(text);
      assertThat(new String(out.take(), UTF_8)).isEqualTo(new String(anew.take(), UTF_8));
    }
    // Names and texts are kept apart: half a pair is another thing in a name.
    for (String text : TEXTS) {
      out.name(text);
      anew.string(LoneSurrogates.escape(text));
      anew.add(':');
      assertThat(new String(out.take(), UTF_8)).isEqualTo(new String(anew.take(), UTF_8));
    }
  }
}
