package org.tiezheng.examine.bills;

/** How a movement of money in a conversation and rows of bills go together. */
public enum Agreement {
  /** A number of the transaction, of the transfer or of the red packet stands in both. */
  BY_NUMBER,
  /** Only time and amount fit: a candidate, no proof. */
  BY_TIME_AND_AMOUNT,
  /** No row of the bills goes with it. */
  CHAT_ONLY,
  /** The conversation does not speak of it; most rows of a bill are like that. */
  BILL_ONLY
}
