package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Values that live rows are asked for, as 64-bit numbers, and how often each was seen: open
 * addressing in 24 bytes for each slot outside the heap. Filing comes first and is not thread-safe;
 * seeing is.
 */
final class ValueSlots {
  private static final int WORDS = 3;
  private static final long MANY = 2;

  private final MemorySegment slots;
  private final long mask;
  private final Object[] locks = new Object[64];

  /** One bit for each of many values: most that are asked for are not there. */
  private final long[] filter;

  private final int filterMask;

  /**
   * @param most how many values are filed at most
   */
  ValueSlots(long most, Arena arena) {
    long size = Long.highestOneBit(Math.max(8, most)) * 4;
    slots = arena.allocate(size * WORDS * 8, 8);
    mask = size - 1;
    filter = new long[(int) Math.max(1, Math.min(1 << 20, size / 8))];
    filterMask = filter.length - 1;
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
  }

  private static long number(long hash) {
    return hash == 0 ? 1 : hash;
  }

  void file(long hash) {
    filter[(int) (hash >>> 32) & filterMask] |= 1L << (hash >>> 58);
    set(slot(hash), 0, number(hash));
  }

  /** Where a value is; negative if it was not filed. */
  long find(long hash) {
    if ((filter[(int) (hash >>> 32) & filterMask] & 1L << (hash >>> 58)) == 0) {
      return -1;
    }
    long slot = slot(hash);
    return get(slot, 0) == 0 ? -1 : slot;
  }

  private long slot(long hash) {
    long slot = hash & mask;
    long number = number(hash);
    for (long there = get(slot, 0); there != 0 && there != number; there = get(slot, 0)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** A live row has a value. */
  void saw(long slot, long rowid, long image, int at) {
    if (get(slot, 2) >>> 62 >= MANY) {
      return;
    }
    synchronized (locks[(int) slot & 63]) {
      long count = get(slot, 2) >>> 62;
      if (count == 0) {
        set(slot, 1, rowid);
        set(slot, 2, 1L << 62 | image << 20 | at);
      } else if (count < MANY) {
        set(slot, 2, MANY << 62);
      }
    }
  }

  /** A row with a rowid has a value; the same one counts once. */
  void sawRowid(long slot, long rowid, boolean residue) {
    if (get(slot, 2) >>> 62 >= MANY) {
      return;
    }
    synchronized (locks[(int) slot & 63]) {
      long count = get(slot, 2) >>> 62;
      if (count == 0) {
        set(slot, 1, rowid);
        set(slot, 2, 1L << 62 | (residue ? 1L << 20 : 0));
      } else if (count < MANY && get(slot, 1) != rowid) {
        set(slot, 2, MANY << 62);
      }
    }
  }

  /** How many live rows have the value: none, one, or 2 for more. */
  int count(long slot) {
    return (int) (get(slot, 2) >>> 62);
  }

  /** The rowid of the only row that has it. */
  long rowid(long slot) {
    return get(slot, 1);
  }

  /** The image that the only row that has it lies on. */
  long image(long slot) {
    return get(slot, 2) << 2 >>> 22;
  }

  /** Where on its page that row lies. */
  int at(long slot) {
    return (int) (get(slot, 2) & 0xfffff);
  }

  private long get(long slot, int word) {
    return slots.getAtIndex(ValueLayout.JAVA_LONG, slot * WORDS + word);
  }

  private void set(long slot, int word, long value) {
    slots.setAtIndex(ValueLayout.JAVA_LONG, slot * WORDS + word, value);
  }
}
