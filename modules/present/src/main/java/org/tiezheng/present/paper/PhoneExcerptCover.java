package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.CollectionWords;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.Style;

/** The first page of an excerpt: the phone, the numbers, the counts, how the data were taken. */
final class PhoneExcerptCover {
  /** Numbers that are named; the rest is counted. */
  private static final int MOST_NUMBERS = 30;

  private final PhoneExcerpt excerpt;
  private final PaperFacts facts;
  private final PhoneTally tally;
  private final CoverWords words;

  PhoneExcerptCover(PhoneExcerpt excerpt, PaperFacts facts, PhoneTally tally) {
    this.excerpt = excerpt;
    this.facts = facts;
    this.tally = tally;
    this.words = new CoverWords(facts);
  }

  /** What the machine copy says about the excerpt. */
  record About(
      int item,
      String title,
      String device,
      String imei,
      List<String> own,
      Map<String, String> persons,
      Map<String, String> files,
      List<Original> sources,
      String importer,
      int rows) {}

  About about() {
    return new About(
        excerpt.item(),
        excerpt.title(),
        excerpt.device().name(),
        excerpt.device().maskedImei().orElse(""),
        List.copyOf(own()),
        PersonsShown.listed(excerpt.persons(), keys()),
        excerpt.files(),
        excerpt.sources(),
        excerpt.importer(),
        tally.rows());
  }

  void set(Flow flow) {
    Grid grid = Grid.pairs(Style.SMALL, 0.2f);
    grid.row(facts.say("手机", "Phone"), device());
    grid.row(
        facts.say("本机号码", "Own number"),
        own().isEmpty()
            ? facts.say("（来源未载明，请填写）", "(not stated by the source; to be filled in)")
            : own().stream()
                .map(n -> named(Account.keyOf(n), n))
                .collect(Collectors.joining("\n")));
    grid.row(facts.say("对方号码及姓名", "Other numbers"), others());
    grid.row(facts.say("期间", "Period"), words.period(tally.first(), tally.last()));
    grid.row(facts.say("条数", "Rows"), counts());
    grid.row(facts.say("缺失说明", "Gaps"), words.gaps(excerpt.gaps()));
    grid.row(
        facts.say("时间说明", "Time zone"),
        facts.say("打印时间按 ", "Times are printed in ")
            + facts.zone().getId()
            + facts.say(
                "；收到的短信，“发送”为服务中心时间，“接收”为本机存入时间",
                "; of a received message, “sent” is the service centre's time, “received” the"
                    + " phone's")
            + words.notes(excerpt.notes())
            + (tally.untimed() == 0
                ? ""
                : facts.say("；无时间的行 ", "; rows without a time: ") + tally.untimed()));
    grid.row(facts.say("提取说明", "Extraction"), extraction());
    grid.row(facts.say("来源文件", "Source files"), sources());
    grid.row(
        facts.say("性质", "Grade"),
        facts.say(
            "本摘录由程序依据来源文件生成，属派生件（DERIVED），与手机当庭核对后使用。来源文件："
                + Catalogue.form(excerpt.grade()).zh()
                + "。",
            "This excerpt was made by a program from the source files (DERIVED) and is to be"
                + " compared with the phone in court. Source files: "
                + Catalogue.form(excerpt.grade()).en()
                + "."));
    flow.table(grid).space(6);
    flow.remark(explanation(), Style.FINE);
  }

  private String explanation() {
    String calls =
        excerpt.kind() == Kind.CALLS
            ? facts.say(
                "通话记录证明有过呼叫及其时间，不证明通话内容。",
                "A call log shows that a call took place and when, not what was said. ")
            : "";
    return calls
        + facts.say(
            "说明：全部行按来源的顺序印出，[000001] 起连续编号，文字逐字照录；“保存位置”载明信箱、会话、表、行号、文件及其页和偏移（页自 1"
                + " 起，偏移为距文件开头的字节数）。〔恢复〕表示数据库已不再管理、从残留字节中恢复的行，其后载明残留的种类、位置和可信度；标“已删除或旧版本”的，余下字节不能判断是被删除的行还是现存某行改动前的内容；未标〔恢复〕的行为数据库现存的行。〔〕内为本程序加注；¶"
                + " 表示原文在此换行；以 [U+编码 名称] 印出的是无字形或不可见的字符。",
            "All rows are printed in the order of the source, numbered from [000001], verbatim."
                + " “Stored in” names box, thread, table, row id, file, page (from 1) and offset"
                + " (bytes from the start of the file). {recovered} marks rows that the database no"
                + " longer keeps and that were found in remaining bytes, with their kind, place and"
                + " confidence; “deleted or earlier version” stands where what is left does not"
                + " tell a deleted row from a former content of a live one; all other rows are"
                + " live. Our remarks stand in braces; ¶ is a line break of the source; [U+code"
                + " name] is a character without glyph or that cannot be seen.");
  }

  private String device() {
    PhoneExcerpt.Device device = excerpt.device();
    List<String> parts = new ArrayList<>();
    parts.add(facts.say("品牌型号 ", "make and model ") + facts.stated(device.name()));
    parts.add(
        facts.say("IMEI（遮盖）", "IMEI (masked) ") + facts.stated(device.maskedImei().orElse("")));
    if (!device.serial().isBlank()) {
      parts.add(facts.say("序列号 ", "serial number ") + device.serial());
    }
    parts.add(facts.say("持有人 ", "holder ") + facts.stated(device.holder()));
    return String.join(facts.say("；", "; "), parts);
  }

  /** Keys of all numbers that the excerpt has. */
  private Set<String> keys() {
    Set<String> keys = own().stream().map(Account::keyOf).collect(Collectors.toSet());
    tally.numbers().forEach(n -> keys.add(n.getKey()));
    return keys;
  }

  /** As stated, then what the rows say beside it. */
  private Set<String> own() {
    Set<String> own = new LinkedHashSet<>(excerpt.own());
    Set<String> keys = own.stream().map(Account::keyOf).collect(Collectors.toSet());
    tally.own().stream()
        .filter(key -> !keys.contains(key))
        .map(key -> key.substring(key.indexOf(':') + 1))
        .forEach(own::add);
    return own;
  }

  private String named(String key, String number) {
    String person = excerpt.persons().get(key);
    return person == null ? number : number + " " + person;
  }

  private String others() {
    List<Map.Entry<String, PhoneTally.Number>> all = tally.numbers();
    String shown =
        all.stream()
            .limit(MOST_NUMBERS)
            .map(e ->
                named(e.getKey(), e.getValue().shown())
                    + (e.getValue().name().isBlank()
                        ? ""
                        : facts.say("（手机显示：", " (shown as ")
                            + e.getValue().name()
                            + facts.say("）", ")"))
                    + facts.say("，", ", ")
                    + e.getValue().rows()
                    + facts.say(" 条", " rows"))
            .collect(Collectors.joining("\n"));
    return all.size() <= MOST_NUMBERS
        ? facts.stated(shown)
        : shown
            + "\n"
            + facts.say(
                "另有 " + (all.size() - MOST_NUMBERS) + " 个号码，见正文",
                (all.size() - MOST_NUMBERS) + " more numbers, see the rows");
  }

  private String counts() {
    return words.counts(tally.rows(), new Text(" 条：", " rows: "), tally.kinds())
        + facts.say("。其中恢复 ", ". Of these recovered ")
        + tally.state(RowState.DELETED_RECOVERED)
        + facts.say("；标记为已删除 ", "; marked as deleted ")
        + tally.state(RowState.MARKED_DELETED)
        + facts.say("；已编辑 ", "; edited ")
        + tally.state(RowState.EDITED)
        + facts.say("；已撤回 ", "; recalled ")
        + tally.state(RowState.RECALLED)
        + facts.say("；旧版本 ", "; earlier versions ")
        + tally.state(RowState.EARLIER_VERSION)
        + facts.say("；恢复而不能判断已删除或旧版本 ", "; recovered, deleted or earlier ")
        + tally.state(RowState.DELETED_OR_EARLIER);
  }

  /** When, by whom, from what and with what the data were extracted. */
  private String extraction() {
    List<String> lines = new ArrayList<>();
    for (Acquisition taken : excerpt.taken()) {
      lines.add(
          facts.say(
              new Text(
                  "本摘录的数据由 %s 于 %s 至 %s 以“%s”方式取得"
                      .formatted(
                          facts.stated(taken.actor()),
                          facts.time(taken.started()),
                          facts.time(taken.ended()),
                          facts.stated(facts.say(CollectionWords.method(taken.method())))),
                  "extracted by %s from %s to %s, method: %s"
                      .formatted(
                          facts.stated(taken.actor()),
                          facts.time(taken.started()),
                          facts.time(taken.ended()),
                          facts.stated(facts.say(CollectionWords.method(taken.method())))))));
    }
    lines.add(facts.say("读取程序 ", "read by ") + excerpt.importer());
    return String.join("\n", lines);
  }

  private String sources() {
    return excerpt.sources().isEmpty()
        ? facts.say(
            "未提交（含其他内容），由持有人保管，备查；见时间说明栏的加盐承诺值。",
            "not handed in, since they hold other material; kept by the holder for inspection, see"
                + " the salted commitments above.")
        : words.sources(excerpt.sources());
  }
}
