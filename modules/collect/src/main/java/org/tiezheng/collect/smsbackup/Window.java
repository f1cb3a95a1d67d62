package org.tiezheng.collect.smsbackup;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The bytes of a file at any position, a piece of them held in memory. Not thread-safe. */
final class Window {
  private static final int SIZE = 1 << 16;

  private final MemorySegment bytes;
  private final byte[] piece;
  private long start;
  private int length;

  Window(MemorySegment bytes) {
    this.bytes = bytes;
    this.piece = new byte[(int) Math.min(SIZE, Math.max(1, bytes.byteSize()))];
  }

  long size() {
    return bytes.byteSize();
  }

  /** The byte at a position, or -1 behind the end. */
  int at(long position) {
    long inside = position - start;
    if (inside >= 0 && inside < length) {
      return piece[(int) inside] & 0xff;
    }
    if (position < 0 || position >= bytes.byteSize()) {
      return -1;
    }
    load(position);
    return piece[0] & 0xff;
  }

  /** Position of the next byte of this value, or the size if there is none. */
  long next(int wanted, long from) {
    long position = from;
    while (position < bytes.byteSize()) {
      at(position);
      for (int i = (int) (position - start); i < length; i++) {
        if ((piece[i] & 0xff) == wanted) {
          return start + i;
        }
      }
      position = start + length;
    }
    return bytes.byteSize();
  }

  /** Whether these ASCII characters stand at a position. */
  boolean starts(String word, long position) {
    for (int i = 0; i < word.length(); i++) {
      if (at(position + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  byte[] copy(long from, int count) {
    return bytes.asSlice(from, count).toArray(ValueLayout.JAVA_BYTE);
  }

  /** Gives a range of bytes piece by piece. */
  void each(long from, long to, Base64Content target) {
    for (long position = from; position < to; ) {
      at(position);
      int first = (int) (position - start);
      int last = (int) Math.min(length, to - start);
      target.add(piece, first, last);
      position = start + last;
    }
  }

  private void load(long position) {
    start = position;
    length = (int) Math.min(piece.length, bytes.byteSize() - position);
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, piece, 0, length);
  }
}
