package org.tiezheng.server.deposit;

/**
 * Work of a request that may take as long as it goes on: each piece buys more time, and an answer
 * that nobody takes is cut. For one thread.
 */
final class SteadyWork {
  /** So many bytes within the time that any request may take. */
  private static final long PIECE = 256 * 1024;

  private final DepositVisit visit;
  private long since;

  SteadyWork(DepositVisit visit) {
    this.visit = visit;
  }

  /** So many bytes more were read, or taken by the one who asked. */
  void went(long bytes) {
    since += bytes;
    if (since >= PIECE) {
      since = 0;
      visit.allow();
    }
  }
}
