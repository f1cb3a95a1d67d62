package org.tiezheng.collect.photo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.tiezheng.collect.input.FormatException;

/**
 * Walks the directories of every TIFF structure in a picture (TIFF 6.0 section 2; Exif uses the
 * same) before the metadata are read: a few kilobytes can be linked so that a reader meets millions
 * of directories.
 */
final class TiffGuard {
  private static final int MAX_DIRECTORIES = 500;
  private static final long MAX_POINTERS = 2_000;
  private static final int MAX_HEADERS = 1_000;

  private final MemorySegment bytes;
  private final long start;
  private final ByteOrder order;
  private long pointers;

  private TiffGuard(MemorySegment bytes, long start, ByteOrder order) {
    this.bytes = bytes;
    this.start = start;
    this.order = order;
  }

  /**
   * @throws FormatException if there are more directories than any camera writes
   */
  static void check(MemorySegment bytes) throws FormatException {
    int headers = 0;
    for (long at = 0; at + 8 <= bytes.byteSize() && headers < MAX_HEADERS; at++) {
      byte first = bytes.get(ValueLayout.JAVA_BYTE, at);
      if (first != 'I' && first != 'M') {
        continue;
      }
      ByteOrder order = first == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      TiffGuard guard = new TiffGuard(bytes, at, order);
      if (bytes.get(ValueLayout.JAVA_BYTE, at + 1) == first && guard.u16(2) == 42) {
        headers++;
        guard.walk();
      }
    }
  }

  private void walk() throws FormatException {
    Set<Long> seen = new HashSet<>();
    Deque<Long> open = new ArrayDeque<>();
    open.push(u32(4));
    while (!open.isEmpty()) {
      long directory = open.pop();
      if (directory <= 0 || !fits(directory, 2) || !seen.add(directory)) {
        continue;
      }
      if (seen.size() > MAX_DIRECTORIES || pointers > MAX_POINTERS) {
        throw new FormatException("图片元数据目录过多", "more metadata directories than any camera writes");
      }
      directory(directory, open);
    }
  }

  private void directory(long directory, Deque<Long> open) {
    int entries = u16(directory);
    for (int i = 0; i < entries && fits(directory + 2 + 12L * i, 12); i++) {
      long entry = directory + 2 + 12L * i;
      int tag = u16(entry);
      if (tag != 0x14a && tag != 0x8769 && tag != 0x8825 && tag != 0xa005) {
        continue;
      }
      long count = u32(entry + 4);
      pointers += count;
      for (int j = 0; j < Math.min(count, MAX_DIRECTORIES); j++) {
        long place = count == 1 ? entry + 8 : u32(entry + 8) + 4L * j;
        if (fits(place, 4)) {
          open.push(u32(place));
        }
      }
    }
    long next = directory + 2 + 12L * entries;
    if (fits(next, 4)) {
      open.push(u32(next));
    }
  }

  private boolean fits(long at, long length) {
    return at >= 0 && start + at + length <= bytes.byteSize();
  }

  private int u16(long at) {
    return bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), start + at) & 0xffff;
  }

  private long u32(long at) {
    return bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), start + at) & 0xffff_ffffL;
  }
}
