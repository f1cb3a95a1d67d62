package org.tiezheng.present.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Confirmation;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.PdfText;
import org.tiezheng.present.paper.Samples;

@Tag("DOC-AUDIO-TRANSCRIPT")
@Tag("SEED-AUD-12")
class TranscriptDocumentTest {
  private static final String SHA = "9f".repeat(32);

  @TempDir Path folder;

  private static Provenance place() {
    return Provenance.of("a".repeat(64), new Locator.Whole());
  }

  private static Transcript transcript(List<Segment> segments) {
    return new Transcript(
        place(),
        RecordedTime.none(),
        SHA,
        Map.of(
            "recorded", "2025-10-17 10:00",
            "place", "某市某路 1 号",
            "method", "当面录音",
            "recorder", "林甲",
            "number", "13900000002",
            "proofReader", "何丙",
            "背景", "电视声"),
        List.of(
            new Speaker("甲", "林甲", Optional.of("me")), new Speaker("乙", "", Optional.of("other"))),
        segments);
  }

  private static Segment segment(long start, long end, String speaker, String words, boolean key) {
    return Segment.of(Optional.of(start), Optional.of(end), speaker, words, key);
  }

  private static List<Segment> talk() {
    return List.of(
        segment(0, 5_000, "甲", "你是周乙吧", false),
        segment(21_000, 58_500, "乙", "去年借了你八万元【听不清】", true));
  }

  private static TranscriptDocument paper(Locale locale, Transcript transcript) {
    Recording recording =
        new Recording(
            place(),
            "audio/mpeg",
            "MP3",
            RecordedTime.none(),
            RecordedTime.none(),
            Optional.of(61_000L),
            List.of(),
            Optional.of("某牌"),
            Optional.of("R-1"),
            Optional.empty(),
            Recording.Screening.NONE,
            Map.of());
    return new TranscriptDocument(
        Samples.facts(locale),
        Samples.item(4, Kind.AUDIO, "催款录音", List.of(SHA)),
        1,
        transcript,
        Optional.of("data/originals/4/录音.mp3"),
        Optional.of(recording),
        "D-1",
        List.of(Samples.lender(), Samples.borrower()));
  }

  @Test
  @DisplayName("DOC-AUDIO-TRANSCRIPT has every field that the list of papers asks for")
  void everyFieldIsPrinted() throws Exception {
    Path file = folder.resolve("t.pdf");
    paper(Locale.CHINA, transcript(talk())).pdf(file, Typefaces.standard());

    assertThat(PdfText.joined(file).replaceAll("\\s", ""))
        .contains("录音文字稿", "录音.mp3", SHA, "01:01", "某牌R-1", "2025-10-17", "某市某路1号")
        .contains("当面录音", "林甲", "13900000002", "何丙", "电视声", "D-1")
        .contains("原告" + Samples.lender().name(), "被告" + Samples.borrower().name())
        .contains("00:21–00:58.500", "去年借了你八万元【听不清】", "听不清之处1")
        .contains("记录人（签名）", "核对人（签名）")
        // Nobody need state a program where there was none.
        .doesNotContain("转写程序");
  }

  @Test
  @DisplayName("what a machine wrote is marked until a person has confirmed it")
  void whatAMachineWroteIsMarked() throws Exception {
    Segment open =
        new Segment(
            Optional.of(60_000L),
            Optional.of(61_001L),
            "乙",
            "年底还你",
            true,
            Optional.of("whisper"),
            Optional.empty(),
            Optional.of("背后有电视声"));
    Segment confirmed =
        new Segment(
            Optional.of(62_000L),
            Optional.of(63_000L),
            "甲",
            "好",
            false,
            Optional.of("whisper"),
            Optional.of(new Confirmation("何丙", Instant.parse("2025-10-18T01:00:00Z"))),
            Optional.empty());
    List<Segment> segments = new ArrayList<>(talk());
    segments.add(open);
    segments.add(confirmed);
    Path file = folder.resolve("t.pdf");
    paper(Locale.CHINA, transcript(segments)).pdf(file, Typefaces.standard());

    String text = PdfText.joined(file).replaceAll("\\s", "");
    assertThat(text)
        .contains("共4段：人写2段，机器转写2段，其中1段经人核对，1段未经人核对")
        .contains("年底还你〔机器转写，未经人核对〕", "注：背后有电视声", "01:00–01:01.001")
        .contains("听音核对1/4段（何丙，最后一次2025-10-18T01:00:00Z）")
        .contains("除标明“机器转写，未经人核对”的1段外")
        .doesNotContain("好〔机器");
    // Among what matters and in full.
    assertThat(text.split("〔机器转写，未经人核对〕", -1)).hasSize(3);
  }

  @Test
  void whatNobodyStatedIsSaidToBeMissing() throws Exception {
    Path file = folder.resolve("t.pdf");
    Transcript bare = new Transcript(place(), RecordedTime.none(), "", Map.of(), List.of(), talk());
    TranscriptDocument paper = paper(Locale.CHINA, bare);
    paper.pdf(file, Typefaces.standard());

    String stated = Samples.facts(Locale.CHINA).stated("");
    assertThat(stated).isNotBlank();
    assertThat(PdfText.joined(file)).contains(stated);
  }

  @Test
  void everyPassageOfALongTalkIsPrintedOnceAndInOrder() throws Exception {
    List<Segment> talk = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      talk.add(segment(i * 1_000L, i * 1_000L + 900, i % 2 == 0 ? "甲" : "乙", "句" + i + "。", false));
    }
    Path file = folder.resolve("t.pdf");
    paper(Locale.CHINA, transcript(talk)).pdf(file, Typefaces.standard());

    String text = PdfText.joined(file).replaceAll("\\s", "");
    int at = 0;
    for (int i = 0; i < 1_200; i++) {
      int next = text.indexOf("句" + i + "。", at);
      assertThat(next).as("passage " + i).isGreaterThanOrEqualTo(at);
      at = next + 1;
    }
  }

  @Test
  void printingTwiceGivesTheSameBytes() throws Exception {
    Path one = folder.resolve("1.pdf");
    Path two = folder.resolve("2.pdf");
    paper(Locale.ENGLISH, transcript(talk())).pdf(one, Typefaces.standard());
    paper(Locale.ENGLISH, transcript(talk())).pdf(two, Typefaces.standard());

    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
  }
}
