package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Bits of a unit of HEVC, the highest first, without the bytes that only keep start codes apart
 * (ITU-T H.265, 7.3.1.1). What is beyond the end is 0. Not thread-safe.
 */
final class HevcBits {
  private static final int EMULATION = 3;
  private static final int MOST_ZEROS = 32;

  private final MemorySegment unit;
  private long at;
  private int zeros;
  private int current;
  private int left;
  private boolean beyond;

  HevcBits(MemorySegment unit) {
    this.unit = unit;
  }

  private int bit() {
    if (left == 0) {
      next();
    }
    left--;
    return (current >> left) & 1;
  }

  private void next() {
    current = raw();
    if (zeros >= 2 && current == EMULATION) {
      zeros = 0;
      current = raw();
    }
    zeros = current == 0 ? zeros + 1 : 0;
    left = 8;
  }

  private int raw() {
    if (at >= unit.byteSize()) {
      beyond = true;
      return 0;
    }
    return unit.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
  }

  /** So many bits as a number. */
  long take(int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = (value << 1) | bit();
    }
    return value;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      bit();
    }
  }

  /** A number of the form ue(v) (9.2). */
  long number() {
    int length = 0;
    while (length < MOST_ZEROS && bit() == 0) {
      length++;
    }
    return (1L << length) - 1 + take(length);
  }

  /** Whether more was asked for than is there. */
  boolean beyond() {
    return beyond;
  }
}
