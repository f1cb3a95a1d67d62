package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.tiezheng.collect.audio.SilkPackets;

/**
 * What the frame of a voice message in SILK v3 says: WeChat's packets are of 20 ms, so their number
 * tells how long the voice is without decoding it. Immutable.
 *
 * @param packets that are whole
 * @param whole whether the bytes end where a packet does
 */
public record SilkVoice(int packets, boolean whole) {
  /** Looks at a voice; empty if it is no SILK. */
  public static Optional<SilkVoice> of(MemorySegment voice) {
    return SilkPackets.of(voice)
        .map(frame -> {
          int packets = 0;
          while (frame.next().isPresent()) {
            packets++;
          }
          return new SilkVoice(packets, frame.left() == 0);
        });
  }

  /** How long it is by its packets, in ms. */
  public long millis() {
    return (long) packets * SilkPackets.FRAME_MILLIS;
  }

  /** For a person. */
  public String note() {
    return "silk: " + millis() + " ms by its packets" + (whole ? "" : ", cut off");
  }
}
