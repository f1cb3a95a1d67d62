package org.tiezheng.collect.audio;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Samples as a RIFF WAVE file that every player knows: PCM, one channel, 16 bits. */
public final class WaveFile {
  static final int HEADER = 44;

  private WaveFile() {}

  /**
   * Puts the heading before samples.
   *
   * @param pcm 16 bits a sample, little endian; what is left over of an odd length is dropped
   * @param rate samples in a second
   */
  public static MemorySegment of(ByteBuffer pcm, int rate) {
    int length = pcm.remaining() & ~1;
    ByteBuffer out = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER - 8 + length).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(length);
    out.put(pcm.slice(pcm.position(), length));
    return MemorySegment.ofArray(out.array()).asReadOnly();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
