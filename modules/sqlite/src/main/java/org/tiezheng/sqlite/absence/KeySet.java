package org.tiezheng.sqlite.absence;

import java.util.Arrays;
import org.tiezheng.sqlite.Value;

/**
 * Keys of any type as 64-bit hashes, eight bytes each. Two keys with one hash can hide a missing
 * row but never make one up. Not thread-safe.
 */
final class KeySet {
  private long[] hashes = new long[64];
  private int size;
  private boolean sorted;

  void add(Value key) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = hash(key);
    sorted = false;
  }

  boolean contains(Value key) {
    if (!sorted) {
      Arrays.sort(hashes, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(hashes, 0, size, hash(key)) >= 0;
  }

  /** Whole numbers compare equal however they are stored, as in SQLite. */
  private static long hash(Value key) {
    return switch (key) {
      case Value.Null() -> 0;
      case Value.Int(long number) -> mix(number);
      case Value.Real(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e18
              ? mix((long) number)
              : mix(Double.doubleToRawLongBits(number) ^ 0x5851f42d4c957f2dL);
      case Value.Text text -> text(text.text());
      case Value.Blob blob -> mix(blob.hashCode() * 0x9e3779b97f4a7c15L + blob.bytes().byteSize());
    };
  }

  private static long text(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
