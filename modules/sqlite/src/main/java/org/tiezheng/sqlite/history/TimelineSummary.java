package org.tiezheng.sqlite.history;

import java.util.List;
import java.util.Map;
import org.tiezheng.sqlite.Damage;

/**
 * What came of reading a history.
 *
 * @param steps how many transactions
 * @param changes how many changes of each kind; kinds that did not occur are missing
 * @param untold how many times something could not be told
 * @param damageCount how many defects were met
 * @param damage the first thousand of them
 */
public record TimelineSummary(
    int steps, Map<ChangeKind, Long> changes, long untold, long damageCount, List<Damage> damage) {
  public TimelineSummary {
    changes = Map.copyOf(changes);
    damage = List.copyOf(damage);
  }

  /** How many changes of a kind. */
  public long count(ChangeKind kind) {
    return changes.getOrDefault(kind, 0L);
  }
}
