package org.tiezheng.sqlite.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.absence.AbsenceQuestions;
import org.tiezheng.sqlite.history.Worlds;
import org.tiezheng.sqlite.recover.RecoveryOptions;

/** Entries of indexes in reports: traces of rows that are shown apart and counted apart. */
class IndexEntriesTest {
  @TempDir static Path folder;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Worlds.generate("make_indexed.py", folder.toString());
  }

  private static Database database() throws IOException {
    return Worlds.open(folder.resolve("indexed.db"));
  }

  /** Values of a deleted call, by its id. */
  private static Map<String, List<String>> truth() throws IOException {
    Map<String, List<String>> truth = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("indexed.truth"))) {
      String[] fields = line.split("\t", -1);
      truth.put(fields[0], List.of(fields[1], fields[2]));
    }
    return truth;
  }

  private static Map<?, ?> parse(String line) {
    return JsonText.parse(line) instanceof Map<?, ?> object ? object : Map.of();
  }

  @Test
  void linesOfJsonTellEntriesFromRowsAndHaveTheirKeysAndRowids() throws IOException {
    StringBuilder lines = new StringBuilder();
    Findings findings =
        Findings.gather(database(), ReportOptions.USUAL, List.of(new JsonRows(lines)));
    int entries = 0;
    int rows = 0;
    for (String line : lines.toString().lines().toList()) {
      Map<?, ?> object = parse(line);
      if (!String.valueOf(object.get("kind")).equals("INDEX_ENTRY")) {
        assertThat(object.get("kind")).isEqualTo("ROW");
        rows++;
        continue;
      }
      entries++;
      assertThat(object.get("index")).isIn("calls<number>", "calls_date");
      assertThat(object.get("table")).isEqualTo("calls");
      assertThat(object.containsKey("state")).isFalse();
      if (object.get("rowidIsLive") instanceof Boolean live
          && !live
          && object.get("values") instanceof List<?> values
          && values.getFirst() instanceof Map<?, ?> value) {
        List<String> call = truth().getOrDefault(String.valueOf(object.get("rowid")), List.of());
        assertThat(call).contains(String.valueOf(value.get("value")));
        assertThat(value.get("column")).isIn("number", "date");
      }
    }
    assertThat(findings.recovery().indexEntriesWithoutRow()).isPositive();
    assertThat(entries).isEqualTo((int) findings.recovery().indexEntries());
    long counted = findings.recovery().rows().values().stream().mapToLong(Long::longValue).sum();
    assertThat((long) rows).isLessThanOrEqualTo(counted);
  }

  @Test
  void linesOfTheTableHaveThemAsAnotherKind() throws IOException {
    StringBuilder csv = new StringBuilder();
    Findings findings = Findings.gather(database(), ReportOptions.USUAL, List.of(new CsvRows(csv)));
    List<String> lines = csv.toString().lines().toList();
    int columns = lines.getFirst().split(",", -1).length;
    List<String> entries = lines.stream().filter(l -> l.startsWith("INDEX_ENTRY,")).toList();
    assertThat(entries).hasSize((int) findings.recovery().indexEntries());
    long gone = entries.stream().filter(line -> line.contains(",ROWID_GONE,")).count();
    assertThat(gone).isEqualTo(findings.recovery().indexEntriesWithoutRow());
    for (String line : entries) {
      // Up to the values there is no quoted field here.
      assertThat(line.substring(0, line.indexOf('"')).split(",", -1)).hasSize(columns);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReportShowsThemInASectionOfTheirOwn(Language language) throws IOException {
    StringBuilder html = new StringBuilder();
    ReportOptions few = new ReportOptions(7, 1, RecoveryOptions.USUAL, AbsenceQuestions.USUAL);
    Findings findings = Findings.gather(database(), few, List.of());
    assertThat(findings.entries()).hasSize(7).noneMatch(entry -> entry.rowidIsLive());
    JudgeReport.write(findings, List.of(), "rows.csv", language, html);
    String section = html.substring(html.indexOf("<table class=\"entries\">"));
    section = section.substring(0, section.indexOf("</table>"));
    List<String> rows = new ArrayList<>(List.of(section.split("<tr>", -1)));
    // What is before the headings, and the headings.
    assertThat(rows).hasSize(2 + 7);
    String colon = language.of("：", ": ");
    assertThat(html).contains(colon + findings.recovery().indexEntriesWithoutRow() + "</h2>");
    assertThat(section).doesNotContain("calls<number>");
  }
}
