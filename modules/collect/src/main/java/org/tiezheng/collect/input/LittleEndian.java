package org.tiezheng.collect.input;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Unsigned little-endian numbers at any place of sealed bytes. */
final class LittleEndian {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static int u16(MemorySegment bytes, long at) {
    return bytes.get(SHORT, at) & 0xffff;
  }

  static long u32(MemorySegment bytes, long at) {
    return bytes.get(INT, at) & 0xffff_ffffL;
  }

  static long s64(MemorySegment bytes, long at) {
    return bytes.get(LONG, at);
  }

  static byte[] bytes(MemorySegment bytes, long at, long length) {
    return bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }
}
