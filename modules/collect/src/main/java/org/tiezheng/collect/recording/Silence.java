package org.tiezheng.collect.recording;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;

/**
 * Looks through samples of 16 bits for stretches of exact zeros between sounds: a microphone always
 * gives some noise, so they were put there, by a program or by the noise gate of the device.
 */
final class Silence {
  /** Ours, not a norm's: shorter ones occur by chance. */
  private static final int LEAST_MILLIS = 50;

  /** More than so many, and the device itself makes those that are alike. */
  private static final int GATED = 10;

  /** Ours: gaps of one length may differ by so much. */
  private static final int ALIKE_MILLIS = 10;

  private static final int CHUNK = 1 << 16;

  private Silence() {}

  static void screen(Bytes bytes, long from, long length, int channels, long rate, Draft draft) {
    long frameBytes = 2L * channels;
    long frames = length / frameBytes;
    List<long[]> runs = new ArrayList<>();
    long zeros = 0;
    boolean sounded = false;
    long least = rate * LEAST_MILLIS / 1000;
    for (long frame = 0; frame < frames; frame++) {
      if (silent(bytes, from + frame * frameBytes, channels)) {
        zeros++;
        continue;
      }
      if (sounded && zeros >= least && runs.size() < CHUNK) {
        runs.add(new long[] {frame - zeros, zeros});
      }
      sounded = true;
      zeros = 0;
    }
    draft.screened("silence");
    long usual = usual(runs, rate);
    for (long[] run : runs) {
      draft.sign(
          "silence",
          Optional.of(run[0] * 1000 / rate),
          run[1] > usual ? Weight.NOTABLE : Weight.SLIGHT,
          run[1] * 1000 / rate + " 毫秒绝对静音(设备的降噪也会产生)",
          run[1] * 1000 / rate + " ms of exact silence (a noise gate makes it, too)");
    }
  }

  /**
   * Up to which length a gap is one of many that the device makes: Tukey's upper fence, so that
   * gaps strewn in do not hide a longer one. With few gaps none is.
   */
  private static long usual(List<long[]> runs, long rate) {
    if (runs.size() <= GATED) {
      return 0;
    }
    long[] lengths = runs.stream().mapToLong(run -> run[1]).sorted().toArray();
    long lower = lengths[lengths.length / 4];
    long upper = lengths[lengths.length * 3 / 4];
    return upper + Math.max((upper - lower) * 3 / 2, rate * ALIKE_MILLIS / 1000);
  }

  private static boolean silent(Bytes bytes, long at, int channels) {
    for (int channel = 0; channel < channels; channel++) {
      if (bytes.u16(at + 2L * channel, ByteOrder.LITTLE_ENDIAN) != 0) {
        return false;
      }
    }
    return true;
  }
}
