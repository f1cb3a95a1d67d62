package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.FileFacts;
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
    return frame.write(files, List.of(flow), attachments());
  }

  private void deposit(Flow flow) {
    flow.heading(facts.say("一、存证内容", "1. What was deposited"), Style.HEADING, 0, "deposit");
    Grid grid = Grid.pairs(Style.SMALL, 0.22f);
    grid.row(facts.say("存证编号", "Id"), statement.id());
    grid.row(
        facts.say("存证人", "Depositor"),
        statement.depositor()
            + facts.say(
                "(运营者所记名称,以 API 密钥识别;回执中没有存证人的名称)",
                " (as the operator calls it, known by its API key; the receipt does not contain the"
                    + " depositor's name)"));
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
    if (statement.stamped().isEmpty()) {
      flow.paragraph(
          facts.say(
              "尚无:覆盖这项存证的检查点还没有加盖时间戳。",
              "None yet: no checkpoint that covers this deposit was stamped so far."),
          Style.SMALL);
      return;
    }
    DepositStatement.Stamped stamped = statement.stamped().get();
    Grid grid = Grid.pairs(Style.FINE, 0.22f);
    grid.row(facts.say("时间戳覆盖的树大小", "Tree size covered"), String.valueOf(stamped.treeSize()));
    grid.row(facts.say("时间戳覆盖的树根", "Tree root covered"), stamped.root());
    stamped
        .tokens()
        .forEach(token ->
            grid.row(
                token.service()
                    + facts.say("(", " (")
                    + facts.say(token.clock())
                    + facts.say(")", ")"),
                token.says().map(this::says).orElse("")
                    + facts.say("核验:", "check: ")
                    + facts.say(token.verdict())));
    if (stamped.tokens().isEmpty()) {
      grid.row(facts.say("时间戳", "Tokens"), facts.say("尚未收到", "none has been received so far"));
    }
    flow.table(grid).space(4);
  }

  private String says(DepositStatement.Says token) {
    return facts.time(token.time())
        + facts.say(";精度 ", "; accuracy ")
        + token.accuracy().orElse(facts.say("未载明", "not stated"))
        + facts.say("\n策略 ", "\npolicy ")
        + token.policy()
        + facts.say(";序列号 ", "; serial ")
        + token.serial()
        + facts.say(";摘要算法 ", "; imprint ")
        + token.imprint()
        + "\n";
  }

  private void verify(Flow flow) {
    flow.heading(facts.say("四、核验方法", "4. How to check it"), Style.HEADING, 0, "verify");
    flow.paragraph(
        facts.say(
            "1. 离线:取出附件 receipt.leaf.json、receipt.opening.json、receipt.tlog-proof,存为文件旁的"
                + " .leaf.json、.opening.json、.tlog-proof,运行 tiezheng verify --receipt 文件 --log-vkey"
                + " 上面的日志公钥(应与别处得到的公钥比对)。时间戳:附件 stamped.tlog-proof 通到 checkpoint.txt,.tsr"
                + " 是对 checkpoint.txt 的 RFC 3161 时间戳(openssl ts -verify -data checkpoint.txt)。",
            "1. Offline: save the attachments receipt.leaf.json, receipt.opening.json and"
                + " receipt.tlog-proof beside the file as .leaf.json, .opening.json and .tlog-proof"
                + " and run tiezheng verify --receipt FILE --log-vkey KEY, with the key of the log"
                + " above, compared with one from elsewhere. Time: stamped.tlog-proof leads to"
                + " checkpoint.txt, and each .tsr is a token (RFC 3161) over checkpoint.txt"
                + " (openssl ts -verify -data checkpoint.txt)."),
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
    flow.paragraph(facts.say(shown()), Style.SMALL);
    flow.paragraph(
        facts.say(
            "不能说明:内容由何人形成、由何人存入、是否真实或完整、存证之前发生过什么;自有时钟的时间不是第三方时间;本记录不是公证机构出具的证明。",
            "It does not show who made the content, who deposited it, whether it is true or"
                + " complete, or what happened before; a time of an own clock is no third party's;"
                + " this is no certificate of a notary."),
        Style.SMALL);
  }

  private Text shown() {
    return statement.seen()
        ? new Text(
            "能够说明:具有上述摘要的内容在日志签出该检查点之前已存入,此后这一条未变;服务收到过内容,是运营者写入回执的陈述。",
            "This shows that a deposit of content with these digests was in the log before the"
                + " checkpoint was signed, and that the entry is unchanged since. That the service"
                + " received the content is the operator's statement in the receipt.")
        : new Text(
            "能够说明:上述摘要在日志签出该检查点之前已存入,此后这一条未变。回执没有表明服务见过内容;SM3 与大小是存证人的陈述,SHA-256 是否与文件相符须用文件本身核对。",
            "This shows that these digests were in the log before the checkpoint was signed, and"
                + " that the entry is unchanged since. The receipt does not say that the service"
                + " has seen the content: SM3 and size are the depositor's statement, and whether"
                + " they are those of a file has to be checked with the file.");
  }

  /** The receipt and the way to the tokens as the files that a verifier wants. */
  private List<FileFacts.Attachment> attachments() {
    List<FileFacts.Attachment> all = new ArrayList<>();
    all.add(MachineCopy.of(this, facts, new MachineCopy.Matter("deposit", statement)));
    all.add(text("receipt.leaf.json", statement.receipt().leaf()));
    all.add(text("receipt.opening.json", statement.receipt().opening()));
    all.add(text("receipt.tlog-proof", statement.receipt().proof()));
    statement
        .stamped()
        .ifPresent(stamped -> {
          all.add(text("stamped.tlog-proof", stamped.proof()));
          all.add(text("checkpoint.txt", stamped.body()));
          for (DepositStatement.Token token : stamped.tokens()) {
            all.add(
                attachment(
                    token.service() + ".tsr",
                    "application/timestamp-reply",
                    Base64.getDecoder().decode(token.response())));
          }
        });
    return all;
  }

  private FileFacts.Attachment text(String name, String text) {
    return attachment(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private FileFacts.Attachment attachment(String name, String type, byte[] bytes) {
    return new FileFacts.Attachment(
        name, type, facts.say("核验用文件", "file for verification"), out -> out.write(bytes));
  }
}
