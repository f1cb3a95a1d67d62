package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The frame of a voice message in SILK v3: after {@code #!SILK_V3}, before which WeChat puts one
 * more byte, packets follow, each behind its length. WeChat's packets are of 20 ms, so their number
 * tells how long the voice is without decoding it. Immutable.
 *
 * @param packets that are whole
 * @param whole whether the bytes end where a packet does
 */
public record SilkVoice(int packets, boolean whole) {
  private static final byte[] MAGIC = "#!SILK_V3".getBytes(StandardCharsets.US_ASCII);
  private static final int PACKET_MILLIS = 20;

  /** Some encoders put WeChat's byte there already, and some programs put it again. */
  private static final int MOST_BEFORE = 2;

  private static final int END = 0xffff;
  private static final ValueLayout.OfShort LENGTH =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Looks at a voice; empty if it is no SILK. */
  public static Optional<SilkVoice> of(MemorySegment voice) {
    long at = 0;
    while (at < MOST_BEFORE && !begins(voice, at)) {
      at++;
    }
    if (!begins(voice, at)) {
      return Optional.empty();
    }
    at += MAGIC.length;
    int packets = 0;
    while (at + 2 <= voice.byteSize()) {
      int length = voice.get(LENGTH, at) & 0xffff;
      if (length == END || at + 2 + length > voice.byteSize()) {
        return Optional.of(new SilkVoice(packets, length == END && at + 2 == voice.byteSize()));
      }
      at += 2 + length;
      packets++;
    }
    return Optional.of(new SilkVoice(packets, at == voice.byteSize()));
  }

  private static boolean begins(MemorySegment voice, long at) {
    return voice.byteSize() >= at + MAGIC.length
        && voice.asSlice(at, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) == -1;
  }

  /** How long it is by its packets, in ms. */
  public long millis() {
    return (long) packets * PACKET_MILLIS;
  }

  /** For a person. */
  public String note() {
    return "silk: " + millis() + " ms by its packets" + (whole ? "" : ", cut off");
  }
}
