package org.tiezheng.sqlite.recover;

/** Variable-length and fixed integers in the copy of a page. */
final class ByteCursor {
  private ByteCursor() {}

  static int u16(byte[] b, int at) {
    return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
  }

  static long u32(byte[] b, int at) {
    return (long) u16(b, at) << 16 | u16(b, at + 2);
  }

  /** Length of the varint: 1 to 9, or 0 if it does not end before the limit. */
  static int varintLength(byte[] b, int at, int limit) {
    for (int i = 0; i < 9; i++) {
      if (at + i >= limit) {
        return 0;
      }
      if (i == 8 || b[at + i] >= 0) {
        return i + 1;
      }
    }
    return 0;
  }

  static long varint(byte[] b, int at, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = i == 8 ? value << 8 | (b[at + i] & 0xff) : value << 7 | (b[at + i] & 0x7f);
    }
    return value;
  }

  static int varintSize(long value) {
    if (value < 0) {
      return 9;
    }
    int size = 1;
    for (long rest = value >>> 7; rest != 0 && size < 9; rest >>>= 7) {
      size++;
    }
    return size;
  }

  static long signed(byte[] b, int at, int length) {
    long value = b[at];
    for (int i = 1; i < length; i++) {
      value = value << 8 | (b[at + i] & 0xff);
    }
    return value;
  }
}
