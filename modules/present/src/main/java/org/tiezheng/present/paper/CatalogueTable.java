package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.List;

/** The catalogue's columns and cells as text: the same for PDF and DOCX. */
final class CatalogueTable {
  /** A column: title, share of the width, whether its cells are centred. */
  record Column(String title, float share, boolean centred) {}

  private final Catalogue catalogue;
  private final PaperFacts facts;

  CatalogueTable(Catalogue catalogue, PaperFacts facts) {
    this.catalogue = catalogue;
    this.facts = facts;
  }

  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    add(columns, "组号-编号", 38, "No.", 36, true);
    add(columns, "证据名称", 98, "Evidence", 90, false);
    add(columns, "证据种类（电子数据类别）", 74, "Kind (category)", 88, false);
    add(columns, "证据来源", 92, "Source", 84, false);
    add(columns, "证明对象", 92, "Object of proof", 84, false);
    add(columns, "证明内容", 126, "Content", 112, false);
    if (!catalogue.hideOriginalColumn()) {
      add(columns, "原件/复制件", 40, "Form", 52, true);
    }
    add(columns, "份数", 30, "Copies", 42, true);
    add(columns, "页码", 38, "Pages", 40, true);
    add(columns, "载体编号", 36, "Carrier", 44, true);
    add(columns, "存证与备注", 104, "Deposit, remarks", 98, false);
    return columns;
  }

  /** Words of the two languages differ in length, and so do the widths that they need. */
  private void add(
      List<Column> columns, String zh, int zhShare, String en, int enShare, boolean centred) {
    boolean chinese = facts.locale().getLanguage().equals("zh");
    columns.add(new Column(facts.say(zh, en), chinese ? zhShare : enShare, centred));
  }

  List<String> cells(Catalogue.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.number());
    cells.add(row.name());
    cells.add(
        facts.say(row.kind().title())
            + "\n"
            + facts.say("第14条第", "art. 14 (")
            + row.category().name().substring("CAT".length())
            + facts.say("类：", "): ")
            + facts.say(row.category().title()));
    cells.add(facts.stated(row.source()));
    cells.add(objectOfProof(row));
    cells.add(facts.stated(row.content()));
    if (!catalogue.hideOriginalColumn()) {
      cells.add(facts.say(Catalogue.form(row.grade())));
    }
    cells.add(Integer.toString(row.copies()));
    cells.add(row.pages().map(PageRange::toString).orElse("—"));
    cells.add(facts.stated(row.carrier()));
    cells.add(remarks(row));
    return cells;
  }

  /** What a person stated, then the facts that the item is linked to. */
  private String objectOfProof(Catalogue.Row row) {
    StringBuilder text = new StringBuilder();
    if (!row.objectOfProof().isBlank() || row.shows().isEmpty()) {
      text.append(facts.stated(row.objectOfProof()));
    }
    for (Catalogue.Shown shown : row.shows()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(facts.say("待证事实：", "Fact: "))
          .append(shown.fact());
      if (!shown.lines().isEmpty()) {
        text.append(facts.say("（第 " + shown.lines() + " 行）", " (lines " + shown.lines() + ")"));
      }
    }
    return text.toString();
  }

  private String remarks(Catalogue.Row row) {
    StringBuilder text = new StringBuilder();
    text.append(facts.say("哈希 ", "hash ")).append(facts.say(row.hash()));
    if (!row.deed().isBlank()) {
      text.append('\n').append(facts.say("公证书/证书 ", "deed ")).append(row.deed());
    }
    if (!row.remark().isBlank()) {
      text.append('\n').append(row.remark());
    }
    return text.toString();
  }

  /**
   * For each row that a person claims as deemed original, the claim with its reason, and once the
   * two views of it: the program takes neither. Without the column nothing is claimed, so nothing
   * is said.
   */
  List<String> views() {
    if (catalogue.hideOriginalColumn()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (Catalogue.Row row : catalogue.rows()) {
      row.deemed()
          .ifPresent(reason ->
              lines.add(
                  facts.say(
                          row.number() + " 由提交人主张视为原件，理由：",
                          row.number() + " is claimed as deemed original by who hands it in: ")
                      + facts.stated(reason)));
    }
    if (!lines.isEmpty()) {
      lines.add(
          facts.say(
              "对“视为原件”的两种看法：（一）民事诉讼证据规定（2019）第15条第2款：电子数据制作者制作的与原件一致的副本，"
                  + "或直接来源于电子数据的打印件及其他可显示、识别的输出介质，视为原件。（二）打印件、导出件、云端副本、光盘"
                  + "系派生，不是原件，应与原始载体核对后使用（SEED-WXP-05）；不能与原件核对的复制件不能单独作为认定事实的"
                  + "根据（同规定第90条第5项）。以法院认定为准。",
              "Two views: (1) Evidence Provisions 2019, art. 15(2): a copy by the producer that is"
                  + " identical, and a direct print or other output that shows the data, count as"
                  + " original. (2) Prints, exports, cloud copies and discs are derived and are"
                  + " used after comparison with the original carrier (SEED-WXP-05); a copy that"
                  + " cannot be compared does not found a fact alone (art. 90(5)). The court"
                  + " decides."));
    }
    return lines;
  }

  /** What stands below the table. */
  String note() {
    return facts.say(
        "共 "
            + catalogue.rows().size()
            + " 项。页码为本证据包各证据文书连续编排的页码；「—」表示该项以电子文件提交，无单独打印件。"
            + "哈希为该项原始文件 SHA-256 的前 16 位。",
        catalogue.rows().size()
            + " items. Pages are counted through all papers of the bundle; — means that the item"
            + " is handed in as a file only. The hash is the begin of the file's SHA-256.");
  }
}
