package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.hearing.Showing.Step;
import org.tiezheng.present.paper.PaperFacts;

/** DOC-SHOW-STEPS 当庭出示步骤清单: what to bring, what to try before, and each item step by step. */
public final class StepsPaper {
  public static final String ID = "DOC-SHOW-STEPS";

  /** Titles of the columns of steps: they stand again at the top of each page. */
  public static final List<Text> HEADS =
      List.of(
          new Text("步骤", "Step"),
          new Text("操作（点击位置）", "What to do, where to tap"),
          new Text("应看到的画面、内容", "Expected screen and content"),
          new Text("提交件页、行", "Page and line of the copy"));

  private final PaperFacts facts;
  private final HearingPlan plan;
  private final CommonAdvice advice;

  private StepsPaper(PaperFacts facts, HearingPlan plan, CommonAdvice advice) {
    this.facts = facts;
    this.plan = plan;
    this.advice = advice;
  }

  /**
   * The paper.
   *
   * @param about the bundle whose pages it names; empty for a paper that lies in it
   */
  public static HearingPaper of(
      PaperFacts facts, HearingPlan plan, CommonAdvice advice, Optional<SubmittedBundle> about) {
    return new HearingPaper(
        facts,
        ID,
        new Text("当庭出示步骤清单", "Steps for showing in court"),
        new StepsPaper(facts, plan, advice).blocks(),
        plan,
        about,
        false,
        new Text("提交人", "Submitted by"));
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            facts.say(
                "未经公证的电子数据，由提交方用原始载体当庭登录展示，与提交件核对，由书记员记录核对结果（《互联网电子数据证据举证指引》）。"
                    + "以下步骤、用时为本程序的建议，不是法律规定；界面以实际设备为准。页码后括号内的“卷”是证据卷的连续页码。预计共需 %d 分钟。"
                        .formatted(plan.minutes()),
                "Electronic data without a deed are shown on the original carrier, compared with the copy handed in, and the clerk records the result (Guangdong guide). Steps and times are our advice, no norm; the device decides. \"Vol.\" is the page counted through all papers of the bundle. About %d minutes altogether."
                    .formatted(plan.minutes())),
            false));
    blocks.add(new Block.Heading(facts.say("一、应带物品", "1. What to bring")));
    blocks.add(carry());
    blocks.add(numbered(advice.bring()));
    blocks.add(
        new Block.Heading(facts.say("二、开庭前测试（信号测试）", "2. To try before the day (signal test)")));
    blocks.add(numbered(advice.before()));
    blocks.add(
        new Block.Pairs(
            List.of(
                List.of(
                    facts.say("测试日期、地点", "Tried on, at"),
                    facts.say("______年____月____日  ____________________", "____________________")),
                List.of(
                    facts.say("信号", "Signal"),
                    facts.say(
                        "[  ] 可用    [  ] 不可用，改用 ________________",
                        "[  ] works    [  ] does not, instead ________________")),
                List.of(
                    facts.say("离线可打开的内容", "Opens offline"), "________________________________"))));
    int number = 0;
    blocks.add(new Block.Heading(facts.say("三、逐项出示步骤", "3. Steps for each item")));
    for (Showing showing : plan.items()) {
      item(blocks, showing, ++number);
    }
    blocks.add(new Block.Heading(facts.say("四、法庭内注意事项", "4. In the court room")));
    blocks.add(numbered(advice.court()));
    blocks.add(new Block.Heading(facts.say("五、不能演示时", "5. If it cannot be shown")));
    blocks.add(numbered(advice.fallback()));
    return blocks;
  }

  private Block carry() {
    List<List<String>> rows = new ArrayList<>();
    for (HearingPlan.Carry carry : plan.carry()) {
      rows.add(
          List.of(
              carry.device().isEmpty()
                  ? facts.say("（未填写，开庭前确认）", "(not stated, to be found before the day)")
                  : carry.device(),
              facts.stated(carry.serial()),
              facts.stated(carry.holder()),
              String.join(facts.say("、", ", "), carry.items()),
              available(carry),
              "[  ]"));
    }
    return new Block.Table(
        List.of(
            new Block.Column(facts.say("原始载体", "Original carrier"), 0.28f),
            new Block.Column(facts.say("序列号", "Serial no."), 0.18f),
            new Block.Column(facts.say("持有人", "Holder"), 0.14f),
            new Block.Column(facts.say("用于证据", "For items"), 0.13f),
            new Block.Column(facts.say("能否到庭", "Available"), 0.17f),
            new Block.Column(facts.say("已带", "Packed"), 0.1f)),
        rows);
  }

  private String available(HearingPlan.Carry carry) {
    String said =
        switch (carry.available().toLowerCase(Locale.ROOT)) {
          case "yes" -> facts.say("能（照所填）", "yes (as stated)");
          case "no" -> facts.say("不能", "no");
          default -> facts.stated(carry.available());
        };
    return carry.exception().isEmpty() ? said : said + "\n" + carry.exception();
  }

  private Block numbered(List<Text> lines) {
    List<String> said = new ArrayList<>();
    for (Text line : lines) {
      said.add(said.size() + 1 + ". " + facts.say(line));
    }
    return new Block.Words(String.join("\n", said), false);
  }

  private void item(List<Block> blocks, Showing showing, int number) {
    blocks.add(
        new Block.Heading(
            facts
                .say("（%d）证据 %s：%s", "(%d) Item %s: %s")
                .formatted(number, showing.listed(), showing.title())));
    blocks.add(
        new Block.Pairs(
            List.of(
                List.of(facts.say("出示方式", "Route"), showing.routeWords()),
                List.of(
                    facts.say("设备", "Device"),
                    showing.device().isEmpty()
                        ? facts.say(
                            "____________________（未填写）", "____________________ (not stated)")
                        : showing.device()),
                List.of(
                    facts.say("登录账号", "Account"),
                    showing.accounts().isEmpty()
                        ? "____________________"
                        : String.join("\n", showing.accounts())),
                List.of(
                    facts.say("提交件", "Copy handed in"),
                    showing.copy().isEmpty()
                        ? facts.say("（没有逐行的打印件）", "(no print line by line)")
                        : showing.copy()),
                List.of(facts.say("载体编号", "Carrier no."), facts.stated(showing.carrier())),
                List.of(
                    facts.say("步骤依据", "Script"),
                    showing.scriptTitle() + facts.say("。", ". ") + showing.checked()),
                List.of(
                    facts.say("预计用时", "Time budget"),
                    facts.say("约 %d 分钟", "about %d min").formatted(showing.minutes())))));
    if (!showing.remarks().isEmpty()) {
      blocks.add(
          new Block.Words(facts.say("注意：", "Note: ") + String.join(" ", showing.remarks()), false));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Step step : showing.steps()) {
      rows.add(
          List.of(
              String.valueOf(step.number()),
              step.act() + (step.where().isEmpty() ? "" : "\n" + String.join("\n", step.where())),
              step.expect(),
              ""));
      step.summary()
          .ifPresent(all ->
              rows.add(List.of(step.number() + "-…", "", all.what(), all.place().in(facts))));
      for (int p = 0; p < step.points().size(); p++) {
        Point point = step.points().get(p);
        if (step.summary().isPresent() && LinePoints.ofPages(point)) {
          continue;
        }
        if (!(point.place() instanceof Place.None) || !point.what().equals(step.expect())) {
          rows.add(
              List.of(step.number() + "-" + (p + 1), "", point.what(), point.place().in(facts)));
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    blocks.add(
        new Block.Table(
            List.of(
                new Block.Column(facts.say(HEADS.get(0)), 0.08f),
                new Block.Column(facts.say(HEADS.get(1)), 0.3f),
                new Block.Column(facts.say(HEADS.get(2)), 0.4f),
                new Block.Column(facts.say(HEADS.get(3)), 0.22f)),
            rows));
  }
}
