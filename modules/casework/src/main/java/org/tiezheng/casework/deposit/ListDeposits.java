package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.Opening;

/**
 * A tenant's deposits in the order of the log, a stretch at a time, so that it can compare its own
 * books with them. Read from the log itself; nothing of other tenants is told but that the log goes
 * on. Safe for use by many threads.
 */
public final class ListDeposits {
  private static final int CHUNK = 1024;

  /** So many entries of whomever are looked at for one stretch. */
  private static final int LOOKED_AT = 16 * CHUNK;

  private final DepositLog log;
  private final DepositIds ids;

  ListDeposits(DepositLog log, DepositIds ids) {
    this.log = log;
    this.ids = ids;
  }

  /** What a tenant needs to find a deposit in its books. */
  public record Line(String id, String type, Instant time, long index, String sha256, long size) {}

  /**
   * A stretch.
   *
   * @param next where to go on, also if this one is empty; absent at the end of the log
   */
  public record Stretch(List<Line> deposits, Optional<Long> next) {
    public Stretch {
      deposits = List.copyOf(deposits);
    }
  }

  Stretch of(int tenant, long from, int most) throws IOException {
    List<Line> lines = new ArrayList<>();
    long next = from;
    while (next - from < LOOKED_AT) {
      List<StoredEntry> chunk = log.store().entries(next, CHUNK);
      if (chunk.isEmpty()) {
        return new Stretch(lines, Optional.empty());
      }
      for (StoredEntry stored : chunk) {
        next = stored.index() + 1;
        if (ids.tenant(stored.entry().id()) == tenant) {
          lines.add(line(stored));
          if (lines.size() == most) {
            return new Stretch(lines, Optional.of(next));
          }
        }
      }
    }
    return new Stretch(lines, Optional.of(next));
  }

  private static Line line(StoredEntry stored) {
    Leaf leaf = Leaf.parse(Deposited.bytes(stored.entry().leaf()));
    Opening opening = Opening.parse(Deposited.bytes(stored.entry().opening()));
    return new Line(
        leaf.id().toString(),
        leaf.type().word(),
        leaf.time(),
        stored.index(),
        opening.digests().sha256(),
        opening.size());
  }
}
