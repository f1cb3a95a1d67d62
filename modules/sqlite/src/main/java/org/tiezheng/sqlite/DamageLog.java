package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects damage: everything is counted, and the first thousand reports are kept, because a
 * hostile file can hold a defect in every cell. Thread-safe.
 */
public final class DamageLog implements DamageSink {
  private static final int KEPT = 1000;

  private final List<Damage> first = new ArrayList<>();
  private long count;

  @Override
  public synchronized void report(Damage damage) {
    count++;
    if (first.size() < KEPT) {
      first.add(damage);
    }
  }

  /** The first reports. */
  public synchronized List<Damage> first() {
    return List.copyOf(first);
  }

  /** How many there were in all. */
  public synchronized long count() {
    return count;
  }
}
