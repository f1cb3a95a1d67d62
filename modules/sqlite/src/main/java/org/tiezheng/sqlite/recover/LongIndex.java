package org.tiezheng.sqlite.recover;

import java.util.Arrays;

/** From 64-bit keys to the numbers filed under each: open addressing, then chains. */
final class LongIndex {
  private final long[] keys;
  private final int[] heads;
  private final int[] next;
  private final int mask;

  /**
   * @param numbers how many numbers there are, counted from 0; each is filed at most once
   */
  LongIndex(int numbers) {
    int size = Integer.highestOneBit(Math.max(8, numbers)) * 4;
    keys = new long[size];
    heads = new int[size];
    next = new int[numbers];
    mask = size - 1;
    Arrays.fill(heads, -1);
  }

  void put(long key, int number) {
    int slot = slot(key);
    next[number] = heads[slot];
    keys[slot] = key;
    heads[slot] = number;
  }

  /** The first number filed under a key; -1 if there is none. */
  int first(long key) {
    return heads[slot(key)];
  }

  /** The next number under the same key; -1 behind the last. */
  int next(int number) {
    return next[number];
  }

  private int slot(long key) {
    int slot = (int) ContentHash.mix(key) & mask;
    while (heads[slot] >= 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
