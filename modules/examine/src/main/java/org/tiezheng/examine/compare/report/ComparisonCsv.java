package org.tiezheng.examine.compare.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.Facet;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.Remark;
import org.tiezheng.examine.report.CsvTable;

/** All pairs of a comparison as a {@link CsvTable}. Stateless. */
public final class ComparisonCsv {
  private static final List<String> HEADINGS =
      List.of(
          "序号 number",
          "结论 verdict",
          "结论代码 code",
          "对应依据 basis",
          "甲方时间 A time",
          "甲方发送者 A sender",
          "甲方内容 A content",
          "甲方编号 A id",
          "甲方行 A row",
          "甲方原件 A original",
          "甲方位置 A place",
          "乙方时间 B time",
          "乙方发送者 B sender",
          "乙方内容 B content",
          "乙方编号 B id",
          "乙方行 B row",
          "乙方原件 B original",
          "乙方位置 B place",
          "乙减甲(秒) B-A seconds",
          "超出时钟差(秒) beyond clock offset",
          "不同之处 differing",
          "其他可能 or else");

  private ComparisonCsv() {}

  /**
   * Writes the table.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(Comparison comparison, Appendable out) throws IOException {
    CsvTable.begin(HEADINGS, out);
    try (Stream<Pair> pairs = comparison.pairs()) {
      for (Iterator<Pair> all = pairs.iterator(); all.hasNext(); ) {
        CsvTable.line(fields(all.next()), out);
      }
    }
  }

  private static List<String> fields(Pair pair) {
    List<String> fields = new ArrayList<>(HEADINGS.size());
    fields.add(String.valueOf(pair.number()));
    fields.add(CsvTable.both(pair.verdict().title()));
    fields.add(pair.verdict().name());
    fields.add(pair.basis().name());
    entry(pair.a(), fields);
    entry(pair.b(), fields);
    fields.add(pair.secondsApart().map(String::valueOf).orElse(""));
    fields.add(pair.secondsOff().map(String::valueOf).orElse(""));
    fields.add(
        pair.differing().stream()
            .map(Facet::title)
            .map(CsvTable::both)
            .collect(Collectors.joining("; ")));
    fields.add(
        pair.remarks().stream()
            .map(Remark::sentence)
            .map(CsvTable::both)
            .collect(Collectors.joining("; ")));
    return fields;
  }

  private static void entry(Optional<Pair.Entry> entry, List<String> fields) {
    if (entry.isEmpty()) {
      fields.addAll(List.of("", "", "", "", "", "", ""));
      return;
    }
    Pair.Entry e = entry.get();
    fields.add(e.time().map(Object::toString).orElse(""));
    fields.add(e.sender());
    fields.add(e.line());
    fields.add(CsvTable.id(e.id()));
    fields.add(String.valueOf(e.row()));
    fields.add(e.provenance().original());
    String inside = String.join("!/", e.provenance().members());
    String place = EvidenceJson.write(e.provenance().locator());
    fields.add(inside.isEmpty() ? place : inside + " " + place);
  }
}
