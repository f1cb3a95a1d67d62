package org.tiezheng.unlock.sqlcipher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.sqlite.Header;
import org.tiezheng.unlock.Pbkdf2.Hash;

/**
 * What can be told of a database without its key.
 *
 * @param pages of the file, from where page 1 is or would be
 * @param size of the file in bytes
 * @param qqnt whether it begins with QQNT's clear header
 * @param hmac what that header names
 */
record StoreHead(MemorySegment pages, long size, boolean qqnt, Optional<Hash> hmac) {
  /** QQNT's clear header. */
  static final int QQNT_HEADER = 1024;

  private static final int WAL_HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int SAMPLE = 4096;
  private static final int LEAST = 512;
  private static final ValueLayout.OfInt BIG_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final byte[] QQNT_MAGIC = "SQLite header 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] QQNT_NAME = "QQ_NT DB".getBytes(StandardCharsets.US_ASCII);

  /** Looks at the beginning of a file; of its log if the file is still empty. */
  static StoreHead of(MemorySegment main, Optional<MemorySegment> wal) {
    if (main.byteSize() == 0) {
      MemorySegment first = wal.map(StoreHead::firstPage).orElse(MemorySegment.NULL);
      return new StoreHead(first, first.byteSize(), false, Optional.empty());
    }
    if (isQqnt(main)) {
      return new StoreHead(main.asSlice(QQNT_HEADER), main.byteSize(), true, QqntHeader.hmac(main));
    }
    return new StoreHead(main, main.byteSize(), false, Optional.empty());
  }

  private static boolean isQqnt(MemorySegment main) {
    return main.byteSize() > QQNT_HEADER
        && begins(main, 0, QQNT_MAGIC)
        && begins(main, 0x20, QQNT_NAME);
  }

  private static boolean begins(MemorySegment main, long at, byte[] with) {
    return MemorySegment.mismatch(
            main, at, at + with.length, MemorySegment.ofArray(with), 0, with.length)
        == -1;
  }

  /** The first image of page 1 in a log; of no length if there is none. */
  private static MemorySegment firstPage(MemorySegment wal) {
    long size = wal.byteSize() < WAL_HEADER ? 0 : wal.get(BIG_INT, 8) & 0xffff_ffffL;
    if (size < LEAST || size > 65536) {
      return MemorySegment.NULL;
    }
    for (long at = WAL_HEADER;
        at + FRAME_HEADER + size <= wal.byteSize();
        at += FRAME_HEADER + size) {
      if (wal.get(BIG_INT, at) == 1) {
        return wal.asSlice(at + FRAME_HEADER, size);
      }
    }
    return MemorySegment.NULL;
  }

  /** Whether it is an SQLite database that is not encrypted, or too short to be one. */
  boolean isPlainOrNothing() {
    return size < LEAST || Header.begins(pages);
  }

  /** The salt that the keys of the file are derived with. */
  byte[] salt() {
    return pages.asSlice(0, PageKeys.SALT).toArray(ValueLayout.JAVA_BYTE);
  }

  /** A page, if the file has it whole. */
  Optional<MemorySegment> page(long number, int pageSize) {
    long from = (number - 1) * pageSize;
    return from + pageSize <= pages.byteSize()
        ? Optional.of(pages.asSlice(from, pageSize))
        : Optional.empty();
  }

  /**
   * Whether the first bytes are spread like random ones. So are those of compressed files: this
   * alone proves nothing.
   */
  boolean looksRandom() {
    int length = (int) Math.min(SAMPLE, pages.byteSize());
    int[] counts = new int[256];
    for (int i = 0; i < length; i++) {
      counts[pages.get(ValueLayout.JAVA_BYTE, i) & 0xff]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / length;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    // Random bytes fall short of 8 bits by this much, because there are not many of them.
    double expected = 8 - 255 / (2 * length * Math.log(2));
    return length >= LEAST && bits > expected - 0.25;
  }
}
