package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/** DOC-VERIFY-REPORT 核验报告: what was checked, file by file, and what that does not prove. */
public record VerifyDocument(PaperFacts facts, VerifyRecord report) implements Document {
  @Override
  public String id() {
    return "DOC-VERIFY-REPORT";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts);
  }

  @Override
  public Text title() {
    return new Text("核验报告", "Verification report");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    frame.open(flow, Optional.empty());
    summary(flow);
    answers(flow);
    section(flow, "二、未证明的事项", "2. What is not proven", "not-shown");
    list(flow, report.notShown());
    section(flow, "三、未核验的事项", "3. What was not checked", "not-checked");
    if (report.notChecked().isEmpty()) {
      flow.paragraph(facts.say("无。", "Nothing."), Style.SMALL);
    }
    list(flow, report.notChecked());
    section(flow, "四、签名与密钥来源", "4. Who signed", "signers");
    if (report.signers().isEmpty()) {
      flow.paragraph(facts.say("无可核验的签名。", "No signature could be checked."), Style.SMALL);
    }
    list(flow, report.signers());
    tokens(flow);
    deposits(flow);
    files(flow);
    frame.close(flow, new Text("核验人", "Checked by"));
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("report", report))));
  }

  private void section(Flow flow, String zh, String en, String anchor) {
    flow.heading(facts.say(zh, en), Style.HEADING, 0, anchor);
  }

  private void summary(Flow flow) {
    Grid grid = Grid.pairs(Style.SMALL, 0.2f);
    grid.row(facts.say("核验对象", "Checked"), report.bundle());
    grid.row(facts.say("核验时间", "When"), facts.time(report.verified()));
    grid.row(facts.say("核验程序", "Verifier"), report.verifier());
    grid.row(
        facts.say("公钥来源", "Keys"),
        report.keysPinned()
            ? facts.say("由核验人从证据包之外指定", "pinned from outside the bundle")
            : facts.say("取自证据包本身，即由制作方自行提供", "from the bundle: the statement of its maker"));
    flow.table(grid).space(6);
    for (Text line : report.summary()) {
      flow.paragraph(facts.say(line), Style.BODY);
    }
  }

  private void answers(Flow flow) {
    section(flow, "一、核验结果", "1. Results", "answers");
    Grid grid =
        Grid.of(
            Style.SMALL,
            Grid.Column.left(facts.say("事项", "Question"), 0.22f),
            Grid.Column.centre(facts.say("结果", "Result"), 0.14f),
            Grid.Column.left(facts.say("说明", "Reason"), 0.64f));
    for (VerifyRecord.Answer answer : report.answers()) {
      grid.row(
          facts.say(answer.name()),
          facts.say(answer.result().title()),
          facts.stated(facts.say(answer.reason())));
    }
    flow.table(grid);
  }

  private void list(Flow flow, List<Text> lines) {
    for (int i = 0; i < lines.size(); i++) {
      flow.paragraph(i + 1 + ". " + facts.say(lines.get(i)), Style.SMALL);
    }
  }

  private void tokens(Flow flow) {
    section(flow, "五、时间证明", "5. Time tokens", "tokens");
    if (report.tokens().isEmpty()) {
      flow.paragraph(facts.say("没有时间戳。", "There is no time token."), Style.SMALL);
      return;
    }
    Grid grid =
        Grid.of(
            Style.FINE,
            Grid.Column.left(facts.say("时间服务", "Service"), 0.16f),
            Grid.Column.left(facts.say("对象", "Over"), 0.22f),
            Grid.Column.left(facts.say("不晚于", "Not later than"), 0.26f),
            Grid.Column.left(facts.say("谁的时钟", "Whose clock"), 0.22f),
            Grid.Column.centre(facts.say("结果", "Result"), 0.14f));
    for (VerifyRecord.TimeToken token : report.tokens()) {
      grid.row(
          token.service(),
          token.bag()
              ? facts.say("整个证据包", "the whole bundle")
              : facts.say("检查点 ", "checkpoint ") + token.over(),
          token.time().map(facts::time).orElse("—"),
          facts.say(token.clock()),
          facts.say(token.result().title()));
    }
    flow.table(grid);
  }

  private void deposits(Flow flow) {
    section(flow, "六、日志证明", "6. Deposits in the log", "deposits");
    if (report.deposits().isEmpty()) {
      flow.paragraph(facts.say("没有存证。", "There is no deposit."), Style.SMALL);
      return;
    }
    Grid grid =
        Grid.of(
            Style.FINE,
            Grid.Column.left(facts.say("存证对象", "What"), 0.34f),
            Grid.Column.left(facts.say("存证请求号", "Request"), 0.3f),
            Grid.Column.centre(facts.say("叶序号/树大小", "Leaf, size"), 0.12f),
            Grid.Column.centre(facts.say("结果", "Result"), 0.12f),
            Grid.Column.left(facts.say("运营者所称时间", "Stated time"), 0.12f));
    for (VerifyRecord.Deposit deposit : report.deposits()) {
      grid.row(
          facts.stated(deposit.what()),
          deposit.id(),
          facts.stated(deposit.place()),
          facts.say(deposit.result().title()),
          facts.stated(deposit.stated()));
    }
    flow.table(grid);
  }

  private void files(Flow flow) {
    section(flow, "七、文件清单", "7. Files", "files");
    StringBuilder counts = new StringBuilder();
    for (VerifyRecord.FileState state : VerifyRecord.FileState.values()) {
      long count = report.files().stream().filter(f -> f.state() == state).count();
      counts.append(counts.isEmpty() ? "" : facts.say("；", "; "));
      counts.append(facts.say(state.title())).append(' ').append(count);
    }
    flow.paragraph(counts.toString(), Style.SMALL);
    flow.space(4);
    Grid grid =
        Grid.of(
            Style.FINE,
            Grid.Column.left(facts.say("路径", "Path"), 0.33f),
            Grid.Column.centre(facts.say("结果", "Result"), 0.11f),
            Grid.Column.left(facts.say("实得 SHA-256 及说明", "SHA-256 found, remarks"), 0.56f));
    for (VerifyRecord.File file : report.files()) {
      grid.row(
          file.path(),
          facts.say(file.state().title()),
          Stream.concat(
                  Stream.of(facts.stated(file.found())), file.reasons().stream().map(facts::say))
              .collect(Collectors.joining("\n")));
    }
    if (!grid.isEmpty()) {
      flow.table(grid);
    }
  }
}
