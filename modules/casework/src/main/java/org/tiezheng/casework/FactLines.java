package org.tiezheng.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.check.SlotConflict;
import org.tiezheng.examine.fact.BurdenLedger;
import org.tiezheng.examine.fact.Deadlines;
import org.tiezheng.examine.fact.FactTemplate.Counter;
import org.tiezheng.examine.fact.ProofFinder;
import org.tiezheng.examine.fact.ProofMatrix;

/** What a person reads about facts and the items that show them. */
final class FactLines {
  private final Locale locale;
  private final Case matter;
  private final List<String> lines = new ArrayList<>();

  FactLines(Locale locale, Case matter) {
    this.locale = locale;
    this.matter = matter;
  }

  /** One row for each fact, one column for each item that bears on one. */
  List<List<String>> matrixTable(ProofMatrix matrix) {
    TreeSet<Integer> items = new TreeSet<>();
    matrix.facts().forEach(r -> r.cells().forEach(c -> items.add(c.item())));
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(say("待证事实", "fact")));
    items.forEach(i -> head.add(say("证据", "item ") + i));
    head.add(say("来源", "sources"));
    head.add(say("状态", "status"));
    table.add(head);
    for (ProofMatrix.Row row : matrix.facts()) {
      List<String> cells = new ArrayList<>(List.of(row.fact()));
      items.forEach(i -> cells.add(row.cell(i).map(FactLines::cell).orElse("")));
      cells.add(String.valueOf(row.sources().size()));
      cells.add(say(row.status().title()));
      table.add(cells);
    }
    return table;
  }

  private static String cell(ProofMatrix.Cell cell) {
    String sign = (cell.supports() ? "●" : "") + (cell.contradicts() ? "✗" : "");
    return (sign.isEmpty() ? "·" : sign)
        + (cell.readings() > 0 ? String.valueOf(cell.readings()) : "");
  }

  List<String> matrix(ProofMatrix matrix) {
    if (matrix.facts().isEmpty()) {
      line(
          "还没有待证事实:tiezheng fact add CASE --template …",
          "No facts yet: tiezheng fact add CASE --template …");
    }
    line(
        "● 支持  ✗ 相反  · 只有要素取值  数字:经确认的取值数。“来源”为独立来源数,不是证明力。",
        "● for  ✗ against  · values only  figure: values confirmed. Sources are independent ones;"
            + " they are no measure of weight.");
    matrix.facts().forEach(this::row);
    List<ProofMatrix.Lonely> lonely = matrix.lonely();
    if (!lonely.isEmpty()) {
      line("未关联任何事实的证据 " + lonely.size() + " 项:", lonely.size() + " items are linked to no fact:");
      lonely.forEach(l ->
          lines.add(
              "    "
                  + l.item()
                  + "  "
                  + l.title()
                  + (l.catalogued() ? say("(已列入目录)", " (in the catalogue)") : "")));
    }
    return lines;
  }

  private void row(ProofMatrix.Row row) {
    lines.add(row.fact() + "  " + row.title() + say(":", ": ") + say(row.status().title()));
    if (!row.sources().isEmpty()) {
      String groups =
          row.sources().stream()
              .map(g -> g.stream().map(String::valueOf).collect(Collectors.joining("+")))
              .collect(Collectors.joining(" | "));
      lines.add("    " + say("独立来源:", "independent sources: ") + groups);
    }
    if (!row.unknownOrigin().isEmpty()) {
      lines.add(
          "    "
              + say(
                  "设备、持有人、平台不明,不能算作独立:证据 ",
                  "device, holder and platform unknown, so not counted as independent: items ")
              + numbers(row.unknownOrigin()));
    }
    if (row.copiesOnly()) {
      lines.add("    " + say("只有复制件或派生件", "copies only"));
    }
    for (SlotConflict c : row.conflicts()) {
      lines.add(
          "    ! "
              + c.slot()
              + say(":证据 ", ": item ")
              + c.reading().item()
              + " "
              + c.reading().where()
              + " = "
              + c.reading().value()
              + " · "
              + say(c.weight().title())
              + c.others().stream()
                  .map(p -> " ↔ " + other(p.file()) + " " + p.value())
                  .collect(Collectors.joining()));
    }
    for (ProofMatrix.Cell cell : row.cells()) {
      cell.against().stream()
          .filter(a -> !a.isBlank())
          .forEach(
              a -> lines.add("    ! " + say("相反:证据 ", "against: item ") + cell.item() + " " + a));
    }
  }

  private String other(String file) {
    return file.equals("claim") ? say("主张", "claim") : file;
  }

  List<String> burden(
      List<BurdenLedger.Entry> entries, List<Deadlines.Deadline> deadlines, LocalDate today) {
    entries.forEach(this::entry);
    if (entries.isEmpty()) {
      line("还没有待证事实。", "No facts yet.");
    }
    line("期限(今天 " + today + "):", "Time limits (today is " + today + "):");
    deadlines.forEach(this::deadline);
    lines.add(say(Deadlines.threshold()));
    return lines;
  }

  private void entry(BurdenLedger.Entry e) {
    lines.add(
        e.fact()
            + "  "
            + e.title()
            + say(" · 举证:", " · proved by: ")
            + e.bearer().orElse(say("未定", "not stated"))
            + " · "
            + say(ListFacts.standard(e.standard()))
            + " · "
            + say(e.status().title())
            + say(" · 下一步:", " · next move: ")
            + say(e.move().title()));
    lines.add(
        "    "
            + say("依据:", "basis: ")
            + e.basis().stream().map(this::say).collect(Collectors.joining(say("、", "; "))));
    e.next().forEach(n -> lines.add("    → " + say(n)));
    for (Counter c : e.counters()) {
      lines.add("    ? " + say(c.said()) + say("——", " — ") + say(c.answer()));
    }
  }

  private void deadline(Deadlines.Deadline d) {
    String day =
        d.last().map(LocalDate::toString).orElse(say("不明", "unknown"))
            + d.left()
                .map(n ->
                    n < 0
                        ? say("(已过 " + -n + " 天)", " (" + -n + " days ago)")
                        : say("(还有 " + n + " 天)", " (" + n + " days left)"))
                .orElse("");
    lines.add(
        "    "
            + say(d.title())
            + say(":", ": ")
            + day
            + " · "
            + say(d.state().title())
            + d.from().map(f -> say(" · 自 " + f + " 起算", " · from " + f)).orElse(""));
    if (!d.basis().isEmpty()) {
      lines.add(
          "        "
              + d.basis().stream().map(this::say).collect(Collectors.joining(say("、", "; "))));
    }
    Optional.of(say(d.note())).filter(n -> !n.isBlank()).ifPresent(n -> lines.add("        " + n));
  }

  List<String> find(List<ProofFinder.Way> ways) {
    if (ways.isEmpty()) {
      line("没有待补证的事实。", "No fact is short of evidence.");
    }
    String last = "";
    for (ProofFinder.Way way : ways) {
      if (!way.fact().equals(last)) {
        lines.add(way.fact() + "  " + way.title() + say(":", ": ") + say(way.status().title()));
        last = way.fact();
      }
      lines.add("    " + say(way.what()) + " ← " + say(way.where()));
      if (!way.have().isEmpty()) {
        lines.add("        " + say("已关联:证据 ", "linked: items ") + numbers(way.have()));
      }
      if (!way.unlinked().isEmpty()) {
        lines.add(
            "        "
                + say("先看未关联的:证据 ", "look first at what is not linked: items ")
                + numbers(way.unlinked()));
      }
      if (!way.docs().isEmpty()) {
        lines.add(
            "        "
                + say("文书:tiezheng papers CASE --doc ", "papers: tiezheng papers CASE --doc ")
                + String.join(" ", way.docs()));
      }
      way.withheld().forEach(w -> lines.add("        ! " + say(w)));
    }
    line(
        "通常所在,不是一定有;不得用侵害他人权益的方法取得(民诉法解释第 106 条)。",
        "Where it usually is, not where it surely is; nothing may be obtained by infringing others'"
            + " rights (CPL interpretation art. 106).");
    return lines;
  }

  private String numbers(List<Integer> items) {
    return items.stream()
        .map(n -> matter.item(n).map(i -> n + " " + i.title()).orElse(String.valueOf(n)))
        .collect(Collectors.joining(say("、", ", ")));
  }

  private void line(String zh, String en) {
    lines.add(say(zh, en));
  }

  private String say(Text text) {
    return text.in(locale);
  }

  private String say(String zh, String en) {
    return new Text(zh, en).in(locale);
  }
}
