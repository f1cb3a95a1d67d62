package org.tiezheng.casework.twins;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;
import org.tiezheng.testkit.file.BillRow;
import org.tiezheng.testkit.golden.GoldenCase;

/** Defects in the bills, and in what the chat says of payments. */
final class PaymentDefects {
  private static final Set<String> BOTH = Set.of("账单", "微信");
  private static final String WECHAT = "账单/微信支付交易明细.xlsx";
  private static final String ALIPAY = "账单/支付宝交易明细.csv";

  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    PaymentDefects defects = new PaymentDefects();
    defects.bills();
    defects.cards();
    return List.copyOf(defects.all);
  }

  private void plant(String id, String what, Defect.How how, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, how, rule, o, where));
  }

  private static Defect.InFiles rows(UnaryOperator<BillRow> change) {
    return Defect.InFiles.of(
        BOTH,
        files ->
            files.with(
                WECHAT,
                GoldenCase.wechatBill(
                    GoldenCase.wechatRows(files.world()).stream()
                        .map(r -> r.fen() == 3_000_000 ? change.apply(r) : r)
                        .toList())));
  }

  private static BillRow row(BillRow r, String counterpart, long fen, String status) {
    return new BillRow(
        r.time(),
        r.type(),
        counterpart,
        r.counterpartAccount(),
        r.description(),
        r.sign(),
        fen,
        r.method(),
        status,
        r.order(),
        r.merchantOrder(),
        r.memo());
  }

  private void bills() {
    plant(
        "bill-amount-changed",
        "微信账单的三万改成五万（合计一并改）",
        rows(r -> row(r, r.counterpart(), 5_000_000, r.status())),
        "CN-GD/PAY-004",
        Outcome.FAIL,
        "30000");
    plant(
        "bill-row-cut",
        "微信账单删去还款的一行（合计一并改）",
        Defect.InFiles.of(
            BOTH,
            files ->
                files.with(
                    WECHAT,
                    GoldenCase.wechatBill(
                        GoldenCase.wechatRows(files.world()).stream()
                            .filter(r -> r.fen() != 500_000)
                            .toList()))),
        "CN-GD/PAY-004",
        Outcome.FAIL,
        "5000");
    plant(
        "bill-total-wrong",
        "支付宝明细改了金额，合计没有改",
        Defect.InFiles.of(
            Set.of("账单"),
            files -> {
              Charset gbk = Charset.forName("GBK");
              String text = new String(files.file(ALIPAY), gbk);
              return files.with(
                  ALIPAY, text.replace(",支出,20000.00,", ",支出,50000.00,").getBytes(gbk));
            }),
        "CN-GD/PAY-004",
        Outcome.FAIL,
        "支付宝");
    plant(
        "bill-strangers",
        "账单各笔的对方都不是案件当事人",
        Defect.InFiles.of(
            BOTH,
            files ->
                files.with(
                    WECHAT,
                    GoldenCase.wechatBill(
                        GoldenCase.wechatRows(files.world()).stream()
                            .map(r -> row(r, "李四", r.fen(), r.status()))
                            .toList()))),
        "CN/PAY-002",
        Outcome.FAIL,
        "5 微信支付");
    plant(
        "bill-refunded",
        "三万元已被退还",
        rows(r -> row(r, r.counterpart(), r.fen(), "已全额退款")),
        "CN-GD/PAY-004",
        Outcome.FAIL,
        "30000");
  }

  private void cards() {
    plant(
        "red-packet-as-payment",
        "以红包作为付款的证明",
        Defect.InFiles.of(Set.of("微信"), PaymentDefects::redPacket),
        "CN/PAY-003",
        Outcome.WARN,
        "红包");
  }

  /** The debtor's repayment was no transfer but a red packet. */
  private static GoldenCase redPacket(GoldenCase files) {
    SideTruth a = files.world().a();
    List<Step> history = new ArrayList<>();
    for (Step step : a.history()) {
      boolean repaid =
          step instanceof Step.Arrived s
              && s.message().body() instanceof Body.Transfer t
              && t.fen() == 500_000;
      if (!repaid) {
        history.add(step);
      } else if (((Step.Arrived) step).message().body() instanceof Body.Transfer t
          && t.state() == 1) {
        HeldMessage m = ((Step.Arrived) step).message();
        history.add(
            new Step.Arrived(
                new HeldMessage(
                    m.serverId(),
                    m.uuid(),
                    m.conversation(),
                    m.localId(),
                    m.storeId(),
                    m.serverSeq(),
                    m.sortSeq(),
                    m.sender(),
                    m.outgoing(),
                    m.time(),
                    new Body.RedPacket(
                        "1000039901" + t.transferId().substring(10),
                        "恭喜发财，大吉大利",
                        false,
                        t.fen(),
                        t.begin()))));
      }
    }
    SideTruth other =
        new SideTruth(
            a.side(),
            a.account(),
            a.clock(),
            a.conversations(),
            history,
            a.roomEvents(),
            a.moments(),
            a.favourites(),
            a.wechatBill(),
            a.alipayBill());
    ChatWorld w = files.world();
    return files.with(new ChatWorld(w.seed(), w.people(), w.messages(), other, w.b()));
  }
}
