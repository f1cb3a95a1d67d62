package org.tiezheng.examine.bills;

import java.util.List;
import org.tiezheng.evidence.Payment;

/**
 * What became of the money of a row, by the words that WeChat Pay, Alipay and banks use for its
 * kind and its status. A word that is not known makes a row that stands as it is.
 */
enum Standing {
  /** Paid or received, as far as the row says. */
  DONE,
  /** Paid, and the status says that the other side has it. */
  TAKEN,
  /** Paid, and the status says that all of it came back. */
  RETURNED,
  /** Paid, and the status says that some of it came back. */
  PARTLY_RETURNED,
  /** The row is the return of another one. */
  REFUND,
  /** Closed, failed or waiting to be paid: no finished payment. */
  NOT_DONE;

  private static final List<String> NOT_DONE_WORDS =
      List.of("交易关闭", "已关闭", "失败", "已撤销", "已取消", "等待付款", "等待买家付款", "待付款", "待支付", "未支付");
  private static final List<String> TAKEN_WORDS =
      List.of("对方已收", "朋友已收", "已收钱", "已存入", "已收款", "已到账");
  private static final List<String> ALL_BACK = List.of("全额退款", "已退还", "过期退");

  static Standing of(Payment row) {
    String status = row.status();
    if (has(status, NOT_DONE_WORDS)) {
      return NOT_DONE;
    }
    if (row.type().contains("退款") || row.description().startsWith("退款") || status.equals("退款成功")) {
      return REFUND;
    }
    if (has(status, ALL_BACK)) {
      return RETURNED;
    }
    if (status.contains("退款")) {
      return PARTLY_RETURNED;
    }
    return has(status, TAKEN_WORDS) ? TAKEN : DONE;
  }

  private static boolean has(String status, List<String> words) {
    return words.stream().anyMatch(status::contains);
  }
}
