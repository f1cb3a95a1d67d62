package org.tiezheng.collect.input;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * Raw LZ4 blocks (LZ4 Block Format), which do not say how long they are unpacked, as databases keep
 * them in columns.
 */
public final class Lz4Block {
  /** A block cannot grow more than this. */
  private static final int MOST_RATIO = 256;

  private static final int FIRST_RATIO = 6;

  private Lz4Block() {}

  /**
   * Unpacks a block.
   *
   * @param most bytes that may come out
   * @return empty if it is damaged or larger
   */
  public static Optional<byte[]> unpack(MemorySegment block, int most) {
    if (block.byteSize() > most) {
      return Optional.empty();
    }
    byte[] in = block.toArray(ValueLayout.JAVA_BYTE);
    long limit = Math.min(most, (long) in.length * MOST_RATIO + 64);
    for (long room = Math.min(limit, (long) in.length * FIRST_RATIO + 64); ; ) {
      Optional<byte[]> out = unpack(in, (int) room);
      if (out.isPresent() || room == limit) {
        return out;
      }
      room = Math.min(limit, room * 8);
    }
  }

  private static Optional<byte[]> unpack(byte[] in, int room) {
    byte[] out = new byte[room];
    try {
      int length = new Lz4JavaDecompressor().decompress(in, 0, in.length, out, 0, room);
      return Optional.of(Arrays.copyOf(out, length));
    } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
