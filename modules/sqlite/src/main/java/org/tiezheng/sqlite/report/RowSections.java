package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.recover.Certainty;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.recover.Source;

/** The sections with recovered rows, by what they are. */
final class RowSections {
  private final Findings findings;
  private final Language language;
  private final Html html;
  private final HexExcerpt hex;
  private int number;

  RowSections(Findings findings, Language language, Html html) {
    this.findings = findings;
    this.language = language;
    this.html = html;
    hex = new HexExcerpt(findings.database(), html, language);
  }

  void write(String table) throws IOException {
    for (RowState state : RowState.values()) {
      section(state, table);
    }
    ofUnknownTables(table);
  }

  private void ofUnknownTables(String table) throws IOException {
    long count = findings.recovery().ofUnknownTables();
    if (count == 0) {
      return;
    }
    html.element(
            "h2",
            language
                .of("所属表已不可知的行：%d", "Rows of tables that are not known any more: %d")
                .formatted(count))
        .raw("\n");
    html.element(
        "p class=\"note\"",
        language.of(
            "表和建表语句都已不在：表名、列名和类型无从得知，下列列名只是序号。这些行不计入以上各数。",
            "The tables are gone, and so are the statements that made them: what they and their"
                + " columns were called is not known, the names below are numbers. These rows are"
                + " in none of the counts above."));
    first(findings.ofUnknownTables(), count, table);
  }

  private void section(RowState state, String table) throws IOException {
    List<RecoveredRow> rows = findings.rows(state);
    long count = findings.count(state);
    html.element("h2", "%s: %d".formatted(Words.of(state, language), count)).raw("\n");
    if (state == RowState.STALE_COPY) {
      html.element(
          "p class=\"note\"",
          language.of(
              "库整理页面时留下，内容与现存行相同；只计数，不作为删除。",
              "Left behind when the library rearranged pages, with the content of rows that are"
                  + " there: counted, but not deleted."));
    }
    first(rows, state == RowState.STALE_COPY ? rows.size() : count, table);
  }

  private void first(List<RecoveredRow> rows, long count, String table) throws IOException {
    if (rows.size() < count) {
      html.element(
          "p class=\"note\"",
          language
                  .of("以下列出前 %d 条，共 %d 条；", "The first %d of %d follow; ")
                  .formatted(rows.size(), count)
              + (table.isEmpty()
                  ? language.of("其余未列出。", "the others are not listed.")
                  : language.of("其余见表格文件 ", "the others are in the table file ") + table));
    }
    for (RecoveredRow row : rows) {
      row(row);
    }
  }

  private void row(RecoveredRow row) throws IOException {
    Source source = row.source();
    html.open("div class=\"row\"");
    html.element(
        "h3",
        "%d. %s %s%s"
            .formatted(
                ++number,
                row.table().name(),
                rowid(row),
                row.dropped() ? language.of("（表已删除）", " (table dropped)") : ""));
    html.element(
        "p",
        language
            .of(
                "%s；%s；%s；置信度 %s；共 %d 处",
                "%s; %s; %s; confidence %s; places where it was found: %d")
            .formatted(
                language.of(source.substrate().meaning()),
                Words.of(source.place(), language),
                Words.of(source.method(), language),
                Words.confidence(row.confidence()),
                row.sourceCount()));
    html.element("p", language.of("依据：", "Basis: ") + Words.basis(row, language));
    if (!row.alternatives().isEmpty()) {
      html.element(
          "p",
          language.of(
                  "属于哪个表，只由行的形式推断，页面本身不能说明；同样符合的表：",
                  "Which table it was of follows from its form alone, and nothing about the page"
                      + " tells; it fits as well: ")
              + row.alternatives().stream()
                  .map(Table::name)
                  .collect(Collectors.joining(language.of("、", ", "))));
    }
    values(row);
    hex.write(row);
    html.close("div").raw("\n");
  }

  private String rowid(RecoveredRow row) {
    if (row.rowid().isPresent()) {
      return language.of("行号 ", "rowid ") + row.rowid().getAsLong();
    }
    if (row.table().withoutRowid()) {
      return "";
    }
    return language.of("行号不明", "rowid unknown")
        + row.between()
            .map(between ->
                language
                    .of("（同页现存行号 %d–%d）", " (live rowids on the same page %d–%d)")
                    .formatted(between.low(), between.high()))
            .orElse("");
  }

  private void values(RecoveredRow row) throws IOException {
    html.open("table");
    for (int i = 0; i < row.values().size(); i++) {
      Certainty certainty = row.certainty().get(i);
      html.open("tr").element("th", row.table().columns().get(i).name());
      html.element(
          "td", certainty == Certainty.LOST ? "" : Words.of(row.values().get(i), language));
      html.element("td class=\"n\"", Words.of(certainty, language)).close("tr");
    }
    html.close("table");
  }
}
