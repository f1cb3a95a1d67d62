package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.EditTranscript.Change;
import org.tiezheng.casework.EditTranscript.Line;
import org.tiezheng.casework.EditTranscript.View;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.casework.file.ChangedMeanwhile;
import org.tiezheng.casework.sound.SoundPictures;
import org.tiezheng.casework.speech.SpeechEngine;
import org.tiezheng.casework.transcript.DraftText;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Confirmation;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.transcript.TranscriptText;

@Tag("DOC-AUDIO-TRANSCRIPT")
@Tag("SEED-AUD-12")
class TranscriptDraftTest {
  @TempDir Path folder;
  private FactCase world = new FactCase(Path.of(""));
  private String recording = "";

  @BeforeEach
  void open() throws Exception {
    world = new FactCase(folder);
    world.create(
        "title: t\nparties:\n  - {id: me, name: 林岚, role: PLAINTIFF, self: true}\nitems:\n");
    Path in = Files.createDirectories(folder.resolve("in"));
    recording =
        Workplace.sha256(Tones.wave(in.resolve("催款.wav"), 8_000, 1, 440, 0, 880, 0, 440, 0));
    world.collect(in);
  }

  private static Line line(long start, long end, String speaker, String words) {
    return new Line(
        start, Optional.of(end), speaker, words, false, Optional.empty(), false, Optional.empty());
  }

  private static Line confirmed(Line l) {
    return new Line(
        l.start(), l.end(), l.speaker(), l.words(), l.key(), l.engine(), true, l.note());
  }

  private static Change change(String based, Line... lines) {
    return new Change(
        based,
        false,
        Map.of("place", "店内", "recorder", "林岚"),
        List.of(new Speaker("甲", "林岚", Optional.of("me"))),
        List.of(lines));
  }

  private View save(Change change) throws Exception {
    try (OpenCase open = world.write()) {
      return new EditTranscript(open, recording).save(change);
    }
  }

  private View view() throws Exception {
    try (OpenCase open = world.read()) {
      return new EditTranscript(open, recording).view();
    }
  }

  @Test
  void whoSavesOnAnOldVersionWritesNothingOver() throws Exception {
    View first = save(change("", line(0, 900, "甲", "今天几号")));
    assertThat(first.version()).hasSize(64);
    View second = save(change(first.version(), line(0, 900, "甲", "今天五号")));

    assertThatThrownBy(() -> save(change(first.version(), line(0, 900, "甲", "别的"))))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThatThrownBy(() -> save(change("", line(0, 900, "甲", "别的"))))
        .isInstanceOf(ChangedMeanwhile.class);

    assertThat(view().segments()).extracting(Segment::words).containsExactly("今天五号");
    assertThat(view().version()).isEqualTo(second.version());
    // One who knows it keeps what is replaced.
    save(new Change(second.version(), true, Map.of(), List.of(), List.of(line(1, 2, "乙", "我的"))));
    Path aside =
        world
            .vault()
            .resolve("transcripts")
            .resolve(recording + "." + second.version().substring(0, 12) + ".txt");
    assertThat(Files.readString(aside)).contains("今天五号");
  }

  @Test
  void savingWordsNeedsNoKeyAndNoTurnAndConfirmingDoes() throws Exception {
    try (OpenCase working = world.write();
        OpenCase open = world.read()) {
      assertThat(working.matter().items()).hasSize(1);
      EditTranscript edit = new EditTranscript(open, recording);
      Change words = change("", line(0, 900, "甲", "今天几号"));
      assertThat(edit.confirms(words)).isFalse();
      View kept = edit.save(words);
      Change confirming = change(kept.version(), confirmed(line(0, 900, "甲", "今天几号")));
      assertThat(edit.confirms(confirming)).isTrue();
      assertThatThrownBy(() -> edit.save(confirming)).isInstanceOf(TiezhengException.class);
      assertThat(edit.view()).isEqualTo(kept);
    }
  }

  @Test
  void aConfirmationHoldsForTheWordsThatWereConfirmedAndStandsInTheCustodyLog() throws Exception {
    Line one = line(0, 900, "甲", "欠多少");
    Line two = line(2_000, 2_950, "", "八万");
    View kept = save(change("", confirmed(one), two));

    Confirmation by = new Confirmation("tester", Instant.parse("2026-11-01T02:00:00Z"));
    assertThat(kept.segments().get(0).confirmed()).contains(by);
    assertThat(kept.segments().get(1).confirmed()).isEmpty();
    assertThat(log().getLast())
        .containsEntry("subject", "transcript")
        .containsEntry("recording", recording)
        .containsEntry("by", "tester")
        .containsEntry("count", "1")
        .containsEntry("passages", "00:00")
        .containsKey("confirmedPassages");
    int entries = log().size();

    // The same again is no news; other words have no confirmation, whatever a file says.
    View again = save(change(kept.version(), confirmed(one), two));
    assertThat(log()).hasSize(entries);
    Path file = world.vault().resolve("transcripts").resolve(recording + ".txt");
    Files.writeString(file, Files.readString(file).replace("欠多少", "欠八十万"));
    assertThat(view().segments().getFirst().words()).isEqualTo("欠八十万");
    assertThat(view().segments().getFirst().confirmed()).isEmpty();
    assertThat(again.segments().getFirst().confirmed()).contains(by);

    // Taken back by another entry.
    View mine =
        save(new Change(view().version(), false, Map.of(), List.of(), List.of(confirmed(one))));
    save(new Change(mine.version(), false, Map.of(), List.of(), List.of(one)));
    assertThat(log().getLast()).containsKey("withdrawnPassages");
    assertThat(view().segments().getFirst().confirmed()).isEmpty();
  }

  private List<Map<String, String>> log() throws Exception {
    try (OpenCase open = world.read()) {
      return open.custody().stream()
          .map(OpenCase.CustodyLine::event)
          .filter(e -> e.kind() == Event.Type.NOTE)
          .map(Event::what)
          .toList();
    }
  }

  @Test
  void hostileNamesAndWordsAreKeptAsTheyAreReadOrNotAtAll() throws Exception {
    Line odd =
        new Line(
            -5,
            Optional.of(3L),
            "甲：] * 〔x〕\n" + "长".repeat(60),
            " \u0007\n\n [00:01] 甲：x\n说话人 丙：y\n# z\n> w\n",
            true,
            Optional.of("a;b〕:\n"),
            false,
            Optional.of("\n> n\n\n[0"));
    View kept =
        save(
            new Change(
                "",
                false,
                Map.of("地点：=\n", "一\n二", "空", " \n", "# 录音文字稿", "v"),
                List.of(new Speaker("甲：乙", "丙 = 丁\n戊", Optional.of("a b"))),
                List.of(odd)));

    Segment s = kept.segments().getFirst();
    assertThat(s.start()).contains(0L);
    assertThat(s.words()).isEqualTo("[00:01] 甲：x\n说话人 丙：y\n# z\n> w");
    assertThat(s.note()).contains("> n\n[0");
    assertThat(s.speaker()).startsWith("甲 x 长").hasSizeLessThanOrEqualTo(40);
    assertThat(kept.speakers()).containsExactly(new Speaker("甲 乙", "丙   丁 戊", Optional.of("ab")));
    assertThat(kept.statements()).containsEntry("地点", "一\n二").doesNotContainKey("空");
    assertThat(kept.aside()).isEmpty();
    assertThatThrownBy(() -> view(recording.replace(recording.charAt(0), 'x')))
        .isInstanceOf(CaseFileException.class);
  }

  private View view(String other) throws Exception {
    try (OpenCase open = world.read()) {
      return new EditTranscript(open, other).view();
    }
  }

  @Test
  @Tag("AUD-006")
  @Tag("SEED-GD-07")
  @DisplayName("what is sealed is what stands in the editor, and a new version replaces the old")
  void whatIsSealedIsWhatWasWritten() throws Exception {
    View first = save(change("", line(0, 900, "甲", "旧的说法")));
    assertThat(seal()).isEqualTo(new SealTranscript.Result(2, 1, 1, 0));
    assertThatThrownBy(this::seal).isInstanceOf(CaseFileException.class);
    Line machine =
        new Line(
            2_000,
            Optional.of(2_950L),
            "乙",
            "年底还你【听不清】",
            true,
            Optional.of("whisper"),
            false,
            Optional.of("有电视声"));
    View second = save(change(first.version(), confirmed(line(0, 901, "甲", "新的说法\n第二行")), machine));
    assertThat(seal()).isEqualTo(new SealTranscript.Result(3, 2, 2, 1));
    assertThat(view().sealed()).containsExactly(2, 3);

    String text;
    try (OpenCase open = world.read()) {
      List<Transcript> sealed =
          new EditTranscript(open, recording)
              .sealed().stream().map(EditTranscript.Sealed::transcript).toList();
      assertThat(Transcript.standing(sealed)).containsExactly(sealed.getLast());
      assertThat(sealed.getLast().segments()).isEqualTo(second.segments());
      // The text that leaves with the paper.
      text = TranscriptText.of(sealed.getLast());
    }
    DraftText.Read read = DraftText.read(text);
    assertThat(read.aside()).isEmpty();
    assertThat(read.transcript().segments()).isEqualTo(second.segments());
    assertThat(read.transcript().speakers()).isEqualTo(second.speakers());
    assertThat(read.transcript().statements())
        .containsAllEntriesOf(second.statements())
        .containsEntry("version", "2");
    // What stays may be written further elsewhere and comes back.
    try (OpenCase open = world.write()) {
      View back = new EditTranscript(open, recording).replace(text);
      assertThat(back.segments()).isEqualTo(second.segments());
      assertThatThrownBy(() -> new EditTranscript(open, recording).replace(text + "不成形的一行\n"))
          .isInstanceOf(CaseFileException.class);
    }
  }

  private SealTranscript.Result seal() throws Exception {
    try (OpenCase open = world.write()) {
      return new SealTranscript(open).run(recording);
    }
  }

  /** An engine that hears what a test tells it. */
  private record Told(List<Passage> passages) implements SpeechEngine {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public Map<String, String> facts() {
      return Map.of("program", "/secret/told", "programSha256", "ab", "modelSha256", "cd");
    }

    @Override
    public Heard hear(Path wave, long millis, java.util.function.LongConsumer reached) {
      assertThat(millis).isEqualTo(6_000);
      // 16 kHz, whatever the recording has.
      assertThat(Objects.requireNonNull(wave.toFile()).length()).isEqualTo(44 + 6 * 32_000);
      return new Heard(passages, List.of("noise"), 1);
    }
  }

  @Test
  void whatAMachineHearsIsProposedAndNeverReplacesAPerson() throws Exception {
    save(change("", line(0, 1_500, "甲", "人写的")));
    SoundPictures sounds = new SoundPictures(folder.resolve("sounds"), Map.of());
    TranscribeRecording transcribe =
        new TranscribeRecording(
            sounds,
            new Told(
                List.of(
                    new SpeechEngine.Passage(1_000, 2_000, Optional.empty(), "与人重叠"),
                    new SpeechEngine.Passage(2_000, 3_000, Optional.of("1"), "借了八万"))));
    TranscribeRecording.Result result;
    TranscribeRecording.Work work;
    try (OpenCase open = world.read()) {
      work = transcribe.hear(open, recording);
    }
    try (OpenCase open = world.write()) {
      result = transcribe.keep(open, work);
      // Once more: what nobody has confirmed goes, and is no second time there.
      assertThat(transcribe.keep(open, work).replaced()).isEqualTo(1);
    }

    assertThat(result)
        .isEqualTo(new TranscribeRecording.Result("told", 1, 0, 1, List.of("noise"), 1));
    View view = view();
    assertThat(view.segments()).extracting(Segment::words).containsExactly("人写的", "借了八万");
    assertThat(view.segments().getLast().machineOnly()).isTrue();
    assertThat(view.statements().get("engine"))
        .contains("told", "modelSha256 cd")
        .doesNotContain("/secret");
    assertThat(log().getLast())
        .containsEntry("transcribedBy", "told")
        .containsEntry("program", "/secret/told")
        .containsEntry("leftOut", "1")
        .containsEntry("notUnderstood", "1");
    try (OpenCase open = world.write()) {
      View confirmed = new EditTranscript(open, recording).confirm(Set.of(2));
      assertThat(confirmed.segments().getLast().machineOnly()).isFalse();
      assertThat(confirmed.segments().getLast().engine()).contains("told");
      assertThat(EditTranscript.list(open))
          .singleElement()
          .isEqualTo(new EditTranscript.Listed(1, recording, "in/催款.wav", true, 2, 0, List.of()));
    }
  }
}
