package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Outcome;

/** A page that was saved twice, and the access log of a server, through the verbs of a case. */
class PagesAndLogsTest {
  @TempDir static Path folder;
  private static List<Finding> findings = List.of();
  private static List<Item> items = List.of();

  private static String page(String rent, String hour) {
    return """
    From: <Saved by Blink>
    Snapshot-Content-Location: https://rent.example/7
    Subject: x
    Date: Sat, 8 Mar 2025 %s:00:00 -0000
    MIME-Version: 1.0
    Content-Type: multipart/related; type="text/html"; boundary="b"

    --b
    Content-Type: text/html; charset=utf-8
    Content-Location: https://rent.example/7

    <h1>招租</h1><p>月租 %s 元</p><img data-src="https://rent.example/a.jpg">
    --b--
    """
        .formatted(hour, rent)
        .replace("\n", "\r\n");
  }

  @BeforeAll
  static void examine() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(evidence.resolve("first.mhtml"), page("5000", "02"));
    Files.writeString(evidence.resolve("later.mhtml"), page("6000", "05"));
    Files.writeString(
        evidence.resolve("access.log"),
        """
        192.0.2.1 - - [08/Mar/2025:10:00:00 +0800] "GET /7 HTTP/1.1" 200 9 "-" "x"
        192.0.2.1 - - [08/Mar/2025:13:00:00 +0800] "GET /7 HTTP/1.1" 200 9 "-" "x"
        """);
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place)
        .open(
            vault, "title: t\nparties: [{id: me, name: 甲, role: PLAINTIFF, self: true}]\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
      Path file = vault.resolve("case.yaml");
      Files.writeString(
          file,
          Files.readString(file)
              .replaceAll(
                  "(?s)(title: \"access\\.log\".*?)attributes: \\{\\}",
                  "$1attributes: {logClock: 与授时服务器相差 1 秒以内}"));
    }
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      Examine.Result examined =
          new Examine(open).run(Examine.Request.ofCase(LocalDate.of(2026, 11, 26), List.of()));
      findings = examined.findings();
      items = examined.matter().items();
    }
  }

  private static Finding finding(String rule, String title) {
    int number =
        items.stream()
            .filter(i -> i.title().equals(title))
            .mapToInt(Item::number)
            .findFirst()
            .orElseThrow();
    return findings.stream()
        .filter(f -> f.rule().equals("CN/" + rule) && f.item().filter(n -> n == number).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachIsAnItemOfItsKind() {
    assertThat(items)
        .extracting(Item::kind)
        .containsExactlyInAnyOrder(Kind.WEB, Kind.WEB, Kind.LOG);
  }

  @Test
  @Tag("WEB-001")
  @Tag("SEED-WEB-01")
  void whatTheFileDoesNotHoldIsLacking() {
    Finding facts = finding("WEB-001", "first.mhtml");
    assertThat(facts.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(facts.pointers().toString())
        .contains("https://rent.example/7")
        .contains("url, DNS/IP, TLS, headers")
        .doesNotContain("finalUrl,", "time");
  }

  @Test
  @Tag("WEB-002")
  @Tag("WEB-004")
  void anOwnCopyIsNoCleanEnvironmentAndNoSecondSource() {
    assertThat(finding("WEB-002", "first.mhtml").outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(finding("WEB-004", "first.mhtml").outcome()).isIn(Outcome.WARN, Outcome.UNKNOWN);
  }

  @Test
  @Tag("WEB-003")
  void aPictureThatWasNotLoadedIsPointedTo() {
    Finding whole = finding("WEB-003", "first.mhtml");
    assertThat(whole.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(whole.pointers().toString()).contains("not loaded: https://rent.example/a.jpg");
  }

  @Test
  @Tag("WEB-007")
  void aLaterCopyThatDiffersIsTold() {
    Finding later = finding("WEB-007", "first.mhtml");
    assertThat(later.outcome()).isEqualTo(Outcome.WARN);
    assertThat(later.pointers().toString()).contains("later.mhtml");
    assertThat(finding("WEB-007", "later.mhtml").outcome()).isEqualTo(Outcome.NA);
  }

  @Test
  @Tag("LOG-001")
  void aLogWithoutNumbersNeverPasses() {
    Finding log = finding("LOG-001", "access.log");
    assertThat(log.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(log.message().zh()).contains("没有编号或摘要链");
    assertThat(log.pointers()).isNotEmpty();
  }
}
