package org.tiezheng.collect.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;

class TranscriptImporterTest {
  private static final String SHA = "9f".repeat(32);
  private static final String TEXT =
      """
      # 录音文字稿
      录音:%s
      录音地点:某市某路 1 号店内
      记录时间:2025-10-18 09:00
      背景:电视声
      说话人 甲:林甲 = me
      说话人 乙:周乙
      # 以下逐字

      [00:00 - 00:05] 甲:今天在店里,你是周乙吧
      【00:05—00:20.5】乙:我是周乙:开店的
      [1:00:21 - 1:00:58] 乙*:去年借了你八万元【听不清】,还没还[unclear: 了]
        说到这里停了一会儿
      [61:00 - 61:10] -:(无人说话)
      """
          .formatted(SHA);

  private static Collected read(String text, Charset charset) {
    return Collected.of("录音.txt", text.getBytes(charset));
  }

  private static Transcript one(String text) {
    return read(text, StandardCharsets.UTF_8).all(Transcript.class).getFirst();
  }

  @Test
  @Tag("AUD-006")
  @Tag("SEED-AUD-12")
  void headSpeakersAndPassagesAreRead() {
    Transcript transcript = one(TEXT);

    assertThat(transcript.recording()).isEqualTo(SHA);
    assertThat(transcript.statements())
        .containsEntry("place", "某市某路 1 号店内")
        .containsEntry("背景", "电视声");
    assertThat(transcript.time().instant()).hasToString("Optional[2025-10-18T01:00:00Z]");
    assertThat(transcript.speakers())
        .containsExactly(
            new Speaker("甲", "林甲", Optional.of("me")), new Speaker("乙", "周乙", Optional.empty()));
    assertThat(transcript.segments())
        .containsExactly(
            Segment.of(Optional.of(0L), Optional.of(5_000L), "甲", "今天在店里,你是周乙吧", false),
            Segment.of(Optional.of(5_000L), Optional.of(20_500L), "乙", "我是周乙:开店的", false),
            Segment.of(
                Optional.of(3_621_000L),
                Optional.of(3_658_000L),
                "乙",
                "去年借了你八万元【听不清】,还没还[unclear: 了]\n说到这里停了一会儿",
                true),
            Segment.of(Optional.of(3_660_000L), Optional.of(3_670_000L), "", "(无人说话)", false));
    assertThat(transcript.segments().get(2).unclear()).isEqualTo(2);
  }

  @Test
  void theReadingBalancesAndNothingIsSetAside() {
    Collected collected = read(TEXT, StandardCharsets.UTF_8);

    assertThat(collected.reading().importer()).isEqualTo("audio.transcript");
    assertThat(collected.aside()).isEmpty();
    assertThat(collected.reading().tables())
        .allMatch(table -> table.seen() == table.records() + table.setAside());
  }

  @Test
  void oldChineseEncodingsAreTheSame() {
    assertThat(read(TEXT, Charset.forName("GB18030")).all(Transcript.class).getFirst().segments())
        .isEqualTo(one(TEXT).segments());
  }

  @Test
  void aLineOfAnotherFormIsSetAsideWithItsNumber() {
    Collected collected = read(TEXT + "乙说他会还\n[00:10] 甲:好\n", StandardCharsets.UTF_8);

    assertThat(collected.aside())
        .singleElement()
        .matches(row -> row.raw().equals("乙说他会还"))
        .matches(
            row -> row.provenance().locator() instanceof Locator.Line line && line.number() == 15);
    Segment last = collected.all(Transcript.class).getFirst().segments().getLast();
    assertThat(last.start()).contains(10_000L);
    assertThat(last.end()).isEmpty();
  }

  @Test
  void englishHeadsAreRead() {
    Transcript transcript =
        one(
            """
            # transcript of a recording
            place: shop
            speaker A: Lin Jia = me

            [00:01 - 00:02] A: hello
            """);

    assertThat(transcript.statements()).containsEntry("place", "shop");
    assertThat(transcript.speakers())
        .containsExactly(new Speaker("A", "Lin Jia", Optional.of("me")));
    assertThat(transcript.segments()).extracting(Segment::words).containsExactly("hello");
  }

  @Test
  void whoWroteAPassageAndWhoConfirmedItIsRead() {
    Collected collected =
        read(
            """
            # transcript of a recording

            [00:01.250 - 00:02] A* {machine whisper 1.7; checked He Bing 20251018T010203Z}: hello
              there
            > a radio plays
            > nearby
            [00:03 - 00:04] B 〔机器〕：你好
            [00:04 - 00:05] B 〔猜的〕：你好
            [00:05 - 00:06] B 〔核对 某人 20251399T010203Z〕：你好
            """,
            StandardCharsets.UTF_8);

    assertThat(collected.all(Transcript.class).getFirst().segments())
        .containsExactly(
            new Segment(
                Optional.of(1_250L),
                Optional.of(2_000L),
                "A",
                "hello\nthere",
                true,
                Optional.of("whisper 1.7"),
                Optional.of(
                    new Transcript.Confirmation("He Bing", Instant.parse("2025-10-18T01:02:03Z"))),
                Optional.of("a radio plays\nnearby")),
            new Segment(
                Optional.of(3_000L),
                Optional.of(4_000L),
                "B",
                "你好",
                false,
                Optional.of("?"),
                Optional.empty(),
                Optional.empty()));
    // What cannot be understood is not taken for something that it is not.
    assertThat(collected.aside()).hasSize(2);
  }

  @Test
  void linesThatWouldKeepAPatternBusyAreSetAside() {
    String spaces = " ".repeat(300_000);
    Collected collected =
        read(
            TEXT + "[00:10" + spaces + "x\n[00:10]" + spaces + "x\n说话人 丙" + spaces + "\n",
            StandardCharsets.UTF_8);

    assertThat(collected.aside()).hasSize(3);
  }

  @Test
  void anyOtherTextIsNoTranscript() {
    assertThat(read("录音文字稿在哪里\n", StandardCharsets.UTF_8).reading().importer())
        .isNotEqualTo("audio.transcript");
  }
}
