package org.tiezheng.collect.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Numbers and words in the bytes of a file; reading past the end is an exception. */
record Bytes(MemorySegment segment) {
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  long size() {
    return segment.byteSize();
  }

  int u8(long at) {
    return segment.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  int u16(long at, ByteOrder order) {
    return segment.get(SHORT.withOrder(order), at) & 0xffff;
  }

  long u32(long at, ByteOrder order) {
    return segment.get(INT.withOrder(order), at) & 0xffff_ffffL;
  }

  int i32(long at) {
    return segment.get(INT.withOrder(ByteOrder.BIG_ENDIAN), at);
  }

  long u32(long at) {
    return u32(at, ByteOrder.BIG_ENDIAN);
  }

  long i64(long at) {
    return segment.get(LONG.withOrder(ByteOrder.BIG_ENDIAN), at);
  }

  /** Text of a fixed length; empty if the file ends before. */
  String text(long at, long length, Charset charset) {
    if (at < 0 || length < 0 || at + length > size()) {
      return "";
    }
    long shown = Math.min(length, 4096);
    return new String(segment.asSlice(at, shown).toArray(ValueLayout.JAVA_BYTE), charset);
  }

  String ascii(long at, long length) {
    return text(at, length, StandardCharsets.ISO_8859_1);
  }
}
