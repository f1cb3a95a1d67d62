package org.tiezheng.collect.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Recording.Medium;
import org.tiezheng.evidence.Recording.Track;

/**
 * Reads WebM and Matroska (RFC 9559), which are EBML (RFC 8794): who wrote the file and when, its
 * tracks, and the times of its frames. What a browser writes while it records has no length and
 * open ends; it is read to where it ends. Not thread-safe.
 */
final class WebM {
  private static final int HEAD = 0x1A45DFA3;
  private static final int CLUSTER = 0x1F43B675;
  private static final long UNKNOWN = -1;

  /** Dates are counted from 2001. */
  private static final Instant EPOCH = Instant.parse("2001-01-01T00:00:00Z");

  private static final long USUAL_SCALE = 1_000_000;
  private static final int MOST_FRAMES = 4 << 20;

  /** Ours, not a norm's: as for films of the MP4 family. */
  private static final int LONG = 500;

  private static final int TIMES = 5;

  private final Bytes bytes;
  private final Draft draft;
  private long scale = USUAL_SCALE;
  private long cluster;
  private long last;
  private double stated;
  private Entry entry = new Entry();
  private int film;
  private int[] frames = new int[1 << 10];
  private int count;

  private WebM(Bytes bytes, Draft draft) {
    this.bytes = bytes;
    this.draft = draft;
  }

  /** A track as far as it was read. */
  private static final class Entry {
    private int number;
    private int type;
    private String codec = "";
    private Optional<Integer> width = Optional.empty();
    private Optional<Integer> height = Optional.empty();
    private Optional<Integer> rate = Optional.empty();
    private Optional<Integer> channels = Optional.empty();
  }

  static boolean begins(Bytes bytes) {
    return bytes.size() > 4 && bytes.i32(0) == HEAD;
  }

  static void read(Bytes bytes, Draft draft) {
    new WebM(bytes, draft).read();
  }

  private void read() {
    draft.container("WebM");
    boolean whole = walk();
    track();
    draft.millis(stated > 0 ? Math.round(stated * scale / 1e6) : last);
    draft.screened("container");
    draft.screened("encoder");
    if (!whole) {
      draft.extra("damaged", "true");
      draft.sign(
          "container",
          Optional.of(last),
          Weight.NOTABLE,
          "末尾的数据不属于文件结构,或文件在此中断",
          "data at the end are no part of the structure, or the file breaks off");
    }
    frames();
  }

  /** Goes through the elements, into those that hold others; whether all was understood. */
  private boolean walk() {
    long at = 0;
    int heads = 0;
    while (at < bytes.size()) {
      int first = bytes.u8(at);
      int idLength = Integer.numberOfLeadingZeros(first) - 23;
      if (first == 0 || idLength > 4 || at + idLength >= bytes.size()) {
        return false;
      }
      int id = (int) number(at, idLength);
      long from = at + idLength;
      int sizeFirst = bytes.u8(from);
      int sizeLength = Integer.numberOfLeadingZeros(sizeFirst) - 23;
      if (sizeFirst == 0 || from + sizeLength > bytes.size()) {
        return false;
      }
      long size = size(from, sizeLength);
      from += sizeLength;
      heads += id == HEAD ? 1 : 0;
      if (id == HEAD && heads > 1) {
        draft.sign(
            "container",
            Optional.of(last),
            Weight.NOTABLE,
            "文件中另有一个开头:由几个文件接成",
            "the file begins a second time: it was put together of several");
      }
      if (holds(id)) {
        begin(id);
        at = from;
      } else if (size == UNKNOWN || from + size > bytes.size()) {
        return false;
      } else {
        take(id, from, size);
        at = from + size;
      }
    }
    return true;
  }

  private static boolean holds(int id) {
    return switch (id) {
      case HEAD, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0xE1, CLUSTER, 0xA0 -> true;
      default -> false;
    };
  }

  private void begin(int id) {
    if (id == 0xAE) {
      track();
      entry = new Entry();
    }
  }

  /** A whole number of so many bytes. */
  private long number(long at, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = (value << 8) | bytes.u8(at + i);
    }
    return value;
  }

  /** A size without its marker; all ones mean that it is not known. */
  private long size(long at, int length) {
    long value = number(at, length) & ((1L << (7 * length)) - 1);
    return value == (1L << (7 * length)) - 1 ? UNKNOWN : value;
  }

  private void take(int id, long at, long size) {
    switch (id) {
      case 0x4282 -> draft.extra("docType", text(at, size));
      case 0x2AD7B1 -> scale = Math.max(1, whole(at, size));
      case 0x4489 -> stated = real(at, size);
      case 0x4D80, 0x5741 -> draft.software(text(at, size));
      case 0x4461 -> {
        long nanos = whole(at, size);
        draft.made(String.valueOf(nanos), Optional.of(EPOCH.plusNanos(nanos)));
      }
      case 0xD7 -> entry.number = (int) whole(at, size);
      case 0x83 -> entry.type = (int) whole(at, size);
      case 0x86 -> entry.codec = text(at, size);
      case 0xB0 -> entry.width = Optional.of((int) whole(at, size));
      case 0xBA -> entry.height = Optional.of((int) whole(at, size));
      case 0xB5 -> entry.rate = Optional.of((int) real(at, size));
      case 0x9F -> entry.channels = Optional.of((int) whole(at, size));
      case 0xE7 -> cluster = whole(at, size);
      case 0xA3, 0xA1 -> block(at, size);
      default -> {}
    }
  }

  private String text(long at, long size) {
    return bytes.text(at, size, StandardCharsets.UTF_8).replace("\0", "");
  }

  private long whole(long at, long size) {
    return size > Long.BYTES ? 0 : number(at, (int) size);
  }

  private double real(long at, long size) {
    return switch ((int) size) {
      case Float.BYTES -> Float.intBitsToFloat(bytes.i32(at));
      case Double.BYTES -> Double.longBitsToDouble(bytes.i64(at));
      default -> 0;
    };
  }

  private void track() {
    if (entry.type != 1 && entry.type != 2) {
      return;
    }
    boolean picture = entry.type == 1;
    film = picture && film == 0 ? entry.number : film;
    draft.track(
        new Track(
            picture ? Medium.PICTURE : Medium.SOUND,
            entry.codec,
            Optional.empty(),
            picture ? Optional.empty() : entry.rate,
            picture ? Optional.empty() : entry.channels,
            picture ? entry.width : Optional.empty(),
            picture ? entry.height : Optional.empty()));
    entry = new Entry();
  }

  /** A frame: its track, and its time after that of the cluster. */
  private void block(long at, long size) {
    if (size < 4) {
      return;
    }
    track();
    int length = Integer.numberOfLeadingZeros(bytes.u8(at)) - 23;
    if (length > 4 || size < length + 2) {
      return;
    }
    long of = size(at, length);
    short after = (short) number(at + length, 2);
    long millis = (cluster + after) * scale / 1_000_000;
    last = Math.max(last, millis);
    if (of == film && count < MOST_FRAMES && millis >= 0 && millis <= Integer.MAX_VALUE) {
      if (count == frames.length) {
        frames = Arrays.copyOf(frames, 2 * count);
      }
      frames[count++] = (int) millis;
    }
  }

  /** Frames that stay much longer than usual, if there is a usual. */
  private void frames() {
    if (count < 3) {
      return;
    }
    int[] stays = new int[count - 1];
    for (int i = 0; i < stays.length; i++) {
      stays[i] = frames[i + 1] - frames[i];
    }
    int[] sorted = stays.clone();
    Arrays.sort(sorted);
    int usual = Math.max(1, sorted[sorted.length / 2]);
    // A camera's frames come about as often; those of a screen when something changes.
    long about = Arrays.stream(stays).filter(s -> s * 2 >= usual && s <= usual * 2).count();
    draft.extra("frameMillis", String.valueOf(usual));
    if (about * 5 < stays.length * 4L) {
      draft.extra("frames", "variable rate");
      return;
    }
    draft.screened("frames");
    for (int i = 0; i < stays.length; i++) {
      if (stays[i] < 0) {
        draft.sign(
            "frames",
            Optional.of((long) frames[i]),
            Weight.NOTABLE,
            "画面的时间倒退 " + -stays[i] + " 毫秒",
            "the time of the frames goes back by " + -stays[i] + " ms");
      } else if (stays[i] >= LONG && stays[i] >= (long) TIMES * usual) {
        draft.sign(
            "frames",
            Optional.of((long) frames[i]),
            Weight.NOTABLE,
            "一帧停留 " + stays[i] + " 毫秒(通常 " + usual + ")",
            "a frame lasts " + stays[i] + " ms (usually " + usual + ")");
      }
    }
  }
}
