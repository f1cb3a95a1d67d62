package org.tiezheng.collect.audio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The packets of a voice in SILK v3, one after another: after {@code #!SILK_V3}, before which
 * WeChat and QQ put one more byte, each packet stands behind its length (16 bits, little endian). A
 * length of 0xFFFF ends the voice; WeChat and QQ write none. Facts: the file format of Skype's SILK
 * SDK. Not thread-safe.
 */
public final class SilkPackets {
  /** What one frame plays; WeChat's and QQ's packets hold one frame. */
  public static final int FRAME_MILLIS = 20;

  private static final byte[] MAGIC = "#!SILK_V3".getBytes(StandardCharsets.US_ASCII);

  /** Some encoders put WeChat's byte there already, and some programs put it again. */
  private static final int MOST_BEFORE = 2;

  private static final int END = 0xffff;
  private static final ValueLayout.OfShort LENGTH =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment voice;
  private final boolean tencent;
  private long at;
  private boolean marked;

  private SilkPackets(MemorySegment voice, long begin) {
    this.voice = voice;
    this.tencent = begin > 0;
    this.at = begin + MAGIC.length;
  }

  /** The packets of a voice; empty if it is no SILK. */
  public static Optional<SilkPackets> of(MemorySegment voice) {
    for (long at = 0; at <= MOST_BEFORE; at++) {
      if (begins(voice, at)) {
        return Optional.of(new SilkPackets(voice, at));
      }
    }
    return Optional.empty();
  }

  private static boolean begins(MemorySegment voice, long at) {
    return voice.byteSize() >= at + MAGIC.length
        && voice.asSlice(at, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
  }

  /** Whether a byte stands before the name of the format, as WeChat and QQ write it. */
  public boolean tencent() {
    return tencent;
  }

  /** The next packet that is whole; empty behind the last. */
  public Optional<MemorySegment> next() {
    if (marked || at + 2 > voice.byteSize()) {
      return Optional.empty();
    }
    int length = voice.get(LENGTH, at) & 0xffff;
    if (length == END) {
      marked = true;
      at += 2;
      return Optional.empty();
    }
    if (at + 2 + length > voice.byteSize()) {
      return Optional.empty();
    }
    MemorySegment packet = voice.asSlice(at + 2, length);
    at += 2 + length;
    return Optional.of(packet);
  }

  /**
   * How many bytes stand behind the packets that {@link #next} gave: 0 behind the last of a whole
   * voice, the bytes of a packet that is cut off, or what follows an end mark.
   */
  public long left() {
    return voice.byteSize() - at;
  }
}
