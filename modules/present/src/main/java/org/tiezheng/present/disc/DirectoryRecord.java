package org.tiezheng.present.disc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A record of a folder (ECMA-119, 9.1). */
final class DirectoryRecord {
  private static final int FIXED = 33;
  private static final int FOLDER = 2;
  private static final int FIRST_YEAR = 1900;

  private final byte[] identifier;
  private final long sector;
  private final long length;
  private final Instant time;
  private final boolean folder;

  /**
   * @param sector first sector of what it names
   * @param length bytes of what it names
   */
  DirectoryRecord(byte[] identifier, long sector, long length, Instant time, boolean folder) {
    this.identifier = identifier.clone();
    this.sector = sector;
    this.length = length;
    this.time = time;
    this.folder = folder;
  }

  /** Bytes that it takes; always an even number. */
  int bytes() {
    int bytes = FIXED + identifier.length;
    return bytes + bytes % 2;
  }

  void put(ByteBuffer out) {
    int end = out.position() + bytes();
    out.put((byte) bytes()).put((byte) 0);
    both(out, sector);
    both(out, length);
    OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
    int year = Math.clamp(at.getYear() - (long) FIRST_YEAR, 0, 255);
    out.put((byte) year).put((byte) at.getMonthValue()).put((byte) at.getDayOfMonth());
    out.put((byte) at.getHour()).put((byte) at.getMinute()).put((byte) at.getSecond());
    out.put((byte) 0);
    out.put((byte) (folder ? FOLDER : 0)).put((byte) 0).put((byte) 0);
    out.put(new byte[] {1, 0, 0, 1});
    out.put((byte) identifier.length).put(identifier);
    out.position(end);
  }

  /** A number of 32 bits in both byte orders (7.3.3). */
  static void both(ByteBuffer out, long value) {
    out.order(ByteOrder.LITTLE_ENDIAN).putInt((int) value);
    out.order(ByteOrder.BIG_ENDIAN).putInt((int) value);
  }
}
