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
    cells.add(facts.stated(row.objectOfProof()));
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
