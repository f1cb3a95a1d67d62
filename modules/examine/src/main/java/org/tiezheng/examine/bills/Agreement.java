package org.tiezheng.examine.bills;

import org.tiezheng.evidence.Text;

/** How a movement of money in a conversation and rows of bills go together. */
public enum Agreement {
  /** A number of the transaction, of the transfer or of the red packet stands in both. */
  BY_NUMBER("=", "单号相符", "a number agrees"),
  /** Only time and amount fit: a candidate, no proof. */
  BY_TIME_AND_AMOUNT("≈", "金额与时间相符(未核单号)", "amount and time agree, no number"),
  /** No row of the bills goes with it. */
  CHAT_ONLY("◀", "仅见于聊天", "in the conversation only"),
  /** The conversation does not speak of it; most rows of a bill are like that. */
  BILL_ONLY("▶", "仅见于账单", "in the bills only");

  private final String mark;
  private final Text title;

  Agreement(String mark, String zh, String en) {
    this.mark = mark;
    this.title = new Text(zh, en);
  }

  /** Told apart without colour. */
  public String mark() {
    return mark;
  }

  public Text title() {
    return title;
  }
}
