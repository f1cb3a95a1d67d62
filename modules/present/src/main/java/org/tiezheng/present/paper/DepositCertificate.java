package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-CUSTODY-CERT of a deposit service: one deposit, with all that is needed to check it, and the
 * receipt itself inside the file. It claims no office.
 */
public record DepositCertificate(PaperFacts facts, DepositStatement statement) implements Document {
  private static final float QR = 92;
  private static final int DIGITS = 12;

  @Override
  public String id() {
    return "DOC-CUSTODY-CERT";
  }

  @Override
  public String number() {
    String digits = statement.id().replace("-", "");
    return id() + "-" + digits.substring(Math.max(0, digits.length() - DIGITS));
  }

  @Override
  public Text title() {
    return new Text("存证记录", "Record of a deposit");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    flow.newPage();
    flow.anchor("title");
    flow.bookmark(facts.say(title()), 0, "title");
    flow.paragraph(facts.say(title()), Style.TITLE);
    flow.paragraph(facts.say("编号 ", "No. ") + number(), Style.SMALL.aligned(Style.Align.CENTRE));
    flow.space(8);
    deposit(flow);
    log(flow);
    time(flow);
    verify(flow);
    limits(flow);
    frame.closeAlone(
        flow,
        new Text("存证服务运营者", "Operator of the deposit service"),
        new Text(
            "回执全文(leaf、opening、tlog-proof)在本 PDF 的附件中;以回执为准,本页是它的说明。",
            "The receipt itself (leaf, opening, tlog-proof) is attached to this PDF; it decides,"
                + " and this page describes it. "));
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("deposit", statement))));
  }

  private void deposit(Flow flow) {
    flow.heading(facts.say("一、存证内容", "1. What was deposited"), Style.HEADING, 0, "deposit");
    Grid grid = Grid.pairs(Style.SMALL, 0.22f);
    grid.row(facts.say("存证编号", "Id"), statement.id());
    grid.row(
        facts.say("存证人", "Depositor"),
        statement.depositor() + facts.say("(以 API 密钥识别)", " (known by its API key)"));
    grid.row(facts.say("运营者", "Operator"), facts.stated(statement.operator()));
    grid.row(facts.say("存证方式", "How"), facts.say(statement.how()));
    grid.row(
        facts.say("存证时间", "Deposited"),
        facts.time(statement.deposited())
            + facts.say("(服务自己的时钟,非第三方时间)", " (the service's own clock, no third party's)"));
    grid.row(facts.say("大小", "Size"), statement.size() + facts.say(" 字节", " bytes"));
    grid.row("SHA-256", statement.digests().sha256());
    grid.row("SM3", statement.digests().sm3());
    flow.tableWithQr(
        grid,
        "tz1:deposit:" + statement.id() + "|sha256:" + statement.digests().sha256(),
        QR,
        facts.say("编号与摘要", "id and digest"));
    flow.space(4);
  }

  private void log(Flow flow) {
    flow.heading(facts.say("二、日志与证明", "2. Log and proof"), Style.HEADING, 0, "log");
    Grid grid = Grid.pairs(Style.FINE, 0.22f);
    grid.row(facts.say("日志", "Log"), statement.log());
    grid.row(facts.say("日志公钥", "Key of the log"), statement.key());
    grid.row(
        facts.say("位置/树大小", "Leaf, tree size"), statement.index() + " / " + statement.treeSize());
    grid.row(facts.say("树根", "Tree root"), statement.root());
    grid.row(
        facts.say("包含证明", "Inclusion proof"),
        statement.path().isEmpty()
            ? facts.say("(单叶树,无节点)", "(a tree of one leaf)")
            : String.join("\n", statement.path()));
    flow.table(grid).space(4);
  }

  private void time(Flow flow) {
    flow.heading(facts.say("三、时间戳", "3. Time tokens"), Style.HEADING, 0, "time");
    if (statement.tokens().isEmpty()) {
      flow.paragraph(
          facts.say(
              "尚无:覆盖这项存证的检查点还没有加盖时间戳。",
              "None yet: no checkpoint that covers this deposit was stamped so far."),
          Style.SMALL);
      return;
    }
    Grid grid = Grid.pairs(Style.FINE, 0.22f);
    statement
        .tokens()
        .forEach(token ->
            grid.row(
                token.service()
                    + (token.thirdParty()
                        ? facts.say("(第三方)", " (third party)")
                        : facts.say("(自有时钟,非第三方)", " (own clock, no third party)")),
                facts.time(token.time())
                    + facts.say(";精度 ", "; accuracy ")
                    + token.accuracy().orElse(facts.say("未载明", "not stated"))
                    + facts.say("\n策略 ", "\npolicy ")
                    + token.policy()
                    + facts.say(";序列号 ", "; serial ")
                    + token.serial()
                    + facts.say(";摘要算法 ", "; imprint ")
                    + token.imprint()));
    flow.table(grid).space(4);
  }

  private void verify(Flow flow) {
    flow.heading(facts.say("四、核验方法", "4. How to check it"), Style.HEADING, 0, "verify");
    flow.paragraph(
        facts.say(
            "1. 离线:取出附件中的 receipt,存为文件旁的 .leaf.json、.opening.json、.tlog-proof,运行 tiezheng verify"
                + " --receipt 文件 --log-vkey 上面的日志公钥(应与别处得到的公钥比对)。",
            "1. Offline: save the receipt from the attachment beside the file as .leaf.json,"
                + " .opening.json and .tlog-proof and run tiezheng verify --receipt FILE --log-vkey"
                + " KEY, with the key of the log above, compared with one from elsewhere."),
        Style.SMALL);
    flow.paragraph(
        facts.say(
            "2. 在线:在存证服务的 /verify 页面输入存证编号和文件的 SHA-256,取得证明本身。",
            "2. Online: give the id and the file's SHA-256 on the page /verify of the service,"
                + " which hands out the proof itself."),
        Style.SMALL);
    flow.paragraph(
        facts.say(
            "3. 通用工具:按 docs/bundle-format.md 第 1、2 节用 sha256sum 与 openssl 逐步计算。",
            "3. With common tools: sha256sum and openssl, step by step as in docs/bundle-format.md"
                + " sections 1 and 2."),
        Style.SMALL);
  }

  private void limits(Flow flow) {
    flow.heading(
        facts.say("五、证明范围", "5. What this shows and does not"), Style.HEADING, 0, "limits");
    flow.paragraph(
        facts.say(
            "能够说明:具有上述摘要的内容在日志签出该检查点之前已存入,此后未变。不能说明:内容由何人形成、是否真实或完整、存证之前发生过什么;"
                + "自有时钟的时间不是第三方时间;本记录不是公证机构出具的证明。",
            "This shows that content with these digests was in the log before the checkpoint was"
                + " signed, and is unchanged since. It does not show who made it, whether it is"
                + " true or complete, or what happened before; a time of an own clock is no third"
                + " party's; this is no certificate of a notary."),
        Style.SMALL);
  }
}
