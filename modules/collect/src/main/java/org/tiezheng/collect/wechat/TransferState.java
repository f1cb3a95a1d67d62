package org.tiezheng.collect.wechat;

/**
 * What the code {@code paysubtype} of a transfer means is known from two programs that read these
 * stores (chat.md 1.6), not from WeChat itself: the code stays beside the word.
 */
public final class TransferState {
  private TransferState() {}

  /** The word for a state of a transfer; for a code that is not known, the code. */
  public static String word(String code) {
    return switch (code) {
      case "1", "8" -> "发起";
      case "3" -> "已收款";
      case "4" -> "已退还";
      case "5" -> "延时到账已收款";
      case "7" -> "延时到账发起";
      case "9" -> "被对方退还";
      case "10" -> "过期退还";
      case "" -> "";
      default -> "状态码" + code;
    };
  }
}
