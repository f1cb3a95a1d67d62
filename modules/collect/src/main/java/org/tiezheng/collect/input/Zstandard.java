package org.tiezheng.collect.input;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/** Zstandard frames (RFC 8878) of moderate size, as databases keep them in columns. */
public final class Zstandard {
  private static final int MAGIC = 0xFD2FB528;

  /** Made once: a layout that is made anew is read through slowly. */
  private static final ValueLayout.OfInt LITTLE_ENDIAN =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Its tables are large beside the frames that a column holds. */
  private static final ThreadLocal<ZstdJavaDecompressor> DECOMPRESSOR =
      ThreadLocal.withInitial(ZstdJavaDecompressor::new);

  private Zstandard() {}

  /** Whether the bytes begin with a frame. */
  public static boolean begins(MemorySegment bytes) {
    return bytes.byteSize() >= 5 && bytes.get(LITTLE_ENDIAN, 0) == MAGIC;
  }

  /**
   * Unpacks a frame.
   *
   * @param most bytes that may come out
   * @return empty if it is damaged, needs a dictionary, or is larger
   */
  public static Optional<byte[]> unpack(MemorySegment frame, int most) {
    byte[] in = frame.toArray(ValueLayout.JAVA_BYTE);
    ZstdJavaDecompressor decompressor = DECOMPRESSOR.get();
    try {
      long size = decompressor.getDecompressedSize(in, 0, in.length);
      if (size < 0 || size > most) {
        return Optional.empty();
      }
      byte[] out = new byte[(int) size];
      int length = decompressor.decompress(in, 0, in.length, out, 0, out.length);
      return length == out.length ? Optional.of(out) : Optional.empty();
    } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
