package org.tiezheng.casework.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.CheckCase;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.Examine;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Places;
import org.tiezheng.casework.StateCase;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.capture.CaptureRefusedException.Why;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.collect.capture.LogEntry;
import org.tiezheng.collect.capture.LogLine;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

class CapturesTest {
  @TempDir Path folder;

  private Workplace place;

  @BeforeEach
  void makeACase() throws IOException {
    place = Places.at(folder, Clock.systemUTC());
    new NewCase(place)
        .open(folder.resolve("c"), new Opening("c", "", Role.PLAINTIFF, "", Role.DEFENDANT, ""));
  }

  private Captures captures() {
    return new Captures(
        folder.resolve("captures"), name -> Optional.of(folder.resolve(name)), place);
  }

  private static Captures.Wanted film() {
    return new Captures.Wanted("c", "VIDEO", "chat-film", "Browser/1", Map.of("who", "甲"), "");
  }

  private Captures.Sealed seal(Captures captures, FilmingBrowser browser) throws Exception {
    return captures.seal(browser.id, Optional.of(browser.n), place);
  }

  private List<Event> events() throws IOException {
    try (OpenCase open = OpenCase.forReading(folder.resolve("c"), place)) {
      return open.custody().stream()
          .map(OpenCase.CustodyLine::event)
          .filter(e -> "capture".equals(e.what().get("subject")))
          .toList();
    }
  }

  @Test
  void eachPieceStandsInTheCustodyLogAndTheFilmIsSealedWithItsLog() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      List<String> expected = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        browser.films().sends(captures);
        expected.add("1/" + i + " " + FilmingBrowser.digest(browser.bytes));
      }
      browser.ends().sends(captures);
      Captures.Sealed sealed = seal(captures, browser);
      assertThat(sealed.flaws()).isEmpty();
      assertThat(sealed.exitCode()).isZero();
      assertThat(sealed.report().files()).isEqualTo(2);
      assertThat(
              events().stream()
                  .flatMap(e -> Optional.ofNullable(e.what().get("pieces")).stream())
                  .flatMap(p -> List.of(p.split("; ", -1)).stream()))
          .containsExactlyElementsOf(expected);
      assertThat(events().getFirst().what()).containsEntry("step", "begun").containsKey("genesis");
      assertThat(captures.of("c")).isEmpty();
      CheckCase.Result checked = new CheckCase(Watch.SILENT).run(folder.resolve("c"));
      assertThat(checked.lines())
          .anyMatch(l -> l.en().contains("deposits of 1 logs of captures; 0 problems"));
      assertThat(checked.captures().orElseThrow().deposits()).isGreaterThanOrEqualTo(2);
      try (OpenCase open = OpenCase.forReading(folder.resolve("c"), place)) {
        Item item = open.matter().items().getLast();
        assertThat(item.originals())
            .contains(FilmingBrowser.digest(browser.film.toByteArray()))
            .hasSize(2);
        assertThat(new StateCase(open).known().collected())
            .as("the program's own words are nobody's statement")
            .singleElement()
            .satisfies(c -> assertThat(c.method()).isEmpty());
      }
    }
  }

  @Test
  void nothingOpensTheCaseAfterItsLastCaptureWasSealed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Captures captures =
        new Captures(
            folder.resolve("captures"),
            name -> {
              asked.incrementAndGet();
              return Optional.of(folder.resolve(name));
            },
            place);
    try (captures) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (captures.find(browser.id).orElseThrow().deposited() < 0) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.sleep(10);
      }
      // The next deposit is due in a moment, and finds it sealed.
      browser.films().sends(captures);
      browser.ends().sends(captures);
      seal(captures, browser);
      int before = asked.get();
      Thread.sleep(1_800);
      assertThat(asked).hasValue(before);
    }
  }

  /** The film is gone from where it is collected, after it was listed and before it is read. */
  private final class Thief implements Watch {
    @Override
    public void begins(Text step, long total, Unit unit) {
      try (Stream<Path> all = Files.walk(folder.resolve("captures"))) {
        for (Path each : all.filter(p -> p.toString().contains("set-")).toList()) {
          if (unit == Unit.BYTES && each.endsWith("take-001.webm")) {
            Files.delete(each);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void at(long done) {}

    @Override
    public void notes(Text sentence) {}
  }

  @Test
  void aFilmThatTheCaseDidNotGetIsKeptAndCanBeSealedAgain() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      browser.films().sends(captures);
      browser.ends().sends(captures);
      Captures.Sealed sealed =
          captures.seal(
              browser.id, Optional.of(browser.n), place.with(place.locale(), new Thief()));
      assertThat(sealed.report().notTaken()).anyMatch(CollectReport.NotTaken::fault);
      assertThat(sealed.notIn()).containsExactly("take-001.webm");
      assertThat(sealed.whole()).isFalse();
      assertThat(sealed.exitCode()).isEqualTo(3);
      Path kept = folder.resolve("captures").resolve(browser.id).resolve("take-001.webm");
      assertThat(kept).hasBinaryContent(browser.film.toByteArray());
      assertThat(captures.of("c")).singleElement().matches(Standing::ended);
      assertThat(seal(captures, browser).whole()).isTrue();
      assertThat(kept.getParent()).doesNotExist();
    }
    try (OpenCase open = OpenCase.forReading(folder.resolve("c"), place)) {
      assertThat(open.originals())
          .extracting(o -> o.digests().sha256())
          .contains(FilmingBrowser.digest("piece 1;".getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void aFilmThatWasChangedWhereItWaitsIsSaidToBeBroken() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      browser.films().sends(captures);
      browser.ends().sends(captures);
      Path kept = folder.resolve("captures").resolve(browser.id).resolve("take-001.webm");
      Files.writeString(kept, "piece 2;");
      assertThat(seal(captures, browser).exitCode()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNotTheNextOrHasOtherBytesIsNotKept() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      String first = browser.text;
      browser.films();
      String good = browser.text;
      byte[] bytes = browser.bytes;
      browser.bytes = "piece X;".getBytes(StandardCharsets.UTF_8);
      refused(captures, browser, Why.OTHER_BYTES);
      browser.bytes = "piece".getBytes(StandardCharsets.UTF_8);
      refused(captures, browser, Why.BAD);
      browser.bytes = bytes;
      browser.text = good.replace("\"n\":2", "\"n\":3");
      refused(captures, browser, Why.OUT_OF_ORDER);
      browser.text = good.replace(LogLine.digest(first), LogLine.digest("another"));
      refused(captures, browser, Why.OUT_OF_ORDER);
      browser.text = good;
      assertThat(browser.sends(captures).last()).isEqualTo(2);
      assertThat(browser.sends(captures).last()).as("sent again").isEqualTo(2);
      browser.text = first;
      browser.bytes = new byte[0];
      assertThat(browser.sends(captures).bytes()).isEqualTo(bytes.length);
      captures.seal(browser.id, Optional.of(2L), place);
      refused(captures, browser, Why.ENDED);
    }
  }

  private static void refused(Captures captures, FilmingBrowser browser, Why why) {
    assertThatThrownBy(() -> browser.sends(captures))
        .isInstanceOfSatisfying(
            CaptureRefusedException.class, e -> assertThat(e.why()).isEqualTo(why));
  }

  @Test
  void whatWasAcknowledgedSurvivesAnEndOfTheProgramAndWhatWasNotIsSentAgain() throws Exception {
    FilmingBrowser browser;
    try (Captures captures = captures()) {
      browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      browser.films().sends(captures);
    }
    // The program ended while a piece was written: bytes without a line, and half a line.
    Path kept = folder.resolve("captures").resolve(browser.id);
    Files.writeString(kept.resolve("take-001.webm"), "half a pie", StandardOpenOption.APPEND);
    Files.writeString(kept.resolve(LiveCapture.LOG), "{\"at\":\"20", StandardOpenOption.APPEND);
    try (Captures again = captures()) {
      assertThat(again.of("c"))
          .singleElement()
          .satisfies(s -> {
            assertThat(s.last()).isEqualTo(2);
            assertThat(s.link()).isEqualTo(browser.link);
          });
      browser.films().sends(again);
      browser.ends().sends(again);
      assertThat(seal(again, browser).flaws()).isEmpty();
    }
  }

  @Test
  void theRulesOnFilmingReadTheLogOfTheCapture() throws Exception {
    Path chat = folder.resolve("WhatsApp Chat - 乙.txt");
    Files.writeString(chat, "[2024/03/01, 10:00:00] 乙: 借你两千\n[2024/03/01, 10:01:00] 甲: 好的,下月还\n");
    try (OpenCase open = OpenCase.forWriting(folder.resolve("c"), place)) {
      new Collect(open).run(new Collect.Request(List.of(chat), "", "", Map.of()));
    }
    try (Captures captures = captures()) {
      FilmingBrowser browser =
          new FilmingBrowser(
              captures.begin(new Captures.Wanted("c", "VIDEO", "chat-film", "B/1", Map.of(), "1")));
      browser.begins().sends(captures);
      browser.films().sends(captures);
      browser.ends().sends(captures);
      seal(captures, browser);
    }
    Path stated = folder.resolve("c").resolve("case.yaml");
    Files.writeString(
        stated, Files.readString(stated).replace("catalogued: false", "catalogued: true"));
    try (OpenCase open = OpenCase.forWriting(folder.resolve("c"), place)) {
      assertThat(open.matter().item(2).orElseThrow().attributes()).containsEntry("captures", "1");
      List<Finding> findings =
          new Examine(open)
              .run(Examine.Request.ofCase(LocalDate.of(2026, 3, 1), List.of())).findings().stream()
                  .filter(f -> f.rule().startsWith("CN/CAP-") && f.item().equals(Optional.of(2)))
                  .toList();
      assertThat(findings).extracting(Finding::rule).contains("CN/CAP-002", "CN/CAP-005");
      assertThat(findings)
          .allSatisfy(f -> assertThat(f.missing()).doesNotContain("records.capture"));
      assertThat(findings)
          .filteredOn(f -> f.rule().equals("CN/CAP-005"))
          .singleElement()
          .satisfies(f -> assertThat(f.message().en()).contains("later than the messages"));
    }
  }

  /** A log that was made up afterwards names events that say something else. */
  @Test
  void aLogThatTheCustodyLogDoesNotKnowIsFound() throws Exception {
    String id;
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      browser.films().sends(captures);
      id = browser.id;
    }
    Path log = folder.resolve("forged.jsonl");
    Files.write(log, forged(folder.resolve("captures").resolve(id).resolve(LiveCapture.LOG)));
    try (OpenCase open = OpenCase.forWriting(folder.resolve("c"), place)) {
      new Collect(open).run(new Collect.Request(List.of(log), "", "", Map.of()));
    }
    CheckCase.Result checked = new CheckCase(Watch.SILENT).run(folder.resolve("c"));
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.captures().orElseThrow().problems()).isNotEmpty();
  }

  /** The log chained anew, with other events than those that were written. */
  private static List<String> forged(Path log) throws IOException {
    List<String> lines = new ArrayList<>();
    String before = LogLine.NONE;
    for (String text : Files.readAllLines(log)) {
      LogLine line = EvidenceJson.read(text, LogLine.class);
      LogEntry entry =
          line.entry() instanceof LogEntry.Deposited d
              ? new LogEntry.Deposited(d.first(), d.last(), d.event() - 1, d.deposit(), d.time())
              : line.entry();
      String forged = new LogLine(line.n(), before, line.at(), entry).text();
      before = LogLine.digest(forged);
      lines.add(forged);
    }
    return lines;
  }

  @Test
  void aCaptureThatNobodyEndedIsSealedWithWhatCameAndSaysSo() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      browser.films().sends(captures);
      Captures.Sealed sealed = captures.seal(browser.id, Optional.empty(), place);
      assertThat(sealed.flaws())
          .extracting(f -> f.sentence().en())
          .anyMatch(s -> s.contains("the browser did not end the capture"))
          .anyMatch(s -> s.contains("take-001.webm has no end"));
      assertThat(sealed.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aLogThatWasChangedWhileItLayThereIsNotGoneOnWithAndIsShown() throws Exception {
    FilmingBrowser browser;
    try (Captures captures = captures()) {
      browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      browser.films().sends(captures);
    }
    Path log = folder.resolve("captures").resolve(browser.id).resolve(LiveCapture.LOG);
    Files.writeString(log, Files.readString(log).replace("scroll", "screen"));
    try (Captures again = captures()) {
      assertThat(again.of("c")).isEmpty();
      assertThat(again.broken()).hasSize(1);
      assertThat(log).exists();
    }
  }

  @Test
  void recordsThatNeverCameAreCounted() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser = new FilmingBrowser(captures.begin(film()));
      browser.begins().sends(captures);
      Captures.Sealed sealed = captures.seal(browser.id, Optional.of(5L), place);
      assertThat(sealed.flaws())
          .anyMatch(f -> f.sentence().en().contains("records 2 to 5 did not come"));
      assertThat(sealed.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aCaseThatIsInUseDelaysTheDepositAndNotTheCapture() throws Exception {
    try (Captures captures = captures()) {
      FilmingBrowser browser;
      try (OpenCase elsewhere = OpenCase.forWriting(folder.resolve("c"), place)) {
        assertThat(elsewhere.originals()).isEmpty();
        browser = new FilmingBrowser(captures.begin(film()));
        browser.begins().sends(captures);
        assertThat(browser.films().sends(captures).deposited()).isEqualTo(-1);
      }
      browser.ends().sends(captures);
      CollectReport report = seal(captures, browser).report();
      assertThat(report.complete()).isTrue();
      assertThat(events())
          .extracting(e -> e.what().get("step"))
          .contains("begun", "came", "sealed");
    }
  }
}
