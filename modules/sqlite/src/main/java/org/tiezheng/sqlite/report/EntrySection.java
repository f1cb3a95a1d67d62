package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.sqlite.recover.RecoveredEntry;

/** The section with entries of indexes, which are traces of rows and no rows. */
final class EntrySection {
  private final Findings findings;
  private final Language language;
  private final Html html;

  EntrySection(Findings findings, Language language, Html html) {
    this.findings = findings;
    this.language = language;
    this.html = html;
  }

  void write(String table) throws IOException {
    long gone = findings.recovery().indexEntriesWithoutRow();
    long others = findings.recovery().indexEntries() - gone;
    if (gone + others == 0) {
      return;
    }
    html.element(
        "h2",
        language
            .of(
                "索引残留条目：已不在表中的行的键值与行号：%d",
                "Entries of indexes: keys and rowids of rows that are gone: %d")
            .formatted(gone));
    html.raw("\n");
    html.element(
        "p class=\"note\"",
        language.of(
            "索引是数据库为查找而另存的副本，每个条目只有被索引的列的值和所属行的行号。下列条目所指的行号已不在表中：可说明曾有这样一行，"
                + "其余各列未必还在。条目不是行，不计入以上任何行数；同一行可能既在上面恢复，又在此留有条目。",
            "An index is a copy that the database keeps for searching; an entry has nothing but the"
                + " values of the indexed columns and the rowid of its row. The table has no row"
                + " with the rowids below: there was such a row once, and its other columns may"
                + " be lost. Entries are not rows and are in none of the counts above; a row may"
                + " be recovered above and have entries here as well."));
    if (others > 0) {
      html.element(
          "p class=\"note\"",
          language
              .of(
                  "另有 %d 个残留条目，其行号在表中仍有行（内容相同或已改动）；只计数，不在此列出。",
                  "%d more entries name rows that are still there, with the same values or others:"
                      + " counted, but not listed here.")
              .formatted(others));
    }
    if (findings.entries().isEmpty()) {
      return;
    }
    if (findings.entries().size() < gone) {
      html.element(
          "p class=\"note\"",
          language
                  .of("以下列出前 %d 个，共 %d 个；", "The first %d of %d follow; ")
                  .formatted(findings.entries().size(), gone)
              + (table.isEmpty()
                  ? language.of("其余未列出。", "the others are not listed.")
                  : language.of("其余见表格文件 ", "the others are in the table file ") + table));
    }
    entries();
  }

  private void entries() throws IOException {
    html.open("table class=\"entries\"").open("tr");
    for (String heading :
        List.of(
            language.of("表", "Table"),
            language.of("行号", "Rowid"),
            language.of("被索引列的值", "Values of the indexed columns"),
            language.of("索引", "Index"),
            language.of("位置", "Place"),
            language.of("置信度", "Confidence"))) {
      html.element("th", heading);
    }
    html.close("tr").raw("\n");
    for (RecoveredEntry entry : findings.entries()) {
      html.open("tr").element("td", entry.table().name());
      html.element("td class=\"n\"", Long.toString(entry.rowid()));
      html.element("td", values(entry)).element("td", entry.index());
      html.element(
          "td",
          language.of(entry.source().substrate().meaning())
              + language.of("；", "; ")
              + Words.of(entry.source().place(), language));
      html.element("td class=\"n\"", Words.confidence(entry.confidence())).close("tr").raw("\n");
    }
    html.close("table");
  }

  private String values(RecoveredEntry entry) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < entry.values().size(); i++) {
      String column = entry.columns().get(i);
      String name = column.isEmpty() ? language.of("（表达式）", "(expression)") : column;
      values.add(name + " = " + Words.of(entry.values().get(i), language));
    }
    return String.join(language.of("；", "; "), values);
  }
}
