package org.tiezheng.testkit.chat;

/**
 * The states that one transfer goes through, as WeChat's paysubtype; 0 stands for nothing and -1
 * for a line of the system without a number.
 */
enum TransferChain {
  RECEIVED(1, 3, Payment.Outcome.RECEIVED),
  RETURNED(1, 4, Payment.Outcome.RETURNED),
  EXPIRED(1, -1, Payment.Outcome.RETURNED),
  PENDING(1, 0, Payment.Outcome.OPEN),
  DELAYED(7, 5, Payment.Outcome.RECEIVED),
  RETURNED_BY_PEER(8, 9, Payment.Outcome.RETURNED),
  EXPIRED_CARD(8, 10, Payment.Outcome.RETURNED);

  final int first;
  final int second;
  final Payment.Outcome outcome;

  TransferChain(int first, int second, Payment.Outcome outcome) {
    this.first = first;
    this.second = second;
    this.outcome = outcome;
  }

  boolean expires() {
    return second == -1 || second == 10;
  }
}
