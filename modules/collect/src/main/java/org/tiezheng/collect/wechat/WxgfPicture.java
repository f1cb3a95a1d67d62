package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * WeChat's own container of pictures ({@code wxgf}): streams of HEVC (ITU-T H.265, annex B), each
 * behind its length. The layout is not published; a stream is taken only where the length before
 * its start code stays within the file. The largest is the picture, others are its transparency or
 * smaller ones. Stateless.
 */
public final class WxgfPicture {
  private static final byte[] MAGIC = "wxgf".getBytes(StandardCharsets.US_ASCII);
  private static final int START_CODE = 1;
  private static final int MOST = 64 << 20;
  private static final ValueLayout.OfInt NUMBER =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private WxgfPicture() {}

  /** Whether bytes begin like such a picture. */
  public static boolean is(MemorySegment file) {
    return file.byteSize() >= MAGIC.length
        && file.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
  }

  /** The picture as a stream of HEVC; empty if it is no such file or none is found in it. */
  public static Optional<MemorySegment> stream(MemorySegment file) {
    if (!is(file) || file.byteSize() > MOST) {
      return Optional.empty();
    }
    long from = 0;
    long longest = 0;
    long at = MAGIC.length + 4L;
    while (at + 4 <= file.byteSize()) {
      if (file.get(NUMBER, at) != START_CODE) {
        at++;
        continue;
      }
      long length = file.get(NUMBER, at - 4) & 0xffff_ffffL;
      boolean whole = length > 4 && at + length <= file.byteSize();
      if (whole && length > longest) {
        from = at;
        longest = length;
      }
      at += whole ? length : 4;
    }
    return longest == 0 ? Optional.empty() : Optional.of(file.asSlice(from, longest));
  }
}
