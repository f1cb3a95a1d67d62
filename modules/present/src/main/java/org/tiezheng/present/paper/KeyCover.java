package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.Style;

/** What the first page of an excerpt says: of what, how much, for which facts, in which words. */
record KeyCover(
    PaperFacts facts,
    ChatRecord chat,
    KeyChoice choice,
    KeyLines key,
    FullVersion full,
    List<String> proofs) {
  /** Files that the cover names; the bundle lists them all. */
  private static final int MOST_PROOFS = 3;

  private static final double PERCENT = 100;

  /** A name and what there is to say of it. */
  record Row(String name, String value) {}

  List<Grid> rows() {
    List<Grid> grids = new ArrayList<>();
    Grid about = Grid.pairs(Style.SMALL, 0.2f);
    about().forEach(row -> about.row(row.name(), row.value()));
    grids.add(about);
    if (!choice.passages().isEmpty()) {
      Grid passages =
          Grid.of(
              Style.CELL,
              Grid.Column.left(facts.say("待证事实", "Fact"), 0.3f),
              Grid.Column.centre(facts.say("支持/反驳", "For, against"), 0.13f),
              Grid.Column.left(facts.say("完整版行号", "Lines"), 0.22f),
              Grid.Column.left(facts.say("说明", "Note"), 0.35f));
      passages().forEach(passages::row);
      grids.add(passages);
    }
    if (!choice.glossary().isEmpty()) {
      Grid glossary =
          Grid.of(
              Style.CELL,
              Grid.Column.left(facts.say("用语（昵称、方言、暗语）", "Word"), 0.35f),
              Grid.Column.left(
                  facts.say("提交人的解释", "Meaning, as the submitter explains it"), 0.65f));
      new TreeMap<>(choice.glossary()).forEach((word, meaning) -> glossary.row(word, meaning));
      grids.add(glossary);
    }
    return grids;
  }

  List<Row> about() {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            facts.say("完整版", "Full version"),
            facts.say(
                full.number() + "（共 " + full.printed().pages() + " 页），与本件一并提交；行号、页码均指完整版",
                full.number()
                    + " ("
                    + full.printed().pages()
                    + " pages), handed in together with this; lines and pages are those of the"
                    + " full version")));
    choice
        .period()
        .ifPresent(p ->
            rows.add(
                new Row(
                    facts.say("期间", "Period"),
                    p.first() + facts.say(" 至 ", " to ") + p.last() + " " + facts.zone().getId())));
    rows.add(new Row(facts.say("摘录比例", "How much"), ratio()));
    if (choice.period().isEmpty()) {
      rows.add(
          new Row(
              facts.say("前后文", "Surroundings"),
              facts.say(
                  "选定的行前后各 " + choice.context() + " 行（同一会话）一并印出",
                  choice.context() + " lines of the same conversation before and after each")));
    }
    if (chat.scope().narrowed()) {
      rows.add(new Row(facts.say("提交范围", "What is handed in"), facts.say(chat.scope().numbered())));
    }
    if (!proofs.isEmpty()) {
      rows.add(new Row(facts.say("逐字证明", "Proof"), proof()));
    }
    rows.add(new Row(facts.say("摘录制作时间", "Excerpt made"), facts.time(facts.made())));
    rows.add(
        new Row(
            facts.say("性质", "Grade"),
            facts.say(
                "程序从完整版逐字摘出，属派生件（DERIVED），与原始载体核对后使用；选定和解释出自提交人。",
                "Taken verbatim from the full version by a program (DERIVED), to be used after"
                    + " comparison with the original carrier; choice and explanations are the"
                    + " submitter's.")));
    return rows;
  }

  /** Where the proof lies, how to check it, and what it is about. */
  private String proof() {
    String files =
        String.join(facts.say("、", ", "), proofs.subList(0, Math.min(MOST_PROOFS, proofs.size())));
    String more =
        proofs.size() > MOST_PROOFS
            ? facts.say(" 等 " + proofs.size() + " 个文件", " and more, " + proofs.size() + " in all")
            : "";
    return facts.say(
        files
            + more
            + "：打开证据包中的 index.html 或用 tiezheng verify 离线核对，可知各行与封存的读取结果逐字一致、位置一致、未列出多少条；"
            + "不证明内容属实。",
        files
            + more
            + ": check it offline with index.html of the bundle or tiezheng verify. It shows that"
            + " the lines are verbatim and in place in the sealed reading, and how many are"
            + " omitted; not that they are true.");
  }

  private String ratio() {
    String percent =
        key.lines() == 0
            ? "—"
            : String.format(Locale.ROOT, "%.1f%%", PERCENT * key.shown() / key.lines());
    String recovered =
        key.recoveredLines() == 0
            ? ""
            : facts.say(
                "；另有恢复的内容 %,d 行，列出 %,d 行".formatted(key.recoveredLines(), key.recovered()),
                "; of %,d recovered lines %,d".formatted(key.recoveredLines(), key.recovered()));
    return facts.say(
            "完整版正文 %,d 行，本件印出 %,d 行，占 %s".formatted(key.lines(), key.shown(), percent),
            "%,d of %,d lines, %s".formatted(key.shown(), key.lines(), percent))
        + recovered;
  }

  /** Fact, for or against, lines, note. */
  List<List<String>> passages() {
    return choice.passages().stream()
        .map(p ->
            List.of(
                p.fact(),
                p.supports() ? facts.say("支持", "for") : facts.say("反驳", "against"),
                lines(p),
                facts.stated(p.note())))
        .toList();
  }

  private String lines(KeyChoice.Passage passage) {
    if (passage.lines().isEmpty()) {
      return passage.written().isBlank()
          ? facts.say("（全文）", "(all of it)")
          : passage.written() + facts.say("（不是行号，未摘录）", " (no line numbers, not excerpted)");
    }
    return passage.lines().stream()
        .map(range ->
            range
                + (key.shows(range) ? "" : facts.say("（完整版中没有这些行）", " (not in the full version)")))
        .collect(Collectors.joining(facts.say("、", ", ")));
  }

  String remark() {
    Optional<String> chosen =
        choice.period().isPresent()
            ? Optional.empty()
            : Optional.of(
                facts.say(
                    "选定的行以粗体印出，其余为前后文；",
                    "Chosen lines are printed in bold, the others surround them; "));
    return facts.say("说明：", "")
        + chosen.orElse("")
        + facts.say(
            "每行先印完整版的行号和页码，再印内容生成时间、发送人、内容，文字逐字照录；未摘录之处逐处载明行数和页码。"
                + "方括号内为类型标记，〔〕内为本程序加注；¶ 表示原文在此换行；以 [U+编码 名称] 印出的是无字形或不可见的字符。"
                + "法院要求提交某一期间的全部对话时，可用同一行号制作补充材料。",
            "each line bears its number and page in the full version, then when it was written, by"
                + " whom, and its words verbatim; what is left out is stated where it is left out."
                + " Types stand in square brackets, our remarks in braces; ¶ is a line break of the"
                + " source; [U+code name] is a character that has no glyph or cannot be seen. Where"
                + " a court orders the whole dialogue of a period, a supplement keeps the same"
                + " numbers.");
  }
}
