package org.tiezheng.collect.ios.typedstream;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.tiezheng.collect.input.FormatException;

/** The bytes of a typedstream and the numbers in them. Not thread-safe. */
final class StreamBytes {
  /** Marks in front of what does not fit one byte, or is new, absent or at its end. */
  static final int SHORT = -127;

  static final int INT = -126;
  static final int FLOAT = -125;
  static final int NEW = -124;
  static final int NIL = -123;
  static final int END = -122;
  static final int LONG = -121;

  /** The numbers of things that are referred to begin here, just above all marks. */
  static final int FIRST_REFERENCE = -110;

  private final MemorySegment bytes;
  private long at;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  StreamBytes(MemorySegment bytes) {
    this.bytes = bytes;
  }

  void order(ByteOrder known) {
    order = known;
  }

  boolean ended() {
    return left() == 0;
  }

  long left() {
    return bytes.byteSize() - at;
  }

  /** The byte at hand, signed, without passing over it. */
  byte peek() throws FormatException {
    require(1);
    return bytes.get(ValueLayout.JAVA_BYTE, at);
  }

  byte next() throws FormatException {
    byte value = peek();
    at++;
    return value;
  }

  MemorySegment take(long length) throws FormatException {
    require(length);
    MemorySegment slice = bytes.asSlice(at, length);
    at += length;
    return slice;
  }

  /** An integer behind its first byte, which was read already. */
  long whole(byte head, boolean signed) throws FormatException {
    return switch (head) {
      case SHORT -> {
        short value = take(2).get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), 0);
        yield signed ? value : Short.toUnsignedLong(value);
      }
      case INT -> {
        int value = take(4).get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), 0);
        yield signed ? value : Integer.toUnsignedLong(value);
      }
      case LONG -> take(8).get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), 0);
      default -> {
        if (head < FIRST_REFERENCE) {
          throw broken("此处应为整数", "an integer is expected");
        }
        yield signed ? head : Byte.toUnsignedLong(head);
      }
    };
  }

  /** A number that is written as an integer where it is one. */
  double real(boolean wide) throws FormatException {
    byte head = next();
    if (head != FLOAT) {
      return whole(head, true);
    }
    return wide
        ? take(8).get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), 0)
        : take(4).get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), 0);
  }

  FormatException broken(String zh, String en) {
    return new FormatException(
        "typedstream 在第 " + at + " 字节处无法继续读取:" + zh,
        "the typedstream cannot be read on at byte " + at + ": " + en);
  }

  private void require(long length) throws FormatException {
    if (length < 0 || length > left()) {
      throw broken("数据不足", "too few bytes");
    }
  }
}
