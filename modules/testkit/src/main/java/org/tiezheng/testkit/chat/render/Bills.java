package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.file.AlipayBill;
import org.tiezheng.testkit.file.BillRow;
import org.tiezheng.testkit.file.WechatPayBill;

/** The bills of one side: WeChat Pay as workbook and as CSV, Alipay as CSV. No messages. */
public final class Bills implements Renderer {
  private static final Instant FROM = Instant.parse("2023-10-31T16:00:00Z");
  private static final Instant TO = Instant.parse("2025-10-31T15:59:59Z");

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("bills")
        .carries(Fact.TRANSACTION_ID, Fact.TRANSFER_AMOUNT, Fact.TRANSFER_MEMO, Fact.TIME_SECONDS)
        .degrades(Fact.SENDER_NAME, "the counterpart as that side calls it")
        .degrades(Fact.TRANSFER_STATE, "paid, received, returned")
        .degrades(Fact.TRANSFER_ID, "as number of the merchant")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Attached.write(
        folder.resolve("微信支付账单.xlsx"),
        new WechatPayBill(truth.account().nick(), FROM, TO, Talk.EXPORTED)
            .bytes(truth.wechatBill()));
    Attached.write(folder.resolve("微信支付账单.csv"), csv(truth));
    Attached.write(
        folder.resolve("支付宝交易明细.csv"),
        new AlipayBill(
                side == Side.A ? "林海" : "周山",
                truth.account().qq() + "@qq.com",
                FROM,
                TO,
                Talk.EXPORTED)
            .bytes(truth.alipayBill()));
    return new Rendered(
        folder, WeChat4Store.files(folder), capabilities(), Map.of(), Map.of(), List.of());
  }

  /** The older layout: text with 16 lines before the table. */
  private static byte[] csv(SideTruth truth) {
    StringBuilder head = new StringBuilder("\uFEFF微信支付账单明细,,,,,,,,\r\n");
    head.append("微信昵称：[").append(truth.account().nick()).append("],,,,,,,,\r\n");
    head.append("起始时间：[").append(Talk.time(FROM)).append("] 终止时间：[").append(Talk.time(TO));
    head.append("],,,,,,,,\r\n导出类型：[全部],,,,,,,,\r\n导出时间：[").append(Talk.time(Talk.EXPORTED));
    head.append("],,,,,,,,\r\n,,,,,,,,\r\n共").append(truth.wechatBill().size());
    head.append("笔记录,,,,,,,,\r\n").append(total(truth, "收入", 1)).append(total(truth, "支出", -1));
    head.append(total(truth, "中性交易", 0)).append("注：,,,,,,,,\r\n");
    head.append("1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,\r\n");
    head.append("2. 本明细仅展示当前账单中的交易，不包括已删除的记录,,,,,,,,\r\n");
    head.append("3. 本明细仅供个人对账使用,,,,,,,,\r\n,,,,,,,,\r\n");
    head.append("----------------------微信支付账单明细列表--------------------,,,,,,,,\r\n");
    Csv table =
        new Csv()
            .row(
                "交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注");
    truth.wechatBill().stream()
        .sorted(Comparator.comparing(BillRow::time).reversed())
        .forEach(r ->
            table.row(
                Talk.time(r.time()),
                r.type(),
                r.counterpart(),
                r.description(),
                r.sign() > 0 ? "收入" : r.sign() < 0 ? "支出" : "/",
                "¥%d.%02d".formatted(r.fen() / 100, r.fen() % 100),
                r.method(),
                r.status(),
                r.order() + "\t",
                r.merchantOrder() + "\t",
                r.memo()));
    return (head.toString() + table).getBytes(StandardCharsets.UTF_8);
  }

  private static String total(SideTruth truth, String what, int sign) {
    List<BillRow> rows = truth.wechatBill().stream().filter(r -> r.sign() == sign).toList();
    long fen = rows.stream().mapToLong(BillRow::fen).sum();
    return "%s：%d笔 %d.%02d元,,,,,,,,\r\n".formatted(what, rows.size(), fen / 100, fen % 100);
  }
}
