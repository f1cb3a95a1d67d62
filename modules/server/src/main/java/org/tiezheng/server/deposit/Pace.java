package org.tiezheng.server.deposit;

import java.util.function.LongSupplier;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * So many requests a second for everybody together who needs no key, with some in store: proofs are
 * for people, and nobody shall try digests by the million. Limits for single addresses are the
 * proxy's. Safe for use by many threads.
 */
final class Pace {
  private static final long SECOND = 1_000_000_000;

  private final long each;
  private final long store;
  private final LongSupplier nanos;
  private long free;

  /**
   * @param perSecond how many in the long run
   * @param store how many at once after a pause
   * @param nanos a clock that never goes back
   */
  Pace(int perSecond, int store, LongSupplier nanos) {
    this.each = SECOND / perSecond;
    this.store = each * store;
    this.nanos = nanos;
    this.free = nanos.getAsLong() - this.store;
  }

  /**
   * Takes one.
   *
   * @throws Refusal with 429 if there is none
   */
  synchronized void take() {
    long now = nanos.getAsLong();
    free = Math.max(free, now - store);
    if (free - now > -each) {
      throw new Refusal(
          429, new Text("公开核验请求太多,请稍后再试。", "Too many public requests; try again in a moment."));
    }
    free += each;
  }
}
