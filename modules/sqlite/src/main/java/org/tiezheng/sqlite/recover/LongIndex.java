package org.tiezheng.sqlite.recover;

import java.util.Arrays;

/** From 64-bit keys to the numbers filed under each: open addressing, then chains. */
final class LongIndex {
  private final long[] keys;
  private final int[] heads;
  private final int[] next;
  private final int mask;

  /** One bit for each of many slots: most keys that are asked for are not there. */
  private final long[] filter;

  private final int filterMask;

  /**
   * @param numbers how many numbers there are, counted from 0; each is filed at most once
   */
  LongIndex(int numbers) {
    int size = Integer.highestOneBit(Math.max(8, numbers)) * 4;
    keys = new long[size];
    heads = new int[size];
    next = new int[numbers];
    mask = size - 1;
    filter = new long[size / 8];
    filterMask = filter.length - 1;
    Arrays.fill(heads, -1);
  }

  void put(long key, int number) {
    long mixed = ContentHash.mix(key);
    filter[(int) (mixed >>> 32) & filterMask] |= 1L << (mixed >>> 58);
    int slot = slot(mixed, key);
    next[number] = heads[slot];
    keys[slot] = key;
    heads[slot] = number;
  }

  /** The first number filed under a key; -1 if there is none. */
  int first(long key) {
    long mixed = ContentHash.mix(key);
    boolean possible = (filter[(int) (mixed >>> 32) & filterMask] & 1L << (mixed >>> 58)) != 0;
    return possible ? heads[slot(mixed, key)] : -1;
  }

  /** The next number under the same key; -1 behind the last. */
  int next(int number) {
    return next[number];
  }

  private int slot(long mixed, long key) {
    int slot = (int) mixed & mask;
    while (heads[slot] >= 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
