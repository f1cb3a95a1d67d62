package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tiezheng.sqlite.ByteKind;
import org.tiezheng.sqlite.Damage;
import org.tiezheng.sqlite.LogByteKind;
import org.tiezheng.sqlite.LogLedger;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.recover.Unsearched;

/**
 * Writes a report that a judge can read: one HTML file without scripts and without anything that is
 * loaded from elsewhere, in black and white, fit for print. It says what was examined, what was
 * found and where, what it can mean, and what is not claimed.
 *
 * <pre>{@code
 * Findings findings = Findings.gather(database, ReportOptions.USUAL, List.of(new JsonRows(lines)));
 * JudgeReport.write(findings, files, "rows.csv", Language.ZH, out);
 * }</pre>
 */
public final class JudgeReport {
  private static final String STYLE =
      "body{font:15px/1.6 serif;max-width:60em;margin:2em auto;padding:0"
          + " 1em;color:#000;background:#fff}h1{font-size:1.6em}h2{font-size:1.25em;border-bottom:1px"
          + " solid #000;"
          + "margin-top:2em}h3{font-size:1em;margin-bottom:.3em}table{border-collapse:collapse;width:100%;margin:.5em"
          + " 0}th,td{border:1px solid #777;padding:.2em .5em;text-align:left;"
          + "vertical-align:top;overflow-wrap:anywhere}td.n{text-align:right;white-space:nowrap}pre{font:12px/1.4"
          + " monospace;overflow-x:auto;border-left:3px solid #777;padding-left:.7em}pre"
          + " b{border-bottom:2px solid #000}.fields,.note{font-size:.9em}.row"
          + " th{width:9em}.row{margin:1.2em 0}@media print{body{margin:0;max-width:none}"
          + "tr,h2,h3{break-inside:avoid;break-after:avoid}"
          + "pre{white-space:pre-wrap;font-size:9px}}";

  private final Findings findings;
  private final Language language;
  private final Html html;

  private JudgeReport(Findings findings, Language language, Appendable out) {
    this.findings = findings;
    this.language = language;
    html = new Html(out);
  }

  /**
   * Writes the report.
   *
   * @param files that were examined, as the caller knows them
   * @param table name of the file with all rows, for the reader to look into; may be empty
   * @param out encoded as UTF-8; not closed here
   * @throws IOException if it cannot be written
   */
  public static void write(
      Findings findings, List<ExaminedFile> files, String table, Language language, Appendable out)
      throws IOException {
    new JudgeReport(findings, language, out).document(files, table);
  }

  private void document(List<ExaminedFile> files, String table) throws IOException {
    String title = language.of("数据库检验报告", "Report on the examination of a database");
    html.raw("<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\"><head>");
    html.raw("<meta charset=\"utf-8\"/>").element("title", title);
    html.raw("<style>" + STYLE + "</style></head><body>\n").element("h1", title);
    examined(files);
    found(table);
    new RowSections(findings, language, html).write(table);
    new EntrySection(findings, language, html).write(table);
    new HistorySection(findings, language, html).write();
    new SignsSection(findings, language, html).write();
    bytes();
    unread();
    notClaimed();
    html.raw("</body></html>\n");
  }

  private void heading(String zh, String en) throws IOException {
    html.element("h2", language.of(zh, en)).raw("\n");
  }

  private void examined(List<ExaminedFile> files) throws IOException {
    heading("检验对象", "What was examined");
    html.open("table").open("tr");
    html.element("th", language.of("文件", "File"));
    html.element("th", language.of("字节数", "Bytes")).element("th", "SHA-256").close("tr");
    for (ExaminedFile file : files) {
      html.open("tr").element("td", file.name()).element("td class=\"n\"", "" + file.size());
      html.element("td", file.sha256()).close("tr").raw("\n");
    }
    html.close("table");
    html.element(
        "p",
        language.of(
            "文件只读检验：按 SQLite 公开文件格式逐字节读取，未经任何数据库软件打开，未写入任何内容。",
            "The files were only read, byte by byte according to the published file format of"
                + " SQLite. No database software opened them and nothing was written to them."));
  }

  private void found(String table) throws IOException {
    heading("结论摘要", "What was found");
    if (!findings.damage().isEmpty()) {
      html.element("p", Words.damaged(language));
    }
    long changes = findings.history().changes().values().stream().mapToLong(Long::longValue).sum();
    html.element(
        "p",
        language
            .of(
                "在现存记录之外，找到已删除的行 %d 条、现存行的较早版本 %d 条、不能判断是已删除还是现存行较早版本的行 %d 条、无法区分是删除还是残留副本的行 %d 条；"
                    + "另有现存行的残留副本 %d 条，不算作删除。日志显示 %d 次事务、%d 处行的变化。发现 %d 项提示缺失或改写的迹象。",
                "Besides the rows that are there, %d deleted rows were found, %d former versions of"
                    + " rows that are there, %d rows of which it cannot be told whether they were"
                    + " deleted or are former versions, and %d of which it cannot be told whether"
                    + " they were deleted or are copies; %d more are copies left behind of"
                    + " rows that are there and do not count as deleted. The logs show %d"
                    + " transactions with %d changes of rows. There are %d signs of something"
                    + " missing or rewritten.")
            .formatted(
                findings.count(RowState.DELETED),
                findings.count(RowState.EARLIER_VERSION),
                findings.count(RowState.DELETED_OR_EARLIER),
                findings.count(RowState.AMBIGUOUS),
                findings.count(RowState.STALE_COPY),
                findings.history().steps(),
                changes,
                findings.absence().signals().size()));
    if (findings.count(RowState.DELETED_OR_EARLIER) > 0) {
      html.element(
          "p",
          language.of(
              "一行改动后会留下旧内容。行号等标识已毁、其余字节也不能说明属于哪一行的，不称为已删除，单独列出。",
              "A row that is changed leaves its former content behind. Where the rowid is"
                  + " overwritten and nothing else tells whose content it was, it is not called"
                  + " deleted and stands apart."));
    }
    if (findings.recovery().indexEntriesWithoutRow() > 0) {
      html.element(
          "p",
          language
              .of(
                  "另有 %d 个索引残留条目，所指的行已不在表中；它们不是行，不计入上述数字，单独列出。",
                  "%d entries left over in indexes name rows that are gone; they are no rows, are"
                      + " in none of these counts and stand apart.")
              .formatted(findings.recovery().indexEntriesWithoutRow()));
    }
    if (findings.recovery().ofUnknownTables() > 0) {
      html.element(
          "p",
          language
              .of(
                  "另有 %d 行属于建表语句也已不在的表；它们不计入上述数字，单独列出。",
                  "%d more rows are of tables whose statements are gone, too; they are in none of"
                      + " these counts and stand apart.")
              .formatted(findings.recovery().ofUnknownTables()));
    }
    Unsearched rest = findings.recovery().notSearched();
    if (rest.images() > 0) {
      html.element(
          "p",
          language
              .of(
                  "有 %d 个页面的内容可按过多方式解读，未能全部查找（共 %d 字节）；其中可能还有未列出的行。",
                  "%d images of pages can be read in too many ways and were not searched to the"
                      + " end (%d bytes); there may be rows in them that are not listed.")
              .formatted(rest.images(), rest.bytes()));
    }
    if (!table.isEmpty()) {
      html.element(
          "p class=\"note\"",
          language.of("全部恢复行见表格文件：", "All recovered rows are in the table file: ") + table);
    }
  }

  private void bytes() throws IOException {
    heading("字节账", "Account of all bytes");
    html.element(
        "p",
        language
            .of(
                "主文件共 %d 字节，每个字节恰归入下列一类，合计 %d 字节。",
                "The main file has %d bytes. Each belongs to exactly one of these kinds; they add"
                    + " up to %d.")
            .formatted(findings.bytes().fileSize(), findings.bytes().total()));
    openAccount();
    for (ByteKind kind : ByteKind.values()) {
      account(
          Words.of(kind, language), Words.of(kind.use(), language), findings.bytes().bytes(kind));
    }
    html.close("table");
    for (LogLedger log : findings.logBytes()) {
      html.element(
          "p",
          language
              .of(
                  "%s共 %d 字节，每个字节恰归入下列一类，合计 %d 字节。",
                  "The %s has %d bytes. Each belongs to exactly one of these kinds; they add up to"
                      + " %d.")
              .formatted(Words.of(log.file(), language), log.fileSize(), log.total()));
      openAccount();
      for (LogByteKind kind : LogByteKind.values()) {
        account(Words.of(kind, language), Words.of(kind.use(), language), log.bytes(kind));
      }
      html.close("table");
    }
  }

  private void openAccount() throws IOException {
    html.open("table").open("tr").element("th", language.of("类别", "Kind"));
    html.element("th", language.of("用途", "Use"));
    html.element("th", language.of("字节数", "Bytes")).close("tr");
  }

  private void account(String kind, String use, long bytes) throws IOException {
    if (bytes > 0) {
      html.open("tr").element("td", kind).element("td", use);
      html.element("td class=\"n\"", "" + bytes).close("tr").raw("\n");
    }
  }

  private void unread() throws IOException {
    heading("未能读取之处", "What could not be read");
    if (findings.damage().isEmpty() && findings.absence().notExamined().isEmpty()) {
      html.element("p", language.of("无。", "Nothing."));
      return;
    }
    html.open("ul");
    for (Damage damage : findings.damage()) {
      html.element(
          "li",
          "%s, %s %d, %s %d: %s"
              .formatted(
                  Words.of(damage.file(), language),
                  language.of("页", "page"),
                  damage.page(),
                  language.of("偏移", "offset"),
                  damage.offset(),
                  language.of(damage.what())));
    }
    for (var why : findings.absence().notExamined()) {
      html.element("li", language.of(why));
    }
    html.close("ul");
  }

  private void notClaimed() throws IOException {
    heading("本报告不主张什么", "What is not claimed");
    html.open("ul");
    List<Map.Entry<String, String>> points =
        List.of(
            Map.entry(
                "不主张是谁、何时、为何删除；文件格式不记录这些。",
                "Who deleted something, when and why: the file format does not record it."),
            Map.entry(
                "不主张恢复完整：被覆盖的内容无法恢复，没有找到不等于没有删除。",
                "That everything was recovered: what is overwritten is gone, and finding nothing"
                    + " does not mean that nothing was deleted."),
            Map.entry(
                "置信度是对“该行属于此表”的估计，不是内容真实性的概率。",
                "Confidence estimates that a row belongs to its table; it is no probability that"
                    + " its content is true."),
            Map.entry(
                "空闲页不再记载属于哪个表：其上各行的表名由行的形式推断，同样形式而已不存在的表无法排除。",
                "A free page does not tell any more which table it was of: the table of a row on it"
                    + " follows from the row's form, and a table of that form that is gone cannot"
                    + " be excluded."),
            Map.entry(
                "行号丢失的不作推定；标为“推断”“部分”的列不作为确定内容使用。",
                "A lost rowid is not guessed; columns marked as concluded or partial are not"
                    + " certain."),
            Map.entry(
                "日志事务有先后而无时刻；行内的时间是应用写入的数据。",
                "Transactions have an order but no time of day; times in rows are data that the"
                    + " application wrote."));
    for (Map.Entry<String, String> point : points) {
      html.element("li", language.of(point.getKey(), point.getValue()));
    }
    html.close("ul");
  }
}
