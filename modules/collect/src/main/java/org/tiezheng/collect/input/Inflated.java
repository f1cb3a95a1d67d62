package org.tiezheng.collect.input;

import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.tiezheng.collect.Limits;

/** Bytes packed as one zlib stream (RFC 1950), unpacked within limits. */
public final class Inflated {
  private Inflated() {}

  /**
   * The bytes unpacked; a {@link FormatException} comes from the stream where a limit is met.
   *
   * @param size of the packed bytes
   */
  public static InputStream zlib(InputStream packed, long size, Limits limits) {
    return new BoundedStream(
        new InflaterInputStream(packed),
        limits.memberBytes(),
        size,
        limits.ratio(),
        new Budget(limits.totalBytes()));
  }

  /** Whether the bytes begin like a zlib stream. */
  public static boolean begins(byte[] head) {
    return head.length > 2
        && (head[0] & 0x0f) == 8
        && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) % 31 == 0;
  }
}
