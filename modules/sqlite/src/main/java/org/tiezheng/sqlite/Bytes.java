package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Big-endian integers and the variable-length integers of the file format. */
public final class Bytes {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  public static int u8(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  public static int u16(MemorySegment bytes, long at) {
    return bytes.get(SHORT, at) & 0xffff;
  }

  public static long u32(MemorySegment bytes, long at) {
    return bytes.get(INT, at) & 0xffff_ffffL;
  }

  public static long s64(MemorySegment bytes, long at) {
    return bytes.get(LONG, at);
  }

  /** A signed big-endian integer of 1 to 8 bytes. */
  public static long signed(MemorySegment bytes, long at, int length) {
    long value = bytes.get(ValueLayout.JAVA_BYTE, at);
    for (int i = 1; i < length; i++) {
      value = value << 8 | u8(bytes, at + i);
    }
    return value;
  }

  /**
   * The length of the varint at a position: 1 to 9, or 0 if it does not end before the limit.
   *
   * @param limit position behind the last byte that may be read
   */
  public static int varintLength(MemorySegment bytes, long at, long limit) {
    for (int i = 0; i < 9; i++) {
      if (at + i >= limit) {
        return 0;
      }
      if (i == 8 || bytes.get(ValueLayout.JAVA_BYTE, at + i) >= 0) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The value of the varint whose length {@link #varintLength} gave. */
  public static long varint(MemorySegment bytes, long at, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      int b = u8(bytes, at + i);
      value = i == 8 ? value << 8 | b : value << 7 | (b & 0x7f);
    }
    return value;
  }
}
