package org.tiezheng.casework.deposit;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * What a tenant may deposit on one day, in the time zone of the service.
 *
 * @param deposits how many
 * @param bytes of the files that are sent for them; a deposit of digests has none
 */
public record Quota(long deposits, long bytes) {
  /** What a tenant gets that nothing was said about: 100,000 deposits and 10 GiB. */
  public static final Quota USUAL = new Quota(100_000, 10L << 30);

  public Quota {
    if (deposits < 0 || bytes < 0) {
      throw new TiezhengException(new Text("配额不能为负数。", "A quota is not negative."));
    }
  }
}
