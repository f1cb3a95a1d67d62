package org.tiezheng.testkit.file;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tiezheng.testkit.talk.Script;

/**
 * A bill as Alipay exports it: GBK, 24 lines before the table, tabs behind the numbers, newest row
 * first.
 */
public record AlipayBill(String name, String account, Instant from, Instant to, Instant exported) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String RULE = "-".repeat(84);
  private static final String NOTES =
      """
      特别提示：
      1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准；
      2.请勿将本回单作为收款方发货的凭据使用，请查证账户实际到账情况后再进行发货操作；
      3.支付宝快捷支付等非余额支付方式可能既产生支付宝交易也同步产生银行交易，因此请勿使用本回单进行重复记账；
      4.本回单如经任何涂改、编造，均立即失去效力；
      5.部分账单如：充值提现、账户转存或者个人设置收支等不计入为收入或者支出，记为不计收支类；
      6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；
      7.禁止将本回单用于非法用途；
      8.本明细仅展示当前账单中的交易，不包括已删除的记录；
      9.本明细仅供个人对账使用。
      """;

  public byte[] bytes(List<BillRow> rows) {
    BillTotals t = BillTotals.of(rows);
    StringBuilder out = new StringBuilder(RULE).append("\n导出信息：\n");
    out.append("姓名：").append(name).append("\n支付宝账户：").append(account);
    out.append("\n起始时间：[").append(time(from)).append("]    终止时间：[").append(time(to));
    out.append("]\n导出交易类型：[全部]\n导出时间：[").append(time(exported)).append("]\n");
    out.append("共").append(rows.size()).append("笔记录\n");
    out.append(total("收入", t.inRows(), t.in())).append(total("支出", t.outRows(), t.out()));
    out.append(total("不计收支", t.neutralRows(), t.neutral())).append('\n').append(NOTES);
    out.append('\n').append("-".repeat(24)).append("支付宝（中国）网络技术有限公司  电子客户回单");
    out.append("-".repeat(24)).append('\n');
    out.append("交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n");
    rows.stream().sorted(Comparator.comparing(BillRow::time).reversed()).forEach(r -> row(out, r));
    return out.toString().getBytes(Charset.forName("GBK"));
  }

  private static void row(StringBuilder out, BillRow r) {
    String way = r.sign() > 0 ? "收入" : r.sign() < 0 ? "支出" : "不计收支";
    out.append(String.join(",", time(r.time()), r.type(), r.counterpart(), r.counterpartAccount()));
    out.append(',').append(String.join(",", r.description(), way, ChatLabFile.yuan(r.fen())));
    out.append(',').append(r.method()).append(',').append(r.status()).append(',');
    out.append(r.order()).append("\t,").append(r.merchantOrder()).append("\t,");
    out.append(r.memo()).append(",\n");
  }

  private static String total(String what, int rows, long fen) {
    return what + "：" + rows + "笔 " + ChatLabFile.yuan(fen) + "元\n";
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atOffset(Script.ZONE));
  }
}
