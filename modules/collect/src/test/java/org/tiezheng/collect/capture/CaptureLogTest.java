package org.tiezheng.collect.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.capture.Flaw.Kind;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.CaptureSession.Action;
import org.tiezheng.evidence.Reading;

class CaptureLogTest {
  private static Collected read(byte[] log, Map<String, byte[]> beside) {
    Map<String, byte[]> named = Map.copyOf(beside);
    SealedSource source =
        new SealedSource(
            member("f/log.jsonl", log),
            name -> Optional.ofNullable(named.get(name)).map(b -> member(name, b)),
            Limits.DEFAULT);
    return Collected.of(new CaptureLogImporter(), source);
  }

  private static Member member(String name, byte[] bytes) {
    return Member.of(
        name,
        java.util.HexFormat.of().formatHex(LogLine.sha256().digest(bytes)),
        java.lang.foreign.MemorySegment.ofArray(bytes));
  }

  private static Map<String, byte[]> beside(Captured made) {
    return Map.of("f/take-001.webm", made.film.toByteArray());
  }

  private static List<Kind> kinds(List<Flaw> flaws) {
    return flaws.stream().map(Flaw::kind).distinct().toList();
  }

  @Test
  void aWholeCaptureHasNoFlaw() {
    assertThat(Captured.film(5).ended().flaws()).isEmpty();
  }

  @Test
  @Tag("SEED-WXC-04")
  @Tag("SEED-WXC-05")
  void theRulesGetTheSessionWithItsTimesStepsAndFilm() {
    Captured made = Captured.film(2).clocks(90_000);
    made.sent(new Sent.Step(1, 3_000, Action.SCROLL, "从头到尾"), 0);
    made.after(1).sent(new Sent.Trouble(1, 4_000, "muted", "video"), 0);
    Collected read = read(made.ended().log(), Map.of("f/take-001.webm", made.film.toByteArray()));
    CaptureSession session = read.all(CaptureSession.class).getFirst();
    assertThat(session.time().instant()).hasValue(Captured.START);
    assertThat(session.ended().instant()).hasValue(Captured.START.plusSeconds(5));
    assertThat(session.ended().raw()).isEqualTo("2026-03-01T01:58:35Z");
    assertThat(session.films())
        .containsExactly(member("x", made.film.toByteArray()).contentSha256());
    assertThat(session.device())
        .containsEntry("device", "第二部手机")
        .containsEntry("agent", "Browser/1");
    assertThat(session.steps())
        .extracting(CaptureSession.Step::action)
        .containsExactly(Action.START, Action.SCROLL, Action.PAUSE, Action.STOP);
    assertThat(read.reading().complete()).isTrue();
  }

  @Test
  void whatHappensWhileNothingIsRecordedInterruptsNoFilm() {
    Captured made = new Captured(Medium.VIDEO);
    made.sent(new Sent.Trouble(0, -1, "muted", "video"), 0);
    made.sent(new Sent.TakeBegun(1, "scroll", "video/webm", "", Map.of()), 0);
    made.after(2).piece(0).ends();
    made.sent(new Sent.Trouble(0, -1, "reloaded", ""), 0);
    made.sent(new Sent.Trouble(1, -1, "reloaded", "said of a take that had ended"), 0);
    Collected read = read(made.closed().log(), beside(made));
    assertThat(read.all(CaptureSession.class).getFirst().steps())
        .extracting(CaptureSession.Step::action)
        .containsExactly(Action.START, Action.STOP);
    assertThat(read.reading().notes())
        .anyMatch(n -> n.en().contains("between takes"))
        .anyMatch(n -> n.en().contains("while nothing was recorded the device"));
  }

  @Test
  void aPageThatIsLoadedAgainWhileItRecordsInterruptsTheFilm() {
    Captured made = Captured.film(1);
    made.sent(new Sent.Trouble(1, -1, "reloaded", ""), 0);
    made.sent(new Sent.Trouble(0, -1, "reloaded", "a second time"), 0);
    assertThat(read(made.closed().log(), beside(made)).all(CaptureSession.class))
        .singleElement()
        .satisfies(s ->
            assertThat(s.steps())
                .extracting(CaptureSession.Step::action)
                .containsExactly(Action.START, Action.PAUSE));
  }

  @Test
  void recordsThatWentWithThePageAreMissing() {
    Captured made = Captured.film(1);
    made.sent(new Sent.Trouble(0, -1, "gone", "4–9"), 0);
    assertThat(kinds(made.ended().flaws())).containsExactly(Kind.MISSING);
  }

  @Test
  void theWordsThatNothingWasChangedAreNotSaidOfABrokenChain() {
    Captured made = Captured.film(2).ended();
    assertThat(read(made.log(), beside(made)).reading().notes())
        .anyMatch(n -> n.en().contains("were not changed since"));
    byte[] film = made.film.toByteArray();
    film[0] ^= 1;
    Reading reading = read(made.log(), Map.of("f/take-001.webm", film)).reading();
    assertThat(reading.notes())
        .noneMatch(n -> n.en().contains("were not changed since"))
        .anyMatch(n -> n.en().contains("the chain of digests is broken"));
    assertThat(reading.statements()).anyMatch(s -> s.name().equals("flaw.BROKEN"));
  }

  @Test
  void aChangedByteOfTheFilmIsFoundWithItsPiece() {
    Captured made = Captured.film(4).ended();
    byte[] film = made.film.toByteArray();
    film[film.length - 1] ^= 1;
    assertThat(Captured.flaws(made.lines(), film))
        .extracting(f -> f.sentence().en())
        .anyMatch(s -> s.contains("piece 4 of take-001.webm"))
        .anyMatch(s -> s.contains("digest of all"));
  }

  @Test
  void aFilmThatIsCutOrGoesOnIsFound() {
    Captured made = Captured.film(3).ended();
    byte[] film = made.film.toByteArray();
    assertThat(kinds(Captured.flaws(made.lines(), Arrays.copyOf(film, film.length - 3))))
        .containsExactly(Kind.BROKEN);
    assertThat(kinds(Captured.flaws(made.lines(), Arrays.copyOf(film, film.length + 1))))
        .containsExactly(Kind.BROKEN);
  }

  @Test
  void aLineThatIsChangedLeftOutOrMovedIsFound() {
    Captured made = Captured.film(4).ended();
    byte[] film = made.film.toByteArray();
    for (int i = 0; i < made.lines().size() - 1; i++) {
      List<String> less = new ArrayList<>(made.lines());
      less.remove(i);
      assertThat(kinds(Captured.flaws(less, film))).contains(Kind.BROKEN);
      List<String> moved = new ArrayList<>(made.lines());
      Collections.swap(moved, i, i + 1);
      assertThat(kinds(Captured.flaws(moved, film))).contains(Kind.BROKEN);
      List<String> changed = new ArrayList<>(made.lines());
      changed.set(i, changed.get(i).replace("2026-03-01T02:00:0", "2026-03-01T02:01:0"));
      assertThat(kinds(Captured.flaws(changed, film))).contains(Kind.BROKEN);
    }
    List<String> ends = made.lines().subList(0, made.lines().size() - 1);
    assertThat(kinds(Captured.flaws(ends, film))).containsExactly(Kind.MISSING);
  }

  /** Whoever keeps the log can chain its lines anew, but not the records of the browser. */
  @Test
  void aRecordThatTheKeeperOfTheLogLeavesOutOrMovesIsFound() {
    Captured less = Captured.film(4).ended();
    int gone = less.pieceAt(2);
    less.entries.remove(gone);
    less.times.remove(gone);
    assertThat(kinds(less.flaws())).contains(Kind.BROKEN);
    Captured moved = Captured.film(4).ended();
    Collections.swap(moved.entries, moved.pieceAt(2), moved.pieceAt(3));
    assertThat(kinds(moved.flaws())).contains(Kind.BROKEN);
  }

  @Test
  void aLatePieceIsSaidToBeLateAndNoOther() {
    Captured made = Captured.film(3);
    made.after(40).piece(38).piece(36);
    made.after(2).piece(0);
    assertThat(made.ended().flaws())
        .singleElement()
        .satisfies(f -> assertThat(f.kind()).isEqualTo(Kind.LATE))
        .satisfies(f -> assertThat(f.sentence().en()).startsWith("pieces 4 to 5 of take-001.webm"))
        .satisfies(f -> assertThat(f.sentence().en()).contains("up to 38 s late"));
  }

  @Test
  void whatHasNoEndAndWhatWasNotDepositedIsSaid() {
    Captured made = Captured.film(3);
    made.entries.removeLast(); // the last deposit
    made.times.removeLast();
    assertThat(made.flaws())
        .extracting(f -> f.sentence().en())
        .anyMatch(s -> s.contains("the log has no end"))
        .anyMatch(s -> s.contains("take-001.webm has no end: 3 pieces came"))
        .anyMatch(s -> s.contains("records 4 to 4 were not deposited"));
  }

  @Test
  void aClockThatIsSetWhileCapturingIsSaid() {
    Captured made = Captured.film(2).clocks(60_000);
    assertThat(kinds(made.piece(0).ended().flaws())).containsExactly(Kind.CLOCK);
  }

  @Test
  void aFileThatAnotherProgramMadeIsNoLogOfAFilming() {
    Captured made = new Captured(Medium.FILE);
    Collected read = read(made.log(), Map.of());
    assertThat(read.all(CaptureSession.class)).isEmpty();
    assertThat(read.aside())
        .singleElement()
        .satisfies(a -> assertThat(a.reason().en()).contains("nobody watched"));
  }

  @Test
  void aTakeThatIsNotBesideItsLogIsSaidToBeMissing() {
    Reading reading = read(Captured.film(1).ended().log(), Map.of()).reading();
    assertThat(reading.notes()).anyMatch(n -> n.en().contains("take-001.webm is not there"));
  }

  @Test
  void theServerTakesOnlyTheNextRecord() {
    Captured made = Captured.film(2);
    LogReading log = new LogReading();
    made.lines().forEach(log::line);
    RecordChain chain = log.chain().orElseThrow();
    String known = ((LogEntry.Came) made.entries.get(made.pieceAt(1))).record();
    for (String bad :
        List.of(
            known,
            "",
            "{}",
            "[1]",
            "{\"n\":4,\"prev\":\"x\"}",
            known.replace("\"n\":2", "\"n\":4"),
            "x".repeat(RecordChain.MOST + 1))) {
      assertThatThrownBy(() -> chain.next(bad)).isInstanceOf(BrokenChainException.class);
    }
  }

  @Test
  void lettersThatAreNoLogAreNoLog() {
    for (String text :
        List.of("", "{}", "tiezheng-capture/1", "{\"format\":\"tiezheng-capture/1\"}\n")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(Collected.of("a.jsonl", bytes).reading().importer()).isNotEqualTo("capture.log");
    }
  }
}
