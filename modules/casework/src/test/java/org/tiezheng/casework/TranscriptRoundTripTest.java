package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.transcript.TranscriptImporter;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Confirmation;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.transcript.TranscriptText;

/** What a bundle writes for editing is read back without loss. */
@Tag("DOC-AUDIO-TRANSCRIPT")
class TranscriptRoundTripTest {
  private static final String SHA = "9f".repeat(32);
  private static final List<String> WORDS =
      List.of(
          "借了八万元",
          " 前面有空格",
          "冒号:和：都有",
          "【听不清】",
          "[unclear: x] - *",
          "# 不是注释",
          "说话人 丙：不是说话人",
          "第一行\n第二行\n# 第三行",
          "",
          "[00:01 - 00:02] 甲：像一段",
          "💰\u2028𠮷");

  private static Transcript random(Random random) {
    Map<String, String> statements = new TreeMap<>();
    statements.put("recording", SHA);
    statements.put("place", "某路 1 号:二楼");
    if (random.nextBoolean()) {
      statements.put("背景", "电视声\n有人走动");
    }
    List<Segment> segments = new ArrayList<>();
    long at = random.nextBoolean() ? 0 : 3_599_000;
    for (int i = random.nextInt(20) + 1; i > 0; i--) {
      long start = at + random.nextInt(3) * 500L;
      at = start + random.nextInt(5_000) + 1;
      segments.add(
          new Segment(
              Optional.of(start),
              random.nextInt(10) == 0 ? Optional.empty() : Optional.of(at),
              List.of("甲", "乙", "").get(random.nextInt(3)),
              WORDS.get(random.nextInt(WORDS.size())),
              random.nextBoolean(),
              random.nextInt(3) == 0 ? Optional.of("whisper-cli 1.7.6") : Optional.empty(),
              random.nextInt(3) == 0
                  ? Optional.of(new Confirmation("林 甲", Instant.ofEpochSecond(1_760_000_000L + at)))
                  : Optional.empty(),
              random.nextInt(3) == 0 ? Optional.of("手机放在桌上\n[00:01] 甲：不是一段") : Optional.empty()));
    }
    return new Transcript(
        Provenance.of("a", new Locator.Whole()),
        RecordedTime.none(),
        SHA,
        statements,
        List.of(new Speaker("甲", "林甲", Optional.of("me")), new Speaker("乙", "", Optional.empty())),
        segments);
  }

  @Test
  void whatIsWrittenForEditingIsReadBack() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      Transcript written = random(random);

      Transcript read = read(TranscriptText.of(written));

      assertThat(read.recording()).isEqualTo(written.recording());
      assertThat(read.statements()).isEqualTo(written.statements());
      assertThat(read.speakers()).isEqualTo(written.speakers());
      assertThat(read.segments()).isEqualTo(written.segments());
    }
  }

  private static Transcript read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Record> records = new ArrayList<>();
    new TranscriptImporter()
        .read(
            SealedSource.of(Member.of("t.txt", "b".repeat(64), MemorySegment.ofArray(bytes))),
            new RecordSink() {
              @Override
              public void record(Record row) {
                records.add(row);
              }

              @Override
              public void setAside(SetAside row) {
                throw new AssertionError(row);
              }
            });
    return (Transcript) records.getFirst();
  }
}
