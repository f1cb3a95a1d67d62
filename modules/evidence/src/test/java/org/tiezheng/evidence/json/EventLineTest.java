package org.tiezheng.evidence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Event;

class EventLineTest {
  private static final Event EVENT =
      new Event(
          2,
          "a".repeat(64),
          "0199c0de-0000-7000-8000-000000000001",
          Instant.parse("2026-11-24T09:00:00.120Z"),
          "张三",
          Event.Type.COLLECT,
          "tiezheng/0.1.0",
          Map.of("source", "D:\\证据", "files", "3"));

  @Test
  void anEventIsWrittenAsTheBundleFormatSays() {
    assertThat(EvidenceJson.write(EVENT))
        .isEqualTo(
            """
            {"actor":"张三","case":"0199c0de-0000-7000-8000-000000000001","kind":"COLLECT","n":2,\
            "prev":"%s","time":"2026-11-24T09:00:00.120Z","tool":"tiezheng/0.1.0","v":1,\
            "what":{"files":"3","source":"D:\\\\证据"}}\
            """
                .formatted("a".repeat(64)));
    assertThat(EvidenceJson.read(EvidenceJson.write(EVENT), Event.class)).isEqualTo(EVENT);
  }

  /** An independent implementation of RFC 8785 finds nothing to change, whatever the text. */
  @Test
  void everyEventIsInJcsForm() throws IOException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
    for (int round = 0; round < 2000; round++) {
      int[] points =
          random
              .ints(12, 0, 5)
              .map(kind ->
                  switch (kind) {
                    case 0 -> random.nextInt(0x20);
                    case 1 -> random.nextInt(0x20, 0x100);
                    case 2 -> random.nextInt(0x2000, 0x2100);
                    case 3 -> random.nextInt(0xE000, 0x10000);
                    default -> random.nextInt(0x10000, 0x110000);
                  })
              .toArray();
      String text = new String(points, 0, points.length);
      Event event =
          new Event(
              round + 1,
              EVENT.prev(),
              EVENT.caseId(),
              EVENT.time().plusMillis(round),
              text,
              Event.Type.NOTE,
              EVENT.tool(),
              Map.of(text, "a", text.substring(text.offsetByCodePoints(0, 1)), text));
      String line = EvidenceJson.write(event);
      assertThat(line).isEqualTo(new JsonCanonicalizer(line).getEncodedString());
      assertThat(EvidenceJson.read(line, Event.class)).isEqualTo(event);
    }
  }
}
