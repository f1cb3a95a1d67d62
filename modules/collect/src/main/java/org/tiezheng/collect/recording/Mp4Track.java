package org.tiezheng.collect.recording;

import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Recording.Medium;
import org.tiezheng.evidence.Recording.Track;

/** A track of an MP4 file: its codec, its edit list and the times of its samples. */
final class Mp4Track {
  private static final int MOST_ENTRIES = 5_000_000;

  /** Ours, not a norm's: a frame that stays so long, and so much longer than usual. */
  private static final long JUMP_MILLIS = 500;

  private static final int JUMP_FACTOR = 5;

  /** Of so many in a hundred samples the usual duration must be, else the rate varies by itself. */
  private static final int STEADY_PERCENT = 80;

  private final Bytes bytes;
  private String handler = "";
  private String codec = "";
  private long scale;
  private long length;
  private int width;
  private int height;
  private int rate;
  private int channels;
  private long stts = -1;
  private long sttsEnd;
  private long elst = -1;
  private long elstEnd;

  Mp4Track(Bytes bytes) {
    this.bytes = bytes;
  }

  void box(String type, long from, long to) {
    switch (type) {
      case "mdhd" -> {
        boolean wide = bytes.u8(from) == 1;
        scale = bytes.u32(from + (wide ? 20 : 12));
        length = wide ? bytes.i64(from + 24) : bytes.u32(from + 16);
      }
      case "hdlr" -> {
        if (handler.isEmpty()) {
          handler = bytes.ascii(from + 8, 4);
        }
      }
      case "tkhd" -> {
        boolean wide = bytes.u8(from) == 1;
        width = (int) (bytes.u32(from + (wide ? 88 : 76)) >> 16);
        height = (int) (bytes.u32(from + (wide ? 92 : 80)) >> 16);
      }
      case "stsd" -> {
        codec = bytes.ascii(from + 12, 4).strip();
        if (from + 44 <= to) {
          channels = bytes.u16(from + 32, java.nio.ByteOrder.BIG_ENDIAN);
          rate = (int) (bytes.u32(from + 40) >> 16);
        }
      }
      case "stts" -> {
        stts = from;
        sttsEnd = to;
      }
      case "elst" -> {
        elst = from;
        elstEnd = to;
      }
      default -> throw new IllegalArgumentException(type);
    }
  }

  /** Adds the track and what its lists show. */
  void finish(Draft draft, long movieScale) {
    boolean sound = handler.equals("soun");
    boolean picture = handler.equals("vide");
    if (!sound && !picture) {
      draft.extra("track." + handler.strip().toLowerCase(Locale.ROOT), codec);
      return;
    }
    Optional<Long> millis =
        scale > 0 && length >= 0 && length < Long.MAX_VALUE / 1000
            ? Optional.of(length * 1000 / scale)
            : Optional.empty();
    draft.track(
        new Track(
            sound ? Medium.SOUND : Medium.PICTURE,
            codec,
            millis,
            sound && rate > 0 ? Optional.of(rate) : Optional.empty(),
            sound && channels > 0 ? Optional.of(channels) : Optional.empty(),
            picture && width > 0 ? Optional.of(width) : Optional.empty(),
            picture && height > 0 ? Optional.of(height) : Optional.empty()));
    edits(draft, movieScale);
    if (picture) {
      frames(draft);
    }
  }

  /**
   * One entry that leaves out the encoder's lead is usual; several, or one that begins later, show
   * only parts of what is in the file.
   */
  private void edits(Draft draft, long movieScale) {
    if (elst < 0) {
      return;
    }
    boolean wide = bytes.u8(elst) == 1;
    int size = wide ? 20 : 12;
    long count = Math.min(bytes.u32(elst + 4), (elstEnd - elst - 8) / size);
    int shown = 0;
    for (long i = 0; i < Math.min(count, 10_000); i++) {
      long at = elst + 8 + i * size;
      long start = wide ? bytes.i64(at + 8) : bytes.i32(at + 4);
      if (start >= 0) {
        shown++;
        if (scale > 0 && start > scale) {
          draft.sign(
              "container",
              Optional.of(start * 1000 / scale),
              Weight.NOTABLE,
              "剪辑列表略过了开头 " + start * 1000 / scale + " 毫秒",
              "the edit list leaves out the first " + start * 1000 / scale + " ms");
        }
      }
    }
    draft.extra("editList", Long.toString(count));
    if (shown > 1) {
      draft.sign(
          "container",
          Optional.empty(),
          Weight.NOTABLE,
          "剪辑列表由 " + shown + " 段拼成",
          "the edit list is made of " + shown + " pieces");
    }
    draft.extra("movieScale", Long.toString(movieScale));
  }

  /** Frames of a steady rate whose times jump. A rate that varies by itself cannot be judged. */
  private void frames(Draft draft) {
    if (stts < 0 || scale <= 0) {
      return;
    }
    long entries = Math.min(Math.min(bytes.u32(stts + 4), (sttsEnd - stts - 8) / 8), MOST_ENTRIES);
    long samples = 0;
    long usual = 0;
    long usualCount = 0;
    java.util.Map<Long, Long> counts = new java.util.HashMap<>();
    for (long i = 0; i < entries; i++) {
      long count = bytes.u32(stts + 8 + i * 8);
      long delta = bytes.u32(stts + 12 + i * 8);
      samples += count;
      long sum = counts.size() < 100_000 ? counts.merge(delta, count, Long::sum) : 0;
      if (sum > usualCount) {
        usualCount = sum;
        usual = delta;
      }
    }
    long near = 0;
    for (var entry : counts.entrySet()) {
      near += Math.abs(entry.getKey() - usual) * 5 <= usual ? entry.getValue() : 0;
    }
    if (samples == 0 || usual == 0 || near * 100 < samples * STEADY_PERCENT) {
      draft.extra("frames", "variable rate");
      return;
    }
    draft.screened("frames");
    long time = 0;
    for (long i = 0; i < entries; i++) {
      long count = bytes.u32(stts + 8 + i * 8);
      long delta = bytes.u32(stts + 12 + i * 8);
      // The last frame lasts as long as the sound goes on.
      boolean last = i == entries - 1;
      if (!last && delta * 1000 / scale >= JUMP_MILLIS && delta >= usual * JUMP_FACTOR) {
        draft.sign(
            "frames",
            Optional.of(time * 1000 / scale),
            Weight.NOTABLE,
            "画面停留 " + delta * 1000 / scale + " 毫秒(通常 " + usual * 1000 / scale + " 毫秒)",
            "a frame lasts " + delta * 1000 / scale + " ms (usually " + usual * 1000 / scale + ")");
      }
      time += count * delta;
    }
  }
}
