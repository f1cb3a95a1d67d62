package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import tools.jackson.databind.JsonNode;

/** Steps for the hearing and what was found there, from the case and from the bundle handed in. */
@Tag("DOC-SHOW-STEPS")
@Tag("DOC-CHECK-RECORD")
class HearingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @TempDir static Path template;

  /** A case whose bundle was made; each test works on a copy. */
  private static Path made = Path.of("");

  @TempDir Path folder;

  private static Workplace place() {
    return Places.at(template, Clock.systemUTC());
  }

  @BeforeAll
  static void present() throws Exception {
    made = template.resolve("case");
    Path evidence = Files.createDirectories(template.resolve("evidence"));
    new WeChat4Store()
        .write(
            ChatWorld.clean(8, 150),
            Side.A,
            Files.createDirectories(evidence.resolve("store")),
            WriteOptions.CLOSED.withoutMedia());
    Files.writeString(
        evidence.resolve("plan.eml"),
        """
        From: b@example.test
        To: a@example.test
        Date: Mon, 3 Nov 2025 10:00:00 +0800
        Message-ID: <plan@example.test>
        Subject: plan
        Content-Type: text/plain; charset=utf-8

        10000
        """
            .replace("\n", "\r\n"));
    new NewCase(place())
        .open(
            made,
            """
            title: t
            facts: [{id: loan, title: 借款}]
            links: [{item: 1, fact: loan, lines: "20-22"}]
            items:
            """);
    try (OpenCase open = OpenCase.forWriting(made, place())) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    }
    edit(made, "catalogued: false", "catalogued: true\n    conversations: [\"*\"]");
    edit(made, "carrier: {}", "carrier: {device: 手机甲, holder: 原告}");
  }

  private static void edit(Path vault, String old, String now) throws Exception {
    Path file = vault.resolve("case.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  private Path copy() throws Exception {
    Path copy = folder.resolve("case");
    try (var files = Files.walk(made)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(made.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  private static Path bundle(Path vault, Path target) throws Exception {
    Map<String, String> reasons = new HashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenCase open = OpenCase.forWriting(vault, place())) {
        Present.Result result =
            new Present(open).run(new Present.Request(target, false, false, DAY, reasons));
        if (result.bundle().isPresent()) {
          return target;
        }
        result.blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "test"));
      }
    }
    throw new AssertionError("the bundle was stopped: " + reasons.keySet());
  }

  private static Hearing.Result hearing(Path vault, Optional<Path> out, Optional<Path> record)
      throws Exception {
    try (OpenCase open = OpenCase.forWriting(vault, place())) {
      return new Hearing(open).run(new Hearing.Request(out, record, List.of(), Optional.empty()));
    }
  }

  private static Path paper(Path folder, String start, String ending) throws Exception {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(start))
          .filter(f -> f.toString().endsWith(ending))
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonNode plan(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile());
        InputStream copy =
            document
                .getDocumentCatalog()
                .getNames()
                .getEmbeddedFiles()
                .getNames()
                .values()
                .iterator()
                .next()
                .getEmbeddedFile()
                .createInputStream()) {
      return EvidenceJson.mapper().readTree(copy.readAllBytes()).path("hearing");
    }
  }

  private static String text(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  @Test
  @Tag("PRE-003")
  @DisplayName("what is planned later is what lies in the bundle, page by page and line by line")
  void planOfTheBundle() throws Exception {
    Path vault = copy();
    Path bag = bundle(vault, folder.resolve("bag"));

    Hearing.Result result = hearing(vault, Optional.of(folder.resolve("out")), Optional.empty());

    JsonNode inBundle = plan(paper(bag.resolve("data/papers"), "DOC-SHOW-STEPS", ".pdf"));
    JsonNode made = plan(paper(folder.resolve("out"), "DOC-SHOW-STEPS", ".pdf"));
    assertThat(made.path("items")).hasSize(2);
    assertThat(made).isEqualTo(inBundle);
    assertThat(result.exitCode()).isZero();
    assertThat(result.bundle().id()).isNotEmpty();
    assertThat(result.files())
        .extracting(f -> f.getFileName().toString())
        .contains("核对结果.yaml")
        .anyMatch(n -> n.startsWith("DOC-CHECK-RECORD") && n.endsWith(".docx"))
        .anyMatch(n -> n.startsWith("DOC-CHECK-RECORD") && n.endsWith(".txt"))
        .anyMatch(n -> n.startsWith("DOC-SHOW-RECORD") && n.endsWith(".pdf"));
    assertThat(text(paper(folder.resolve("out"), "DOC-CHECK-RECORD", ".pdf")))
        .contains(result.bundle().id(), "不在证据包内", "手机甲")
        .doesNotContain("[√]");
    assertThat(String.join("\n", result.lines(Locale.CHINESE)))
        .contains("应带:手机甲", "证据包 " + result.bundle().id(), "第一条");
    assertThat(EvidenceJson.write(result.summary())).contains("\"notCompared\"", "1/line/20");
  }

  @Test
  @DisplayName(
      "before a bundle was made there are steps and a form, and pages are said to be unknown")
  void withoutABundle() throws Exception {
    Path vault = copy();
    Hearing.Result result = hearing(vault, Optional.empty(), Optional.empty());

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.files()).isEmpty();
    assertThat(String.join("\n", result.lines(Locale.ENGLISH)))
        .contains("There is no bundle yet", "tiezheng hearing CASE --out FOLDER");
    assertThat(result.plan().items().getFirst().copy()).isEmpty();
  }

  @Test
  @DisplayName("pages of a bundle are not told for a case that has changed since")
  void changedSince() throws Exception {
    Path vault = copy();
    bundle(vault, folder.resolve("bag"));
    String chosen;
    try (OpenCase open = OpenCase.forReading(vault, place())) {
      chosen = new Conversations(open, open.matter()).all(Optional.of(1)).getFirst().id();
    }
    edit(vault, "conversations: [\"*\"]", "conversations: [\"" + chosen + "\"]");
    // Only the chat has this conversation.
    Path file = vault.resolve("case.yaml");
    String text = Files.readString(file);
    int second = text.indexOf("number: 2");
    Files.writeString(
        file,
        text.substring(0, second)
            + text.substring(second).replaceFirst("    conversations: .*\n", ""));

    Hearing.Result result = hearing(vault, Optional.empty(), Optional.empty());

    assertThat(result.plan().items().getFirst().copy()).isEmpty();
    assertThat(result.plan().items().getFirst().missing()).anyMatch(m -> m.contains("与现在的案件相符"));
  }

  @Test
  @Tag("SEED-GD-18")
  @DisplayName("results are printed as recorded; a difference stays, whatever is recorded later")
  void results() throws Exception {
    Path vault = copy();
    bundle(vault, folder.resolve("bag"));
    Path out = folder.resolve("out");
    Hearing.Result form = hearing(vault, Optional.of(out), Optional.empty());
    List<Point> points = form.plan().items().getFirst().points();
    Path filled = folder.resolve("filled.yaml");
    String yaml = Files.readString(out.resolve("核对结果.yaml"));
    yaml = yaml.replaceFirst("hearing: \"\"", "hearing: \"2026-12-01\"");
    yaml = set(yaml, points.get(0), "一致", "", "");
    yaml = set(yaml, points.get(1), "不一致", "昵称已改", "不是本人");
    yaml = set(yaml, points.get(2), "impossible", "没有信号", "");
    Files.writeString(filled, yaml);

    Hearing.Result first =
        hearing(vault, Optional.of(folder.resolve("first")), Optional.of(filled));

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.summary().same()).isEqualTo(1);
    assertThat(first.summary().different()).isEqualTo(1);
    assertThat(first.summary().impossible()).isEqualTo(1);
    assertThat(first.summary().notCompared()).isPositive();
    assertThat(first.summary().results()).hasSize(3);
    assertThat(text(paper(folder.resolve("first"), "DOC-CHECK-RECORD", ".pdf")))
        .contains("2026-12-01", "[√]不一致", "昵称已改", "不是本人", "没有信号", "不一致汇总");
    try (OpenCase open = OpenCase.forReading(vault, place())) {
      Event note =
          open.custody().stream()
              .map(OpenCase.CustodyLine::event)
              .filter(e -> e.kind() == Event.Type.NOTE)
              .reduce((_, later) -> later)
              .orElseThrow();
      assertThat(note.what())
          .containsEntry("different", points.get(1).id())
          .containsEntry("recordSha256", Workplace.sha256(filled));
    }

    Files.writeString(filled, set(yaml, points.get(1), "一致", "", ""));
    Hearing.Result second =
        hearing(vault, Optional.of(folder.resolve("second")), Optional.of(filled));

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.summary().different()).isZero();
    assertThat(text(paper(folder.resolve("second"), "DOC-CHECK-RECORD", ".pdf")))
        .contains("此前记为不一致");
    assertThat(String.join("\n", second.lines(Locale.CHINESE))).contains("此前记为不一致");
  }

  @Test
  @DisplayName("a form that nobody filled in is no result: nothing is the same by default")
  void nothingByDefault() throws Exception {
    Path vault = copy();
    Path out = folder.resolve("out");
    hearing(vault, Optional.of(out), Optional.empty());

    Hearing.Result result = hearing(vault, Optional.empty(), Optional.of(out.resolve("核对结果.yaml")));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.summary().same()).isZero();
    assertThat(result.summary().results()).isEmpty();
    assertThat(result.summary().notCompared())
        .isEqualTo(result.plan().items().stream().mapToInt(s -> s.points().size()).sum());
  }

  @Test
  @DisplayName("a wrong file of results is told with its line, and nothing is written or noted")
  void wrongFiles() throws Exception {
    Path vault = copy();
    Path out = folder.resolve("out");
    Hearing.Result form = hearing(vault, Optional.of(out), Optional.empty());
    String yaml = Files.readString(out.resolve("核对结果.yaml"));
    Point point = form.plan().items().getFirst().points().getFirst();
    long events = events(vault);
    Map<String, String> wrong = new HashMap<>();
    wrong.put(set(yaml, point, "大概一致", "", ""), "大概一致");
    wrong.put(set(yaml, point, "不一致", "", ""), "difference");
    wrong.put(set(yaml, point, "一致", "差一个字", ""), "difference");
    wrong.put(yaml.replace(point.id(), "1/nothing"), "1/nothing");
    wrong.put(yaml.replace("  - item: 1\n", "  - item: 9\n"), "9");
    wrong.put(yaml.replace("clerk:", "clark:"), "clark");
    wrong.put(yaml.replaceFirst("hearing: \"\"", "hearing: 明天"), "2026-12-01");
    wrong.put(yaml.replaceFirst("videoSha256: \"\"", "videoSha256: abc"), "64");
    wrong.put(yaml.replaceFirst("bundle: \"\"", "bundle: another"), "another");
    wrong.put(yaml.replaceFirst("bundle: .*\n", ""), "bundle");
    wrong.put(yaml.replaceFirst("plan: \"", "plan: \"0"), "plan");
    wrong.put(yaml.replaceFirst("language: \"zh\"", "language: en"), "--lang en");
    wrong.put(yaml.replaceFirst(", digest: \"[0-9a-f]{16}\"", ""), point.id());
    wrong.put(
        yaml.replaceFirst("digest: \"[0-9a-f]{16}\"", "digest: \"0123456789abcdef\""), "digest");
    wrong.put("", "results.yaml");
    wrong.put("a: [", "results.yaml");
    Path file = folder.resolve("results.yaml");
    for (Map.Entry<String, String> entry : wrong.entrySet()) {
      assertThat(entry.getKey()).as(entry.getValue()).isNotEqualTo(yaml);
      Files.write(file, entry.getKey().getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> hearing(vault, Optional.of(folder.resolve("no")), Optional.of(file)))
          .as(entry.getValue())
          .isInstanceOf(CaseFileException.class)
          .hasMessageContaining(entry.getValue());
    }
    assertThatThrownBy(
            () -> hearing(vault, Optional.empty(), Optional.of(folder.resolve("nowhere.yaml"))))
        .isInstanceOf(CaseFileException.class);
    assertThat(folder.resolve("no")).doesNotExist();
    assertThat(events(vault)).isEqualTo(events);
  }

  @Test
  @DisplayName("results of one bundle are not put on the pages of the next one")
  void resultsOfAnotherBundle() throws Exception {
    Path vault = copy();
    bundle(vault, folder.resolve("bag"));
    Path out = folder.resolve("out");
    Hearing.Result of = hearing(vault, Optional.of(out), Optional.empty());
    Point page =
        of.plan().items().getFirst().points().stream()
            .filter(p -> p.id().startsWith("1/page/"))
            .findFirst()
            .orElseThrow();
    Path filled = folder.resolve("filled.yaml");
    Files.writeString(filled, set(Files.readString(out.resolve("核对结果.yaml")), page, "一致", "", ""));
    assertThat(hearing(vault, Optional.empty(), Optional.of(filled)).summary().same()).isOne();

    edit(vault, "lines: \"20-22\"", "lines: \"40-41\"");
    refused(vault, filled, "plan", "--script", "--out");
    bundle(vault, folder.resolve("second"));

    String now = hearing(vault, Optional.empty(), Optional.empty()).bundle().id();
    assertThat(now).isNotEqualTo(of.bundle().id());
    refused(vault, filled, of.bundle().id(), now, "--out");
  }

  private void refused(Path vault, Path filled, String... words) throws Exception {
    long events = events(vault);
    assertThatThrownBy(() -> hearing(vault, Optional.of(folder.resolve("no")), Optional.of(filled)))
        .isInstanceOf(CaseFileException.class)
        .hasMessageContainingAll(words);
    assertThat(folder.resolve("no")).doesNotExist();
    assertThat(events(vault)).isEqualTo(events);
  }

  @Test
  void papersAreNeverWrittenOver() throws Exception {
    Path vault = copy();
    Path out = folder.resolve("out");
    hearing(vault, Optional.of(out), Optional.empty());
    assertThatThrownBy(() -> hearing(vault, Optional.of(out), Optional.empty()))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("DOC-SHOW-STEPS");
  }

  @Test
  void withoutACatalogueThereIsNothingToShow() throws Exception {
    Path vault = copy();
    edit(vault, "catalogued: true", "catalogued: false");
    assertThatThrownBy(() -> hearing(vault, Optional.empty(), Optional.empty()))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("catalogued: true");
  }

  private static long events(Path vault) throws Exception {
    try (OpenCase open = OpenCase.forReading(vault, place())) {
      return open.custody().size();
    }
  }

  private static String set(
      String yaml, Point point, String result, String difference, String objection) {
    List<String> lines = new ArrayList<>();
    for (String line : yaml.split("\n", -1)) {
      lines.add(
          line.contains("{point: \"" + point.id() + "\"")
              ? line.replaceFirst(
                  "result: .*",
                  "result: \"%s\", difference: \"%s\", objection: \"%s\"}"
                      .formatted(result, difference, objection))
              : line);
    }
    String now = String.join("\n", lines);
    assertThat(now).isNotEqualTo(yaml);
    return now;
  }
}
