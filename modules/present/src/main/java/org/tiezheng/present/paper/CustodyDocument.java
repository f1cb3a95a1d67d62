package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-CUSTODY-CERT 存证记录. It claims no office: it says that a party made it, unless a separate
 * operator signs.
 */
public record CustodyDocument(PaperFacts facts, CustodyRecord record) implements Document {
  @Override
  public String id() {
    return "DOC-CUSTODY-CERT";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts);
  }

  @Override
  public Text title() {
    return new Text("存证记录", "Record of deposits");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    frame.open(flow, Optional.of(facts.say("编号 ", "No. ") + record.number()));
    flow.paragraph(madeBy(), Style.SMALL.bolder()).space(6);
    about(flow);
    flow.heading(facts.say("一、存证文件", "1. Deposited files"), Style.HEADING, 0, "files");
    if (record.deposits().isEmpty()) {
      flow.paragraph(
          facts.say(
              "无：证据包内没有原件；未提交的来源文件只以加盐承诺值载入 tiezheng/evidence.json。",
              "None: the bundle holds no originals; source files that are not handed over are in"
                  + " tiezheng/evidence.json by their salted commitments only."),
          Style.BODY);
    }
    for (int i = 0; i < record.deposits().size(); i++) {
      deposit(flow, i + 1, record.deposits().get(i));
    }
    environment(flow);
    verify(flow);
    limits(flow);
    operator(flow);
    frame.close(flow);
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("custody", record))));
  }

  private String madeBy() {
    return record
        .operator()
        .map(o ->
            facts.say(
                "本记录由存证服务的运营者 " + o.name() + "(" + o.role() + ")签署。",
                "This record is signed by the operator of the deposit service, "
                    + o.name()
                    + " ("
                    + o.role()
                    + ")."))
        .orElse(
            facts.say(
                "本记录由当事人一方使用本程序制作，不是公证机构或第三方存证机构出具的证明。",
                "This record was made by a party with this program; it is not a certificate of a"
                    + " notary or of a third party."));
  }

  private void about(Flow flow) {
    Grid grid = Grid.pairs(Style.SMALL, 0.2f);
    grid.row(facts.say("存证事项", "Subject"), facts.stated(record.subject()));
    grid.row(facts.say("存证人", "Depositor"), facts.stated(record.depositor()));
    grid.row(
        facts.say("存证人身份核验", "Identity verified"),
        record.depositorVerifiedHow().isBlank()
            ? facts.say("未经核验", "not verified")
            : record.depositorVerifiedHow());
    grid.row(facts.say("第三方时间", "Third party's time"), facts.clockLine());
    grid.row(
        facts.say("公开锚定", "Public anchors"),
        record.anchors().isEmpty() ? facts.say("无", "none") : String.join("\n", record.anchors()));
    flow.table(grid).space(4);
  }

  private void deposit(Flow flow, int n, DepositRecord deposit) {
    Original original = deposit.original();
    String heading = n + ". " + original.name();
    flow.heading(heading, Style.SMALL.bolder(), 1, "deposit-" + n);
    Grid grid = Grid.pairs(Style.FINE, 0.2f);
    grid.row(facts.say("证据编号", "Item"), Integer.toString(deposit.item()));
    grid.row(facts.say("包内路径", "Path in the bundle"), deposit.nameInBundle());
    grid.row(
        facts.say("大小/类型", "Size, type"),
        original.size() + facts.say(" 字节，", " bytes, ") + original.mediaType());
    grid.row("SHA-256", original.digests().sha256());
    grid.row("SM3", original.digests().sm3());
    grid.row(
        facts.say("存证时间", "Deposited"),
        facts.time(deposit.deposited())
            + facts.say("（日志运营者自己的时钟）", " (clock of the log's operator)"));
    grid.row(facts.say("存证请求号", "Request"), deposit.requestId());
    grid.row(
        facts.say("日志", "Log"),
        deposit.logOrigin()
            + (deposit.operatedByParty()
                ? facts.say("（由当事人一方运行，非中立第三方）", " (run by a party, not neutral)")
                : ""));
    grid.row(facts.say("叶序号/树大小", "Leaf, tree size"), deposit.index() + " / " + deposit.treeSize());
    grid.row(facts.say("树根", "Tree root"), deposit.root());
    grid.row(
        facts.say("包含证明", "Inclusion proof"),
        deposit.path().isEmpty()
            ? facts.say("（单叶树，无节点）", "(a tree of one leaf)")
            : String.join("\n", deposit.path()));
    if (deposit.tokens().isEmpty()) {
      grid.row(facts.say("时间戳", "Time token"), facts.say("尚无", "none yet"));
    }
    deposit.tokens().forEach(token -> grid.row(facts.say("时间戳", "Time token"), token(token)));
    flow.table(grid).space(4);
  }

  private String token(DepositRecord.TimeToken token) {
    return token.service()
        + (token.thirdParty()
            ? facts.say("（第三方）", " (third party)")
            : facts.say("（自有时钟，非第三方）", " (own clock, not a third party)"))
        + facts.say("\n时间 ", "\ntime ")
        + facts.time(token.time())
        + facts.say("；精度 ", "; accuracy ")
        + token.accuracy().orElse(facts.say("未载明", "not stated"))
        + facts.say("\n策略 ", "\npolicy ")
        + token.policy()
        + facts.say("；序列号 ", "; serial ")
        + token.serial()
        + facts.say("；摘要算法 ", "; imprint ")
        + token.imprint();
  }

  private void environment(Flow flow) {
    flow.heading(
        facts.say("二、采集环境与方法", "2. Environment and method"), Style.HEADING, 0, "environment");
    Grid grid = Grid.pairs(Style.SMALL, 0.25f);
    for (Map.Entry<String, String> entry : new TreeMap<>(record.environment()).entrySet()) {
      grid.row(entry.getKey(), entry.getValue());
    }
    grid.row(facts.say("方法", "Method"), facts.stated(record.method()));
    flow.table(grid);
  }

  private void verify(Flow flow) {
    flow.heading(facts.say("三、核验方法（三种）", "3. Three ways to check"), Style.HEADING, 0, "verify");
    flow.paragraph(
        facts.say(
            "1. 网页核验：双击打开证据包内 index.html，选择证据包文件夹，全程不联网。",
            "1. In a browser: open index.html of the bundle and pick the folder; no network."),
        Style.SMALL);
    flow.paragraph(
        facts.say(
            "2. 程序核验：tiezheng verify <证据包文件夹或压缩包>。",
            "2. With the program: tiezheng verify <folder or zip of the bundle>."),
        Style.SMALL);
    flow.paragraph(
        facts.say(
            "3. 通用工具核验：用 sha256sum 与 openssl 按包内 README-验证.txt 逐步核对，不依赖本程序。",
            "3. With common tools: sha256sum and openssl, step by step as in README-验证.txt."),
        Style.SMALL);
  }

  private void limits(Flow flow) {
    flow.heading(
        facts.say("四、证明范围", "4. What this shows and does not"), Style.HEADING, 0, "limits");
    flow.paragraph(
        facts.say(
            "本记录能够说明：所列文件自时间戳所载时间起即已存在且内容未变。"
                + "本记录不能说明：文件由何人形成、内容是否真实、是否完整，以及存证之前发生过什么；"
                + "自有时钟签发的时间不是第三方时间，由当事人一方运行的日志不是中立第三方平台。",
            "This record shows that the listed files existed, with this content, not later than the"
                + " time of the tokens. It does not show who made them, whether they are true or"
                + " complete, or what happened before the deposit; a time of an own clock is not a"
                + " third party's time, and a log run by a party is not a neutral platform."),
        Style.SMALL);
  }

  private void operator(Flow flow) {
    record
        .operator()
        .ifPresent(o ->
            flow.space(20)
                .paragraph(
                    facts.say("运营者（盖章）：", "Operator (seal): ") + o.name() + " ____________________",
                    Style.BODY.aligned(Style.Align.RIGHT)));
  }
}
