package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The running checksum of the write-ahead log; section 4.2 of the file format documentation. */
final class WalChecksum {
  private final ValueLayout.OfInt word;
  private int s0;
  private int s1;

  WalChecksum(boolean bigEndian) {
    word =
        ValueLayout.JAVA_INT_UNALIGNED.withOrder(
            bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** Continues from stored checksums. */
  void seed(long first, long second) {
    s0 = (int) first;
    s1 = (int) second;
  }

  /** Adds bytes; their number is a multiple of eight. */
  void add(MemorySegment bytes, long from, long length) {
    int a = s0;
    int b = s1;
    for (long at = from; at < from + length; at += 8) {
      a += bytes.get(word, at) + b;
      b += bytes.get(word, at + 4) + a;
    }
    s0 = a;
    s1 = b;
  }

  boolean is(long first, long second) {
    return s0 == (int) first && s1 == (int) second;
  }
}
