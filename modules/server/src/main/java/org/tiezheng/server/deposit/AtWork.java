package org.tiezheng.server.deposit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.casework.deposit.Tenant;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * So many requests of one kind that each tenant may have at work at once, so that none of them
 * takes all connections or all processors from the others. Safe for use by many threads.
 */
final class AtWork {
  private final int most;
  private final Map<Integer, Integer> byTenant = new ConcurrentHashMap<>();

  AtWork(int most) {
    this.most = most;
  }

  /** One request at work, until it is closed. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins one.
   *
   * @throws Refusal with 429 if the tenant has as many as it may
   */
  Place begin(Tenant tenant) {
    byTenant.compute(tenant.number(), (_, now) -> oneMore(now == null ? 0 : now));
    return () -> byTenant.computeIfPresent(tenant.number(), (_, now) -> now == 1 ? null : now - 1);
  }

  private int oneMore(int now) {
    if (now >= most) {
      throw new Refusal(
          429,
          new Text(
              "您同时进行的此类请求最多 " + most + " 个;请等其中一个结束。",
              "You may have "
                  + most
                  + " such requests at work at once; wait until one has ended."));
    }
    return now + 1;
  }
}
