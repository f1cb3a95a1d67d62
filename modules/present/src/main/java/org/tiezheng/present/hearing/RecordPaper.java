package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.CourtResults.Field;
import org.tiezheng.present.hearing.CourtResults.Outcome;
import org.tiezheng.present.hearing.CourtResults.Result;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.hearing.Showing.Step;
import org.tiezheng.present.paper.PaperFacts;

/**
 * DOC-CHECK-RECORD 当庭核对情况记录表 and DOC-SHOW-RECORD for pages and mails: a form for the clerk's use,
 * or what was found. It claims no office: the court's own record decides.
 */
public final class RecordPaper {
  public static final String CHECK = "DOC-CHECK-RECORD";
  public static final String SHOW = "DOC-SHOW-RECORD";

  private final PaperFacts facts;
  private final List<Showing> showings;
  private final Script.Paper paper;
  private final CourtResults results;

  private RecordPaper(
      PaperFacts facts, List<Showing> showings, Script.Paper paper, CourtResults results) {
    this.facts = facts;
    this.showings = showings;
    this.paper = paper;
    this.results = results;
  }

  /**
   * The papers that the plan needs: none of a kind if no item is shown that way.
   *
   * @param results what was found; {@link CourtResults#NONE} prints a form
   */
  public static List<HearingPaper> of(
      PaperFacts facts, HearingPlan plan, CourtResults results, Optional<SubmittedBundle> about) {
    return Stream.of(Script.Paper.values())
        .filter(paper -> !plan.on(paper).isEmpty())
        .map(paper ->
            new HearingPaper(
                facts,
                paper == Script.Paper.CHECK ? CHECK : SHOW,
                title(paper),
                new RecordPaper(facts, plan.on(paper), paper, results).blocks(),
                plan,
                about,
                true,
                new Text("出示方", "Shown by")))
        .toList();
  }

  private static Text title(Script.Paper paper) {
    return paper == Script.Paper.CHECK
        ? new Text(
            "当庭核对情况记录表（供书记员参考，以庭审笔录为准）",
            "Record of the comparison in court (for the clerk's use; the trial record decides)")
        : new Text(
            "网页、电子邮件当庭演示情况记录表（供书记员参考，以庭审笔录为准）",
            "Record of the demonstration of pages and mails in court (for the clerk's use; the"
                + " trial record decides)");
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            facts.say(
                "本表由当事人一方用本程序预先制作，供书记员参考和粘贴，不是法庭文书；每一项只有当庭核对后才填写结果，没有填写的为“未核对”。",
                "Prepared by a party with this program for the clerk to use and paste; it is no"
                    + " paper of the court. A result is filled in only after the comparison; what"
                    + " is blank was not compared."),
            false));
    blocks.add(new Block.Heading(facts.say("一、庭审情况", "1. The hearing")));
    blocks.add(
        new Block.Pairs(
            Stream.of(Field.HEARING, Field.ROOM, Field.CLERK, Field.PRESENT)
                .map(f -> pair(f, results.session(), ""))
                .toList()));
    blocks.add(summary());
    blocks.add(new Block.Heading(facts.say("二、逐项核对", "2. Item by item")));
    int number = 0;
    for (Showing showing : showings) {
      item(blocks, showing, ++number);
    }
    different(blocks);
    blocks.add(new Block.Heading(facts.say("三、签名", "3. Signatures")));
    blocks.add(
        new Block.Pairs(
            List.of(
                List.of(facts.say("出示方（操作人）", "Shown by"), "\n"),
                List.of(facts.say("对方当事人、代理人", "Other side"), "\n"),
                List.of(
                    facts.say("书记员、审判人员（由法庭决定是否签名）", "Clerk, judge (if the court so decides)"),
                    "\n"))));
    blocks.add(new Block.Heading(facts.say("四、机器附录", "4. Machine appendix")));
    blocks.add(
        new Block.Pairs(
            Stream.of(Field.VIDEO, Field.VIDEO_HASH)
                .map(f -> pair(f, results.session(), ""))
                .toList()));
    blocks.add(
        new Block.Words(
            facts.say(
                "未经法庭准许不录像；法庭录像的，填写其文件名和 SHA-256。本表的机读副本附于 PDF 内。",
                "No filming without the court's leave; if the court filmed, fill in name and"
                    + " SHA-256. A machine copy of this paper lies inside the PDF."),
            true));
    return blocks;
  }

  private List<String> pair(Field field, Map<Field, String> said, String known) {
    String value = said.getOrDefault(field, "").strip();
    String shown = value.isEmpty() ? known : value;
    return List.of(facts.say(field.title()), shown.isEmpty() ? "____________________" : shown);
  }

  private Block summary() {
    String counts =
        Stream.of(Outcome.values())
            .map(o -> facts.say(o.title()) + " " + results.count(showings, Optional.of(o)))
            .collect(Collectors.joining(facts.say("；", "; ")));
    long open = results.count(showings, Optional.empty());
    return new Block.Words(
        facts.say("核对结果：", "Results: ")
            + counts
            + facts.say("；未核对 ", "; not compared ")
            + open
            + facts.say("；共 ", "; altogether ")
            + showings.stream().mapToInt(s -> s.points().size()).sum(),
        false);
  }

  private void item(List<Block> blocks, Showing showing, int number) {
    Map<Field, String> said = results.items().getOrDefault(showing.item(), Map.of());
    blocks.add(
        new Block.Heading(
            facts
                .say("（%d）证据 %s：%s", "(%d) Item %s: %s")
                .formatted(number, showing.listed(), showing.title())));
    List<List<String>> pairs = new ArrayList<>();
    pairs.add(pair(Field.DEVICE, said, showing.device()));
    pairs.add(pair(Field.CARRIER, said, showing.carrier()));
    pairs.add(pair(Field.ACCOUNT, said, ""));
    if (!showing.accounts().isEmpty()) {
      pairs.add(
          List.of(
              facts.say("提交件所载己方账号", "Own account in the copy"),
              String.join("\n", showing.accounts())));
    }
    if (paper == Script.Paper.SHOW) {
      pairs.add(pair(Field.ADDRESS, said, ""));
      pairs.add(pair(Field.TIME, said, ""));
      pairs.add(pair(Field.NETWORK, said, ""));
    }
    pairs.add(List.of(facts.say("提交件", "Copy handed in"), facts.stated(showing.copy())));
    blocks.add(new Block.Pairs(pairs));
    if (!showing.remarks().isEmpty()) {
      blocks.add(
          new Block.Words(facts.say("注意：", "Note: ") + String.join(" ", showing.remarks()), false));
    }
    blocks.add(points(showing));
  }

  private Block points(Showing showing) {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : showing.steps()) {
      for (int p = 0; p < step.points().size(); p++) {
        Point point = step.points().get(p);
        Result result = results.of(point);
        rows.add(
            List.of(
                step.number() + "-" + (p + 1),
                (p == 0 ? facts.say("〔", "{") + step.act() + facts.say("〕", "} ") + "\n" : "")
                    + point.what(),
                point.place().in(facts),
                boxes(result),
                difference(result),
                result.objection()));
      }
    }
    return new Block.Table(
        List.of(
            new Block.Column(facts.say("步骤", "Step"), 0.06f),
            new Block.Column(facts.say("展示内容", "What is shown"), 0.38f),
            new Block.Column(facts.say("提交件页、行", "Page and line of the copy"), 0.15f),
            new Block.Column(facts.say("核对结果", "Result"), 0.11f),
            new Block.Column(facts.say("不一致之处", "Difference"), 0.15f),
            new Block.Column(facts.say("异议及理由", "Objection and reason"), 0.15f)),
        rows);
  }

  private String boxes(Result result) {
    return Stream.of(Outcome.values())
        .map(o ->
            (result.outcome().filter(o::equals).isPresent() ? "[√] " : "[  ] ")
                + facts.say(o.title()))
        .collect(Collectors.joining("\n"));
  }

  private String difference(Result result) {
    String before =
        result.before().isEmpty()
            ? ""
            : facts.say("此前记为不一致：", "recorded as different before: ") + result.before();
    return (result.difference() + "\n" + before).strip();
  }

  /** What differed stands together once more: nobody has to look for it among the rest. */
  private void different(List<Block> blocks) {
    List<List<String>> rows = new ArrayList<>();
    for (Showing showing : showings) {
      for (Point point : showing.points()) {
        Result result = results.of(point);
        boolean differs = result.outcome().equals(Optional.of(Outcome.DIFFERENT));
        if (differs || !result.before().isEmpty()) {
          rows.add(
              List.of(showing.listed(), point.what(), point.place().in(facts), difference(result)));
        }
      }
    }
    if (!results.gone().isEmpty()) {
      blocks.add(
          new Block.Words(
              facts.say(
                      "此前记为不一致、现在的步骤中没有的核对项：",
                      "Recorded as different before and no point of the steps any more: ")
                  + String.join(facts.say("；", "; "), results.gone()),
              false));
    }
    if (rows.isEmpty()) {
      return;
    }
    blocks.add(
        new Block.Heading(facts.say("不一致汇总（%d 处）", "What differs (%d)").formatted(rows.size())));
    blocks.add(
        new Block.Table(
            List.of(
                new Block.Column(facts.say("证据", "Item"), 0.08f),
                new Block.Column(facts.say("展示内容", "What is shown"), 0.42f),
                new Block.Column(facts.say("提交件页、行", "Page and line of the copy"), 0.2f),
                new Block.Column(facts.say("不一致之处", "Difference"), 0.3f)),
            rows));
  }
}
