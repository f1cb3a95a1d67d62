package org.tiezheng.sqlite.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.absence.AbsenceQuestions;
import org.tiezheng.sqlite.history.Worlds;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.RecoveryOptions;
import org.tiezheng.sqlite.recover.RowState;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reports read back, from a database whose values try to break them. */
class ReportTest {
  private static final List<ExaminedFile> FILES =
      List.of(new ExaminedFile("mms<sms>.db", 4096, "00ff"));

  @TempDir static Path folder;

  /** Id, text, number and blob of a deleted row. */
  private record Truth(String text, String number, String blob) {}

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Worlds.generate("make_hostile.py", folder.toString());
    Worlds.generate("make_nameless.py", folder.toString());
  }

  private static Database database() throws IOException {
    return Worlds.open(folder.resolve("hostile.db"));
  }

  private static List<Truth> truth() throws IOException {
    List<Truth> truth = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("hostile.truth"))) {
      String[] fields = line.split("\t", -1);
      byte[] text = HexFormat.of().parseHex(fields[1]);
      truth.add(new Truth(new String(text, StandardCharsets.UTF_8), fields[2], fields[3]));
    }
    return truth;
  }

  /** Rows that are deleted, or that nothing tells from former versions. */
  private static long gone(Findings findings) {
    return findings.count(RowState.DELETED) + findings.count(RowState.DELETED_OR_EARLIER);
  }

  private static Truth truth(RecoveredRow row) throws IOException {
    byte[] blob = ((Value.Blob) row.value("data")).bytes().toArray(ValueLayout.JAVA_BYTE);
    return truth().stream()
        .filter(truth -> truth.blob().equals(HexFormat.of().formatHex(blob)))
        .findFirst()
        .orElseThrow();
  }

  private static Document parse(String html)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }

  private static String report(Findings findings, Language language) throws IOException {
    StringBuilder out = new StringBuilder();
    JudgeReport.write(findings, FILES, "rows.csv", language, out);
    return out.toString();
  }

  @Test
  void jsonLinesGiveBackEveryValueExactly() throws IOException {
    StringBuilder lines = new StringBuilder();
    Findings.gather(database(), ReportOptions.USUAL, List.of(new JsonRows(lines)));
    List<Truth> found = new ArrayList<>();
    for (String line : lines.toString().split("\n", -1)) {
      if (line.isEmpty() || !(JsonText.parse(line) instanceof Map<?, ?> object)) {
        continue;
      }
      assertThat(object.get("table")).isEqualTo("t<b>&\"x");
      assertThat(object.get("page")).isInstanceOf(BigDecimal.class);
      assertThat(object.get("certain")).isInstanceOf(List.class);
      Map<String, Map<?, ?>> values = new HashMap<>();
      if (object.get("values") instanceof List<?> list) {
        list.forEach(value -> {
          Map<?, ?> column = (Map<?, ?>) value;
          values.put((String) column.get("column"), column);
        });
      }
      Map<?, ?> number = values.getOrDefault("n<i>", Map.of());
      String digits = String.valueOf(number.get("value"));
      if (new BigDecimal(digits).abs().compareTo(BigDecimal.valueOf(1L << 53)) > 0) {
        assertThat(number.get("exact")).isEqualTo(digits);
      } else {
        assertThat(number.containsKey("exact")).isFalse();
      }
      byte[] blob =
          Base64.getDecoder()
              .decode(String.valueOf(values.getOrDefault("data", Map.of()).get("value")));
      found.add(
          new Truth(
              String.valueOf(values.getOrDefault("body", Map.of()).get("value")),
              digits,
              HexFormat.of().formatHex(blob)));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(truth());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReportIsWellFormedAndHasEveryRow(Language language)
      throws IOException, ParserConfigurationException, SAXException {
    Findings findings = Findings.gather(database(), ReportOptions.USUAL, List.of());
    String html = report(findings, language);
    Document document = parse(html);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(html).doesNotContain("http:", "https:", "src=", "href=", "@import", "url(");
    NodeList headings = document.getElementsByTagName("h3");
    int rows = 0;
    for (int i = 0; i < headings.getLength(); i++) {
      rows += headings.item(i).getTextContent().contains("t<b>&\"x") ? 1 : 0;
    }
    assertThat(rows).isEqualTo((int) gone(findings)).isEqualTo(truth().size());
    String text = document.getDocumentElement().getTextContent();
    List<RecoveredRow> all = new ArrayList<>(findings.rows(RowState.DELETED));
    all.addAll(findings.rows(RowState.DELETED_OR_EARLIER));
    for (RecoveredRow found : all) {
      Truth row = truth(found);
      assertThat(text).contains(row.number());
      if (row.text().chars().allMatch(c -> c >= 0x20 && c < 0x2000)) {
        assertThat(text).contains(row.text());
      }
    }
    assertThat(text)
        .contains("nul[U+0001]bell[U+0007]esc[U+001B]", "[U+202E]", "[U+0001]", "mms<sms>.db")
        .doesNotContain("\u202e");
    assertThat(findings.bytes().total()).isEqualTo(findings.bytes().fileSize());
    assertThat(text).contains(Long.toString(findings.bytes().fileSize()));
  }

  @Test
  void theBytesOfEveryRowAreMarked()
      throws IOException, ParserConfigurationException, SAXException {
    Findings findings = Findings.gather(database(), ReportOptions.USUAL, List.of());
    NodeList excerpts = parse(report(findings, Language.EN)).getElementsByTagName("pre");
    assertThat(excerpts.getLength()).isEqualTo((int) gone(findings));
    for (int i = 0; i < excerpts.getLength(); i++) {
      NodeList marked = ((Element) excerpts.item(i)).getElementsByTagName("b");
      StringBuilder hex = new StringBuilder();
      for (int k = 0; k < marked.getLength(); k++) {
        hex.append(marked.item(k).getTextContent().replace(" ", ""));
      }
      String all = hex.toString();
      assertThat(truth()).anyMatch(row -> all.contains(row.blob()));
    }
  }

  @Test
  void aLongReportSaysWhereTheRestIs() throws IOException {
    ReportOptions few = new ReportOptions(3, 1, RecoveryOptions.USUAL, AbsenceQuestions.USUAL);
    StringBuilder csv = new StringBuilder();
    Findings findings = Findings.gather(database(), few, List.of(new CsvRows(csv)));
    RowState most =
        findings.count(RowState.DELETED) > 3 ? RowState.DELETED : RowState.DELETED_OR_EARLIER;
    assertThat(findings.rows(most)).hasSize(3);
    assertThat(report(findings, Language.ZH))
        .contains("以下列出前 3 条，共 " + findings.count(most) + " 条", "rows.csv");
    assertThat(csv.toString().split("\r\n", -1)).hasSize((int) gone(findings) + 2);
  }

  @Test
  void damageStandsBeforeWhatWasFound() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("hostile.db"));
    Path cut = Files.write(folder.resolve("cut.db"), Arrays.copyOf(bytes, bytes.length / 2));
    Findings whole = Findings.gather(database(), ReportOptions.USUAL, List.of());
    Findings half = Findings.gather(Worlds.open(cut), ReportOptions.USUAL, List.of());

    assertThat(report(whole, Language.EN)).doesNotContain("the files are damaged");
    String text = report(half, Language.EN);
    assertThat(text.indexOf("the files are damaged"))
        .isBetween(text.indexOf("What was found"), text.indexOf("deleted rows were found"));
  }

  @Test
  void noFieldOfTheTableIsAFormula() throws IOException {
    StringBuilder csv = new StringBuilder();
    Findings.gather(database(), ReportOptions.USUAL, List.of(new CsvRows(csv)));
    for (String line : csv.toString().split("\r\n", -1)) {
      assertThat(line).doesNotContainPattern("(^|,)\"?[=+@\t]");
    }
    assertThat(CsvRows.safe("=1+1")).isEqualTo("'=1+1");
    assertThat(CsvRows.safe("＝1")).isEqualTo("'＝1");
    assertThat(CsvRows.safe("a=1")).isEqualTo("a=1");
  }

  /** A name that follows from the form of a row alone is not stated as a fact. */
  @ParameterizedTest
  @EnumSource
  void tablesThatLookAlikeAreNamedTogetherAndOnesThatAreGoneApart(Language language)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    Findings alike =
        Findings.gather(
            Worlds.open(folder.resolve("alike.db")),
            ReportOptions.USUAL,
            List.of(new CsvRows(csv)));
    assertThat(gone(alike)).isPositive();
    assertThat(csv.toString().lines().skip(1).filter(l -> l.startsWith("ROW")))
        .hasSize((int) gone(alike))
        .allMatch(
            l -> l.contains(",the_second,first_one,") || l.contains(",first_one,the_second,"));
    assertThat(report(alike, language))
        .contains(language.of("同样符合的表：", "it fits as well: "))
        .doesNotContain(language.of("另有 0 行", "0 more rows"));

    Findings unknown =
        Findings.gather(Worlds.open(folder.resolve("unknown.db")), ReportOptions.USUAL, List.of());
    long rows = unknown.recovery().ofUnknownTables();
    assertThat(rows).isGreaterThan(100);
    assertThat(gone(unknown)).isZero();
    assertThat(unknown.ofUnknownTables())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.values().toString()).contains("of many"));
    assertThat(report(unknown, language))
        .contains(
            language
                .of("另有 %d 行属于建表语句也已不在的表", "%d more rows are of tables whose statements are gone")
                .formatted(rows))
        .contains(
            language
                .of("所属表已不可知的行：%d", "Rows of tables that are not known any more: %d")
                .formatted(rows));
  }
}
