package org.tiezheng.collect.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;

/**
 * Files of the MP4 family (ISO/IEC 14496-12; MP4, M4A, MOV, 3GP): walks the boxes, reads who wrote
 * the file and when, and screens edit lists, the order of boxes and the times of frames.
 */
final class Mp4 {
  /** Seconds from 1904 to 1970. */
  private static final long EPOCH = 2_082_844_800L;

  private static final int DEEPEST = 10;
  private static final int MOST_BOXES = 100_000;
  private static final DateTimeFormatter BASIC_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ", Locale.ROOT);

  private final Bytes bytes;
  private final Draft draft;
  private final List<Mp4Track> tracks = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final StringBuilder order = new StringBuilder();
  private int boxes;
  private long scale;

  private Mp4(Bytes bytes, Draft draft) {
    this.bytes = bytes;
    this.draft = draft;
  }

  static void read(Bytes bytes, Draft draft) {
    draft.container("MP4");
    Mp4 file = new Mp4(bytes, draft);
    boolean whole = file.walk(0, bytes.size(), 0);
    file.tracks.forEach(track -> track.finish(draft, file.scale));
    draft.extra("boxes", file.order.toString());
    if (!whole) {
      draft.extra("damaged", "true");
      draft.sign(
          "container",
          Optional.empty(),
          Weight.NOTABLE,
          "文件结构不完整,或末尾有不属于结构的数据",
          "the structure is damaged, or data stand behind it that are no part of it");
    }
    draft.screened("container");
    draft.screened("encoder");
  }

  /** Whether the boxes fill their holder. */
  private boolean walk(long from, long to, int depth) {
    long at = from;
    while (at + 8 <= to) {
      if (depth > DEEPEST || ++boxes > MOST_BOXES) {
        return false;
      }
      long length = bytes.u32(at);
      String type = bytes.ascii(at + 4, 4);
      long header = 8;
      if (length == 1 && at + 16 <= to) {
        length = bytes.i64(at + 8);
        header = 16;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < header || length > to - at) {
        return false;
      }
      if (depth == 0) {
        order.append(order.isEmpty() ? "" : " ").append(type);
      }
      if (!box(type, at + header, at + length, depth)) {
        return false;
      }
      at += length;
    }
    return at == to;
  }

  private boolean box(String type, long from, long to, int depth) {
    switch (type) {
      case "ftyp" -> draft.extra("brand", bytes.ascii(from, 4).strip());
      case "moov", "mdia", "minf", "stbl", "edts", "ilst" -> {
        return walk(from, to, depth + 1);
      }
      case "trak" -> {
        tracks.add(new Mp4Track(bytes));
        return walk(from, to, depth + 1);
      }
      case "udta" -> walk(from, to, depth + 1);
      case "meta" -> walk(from + (fullBox(from) ? 4 : 0), to, depth + 1);
      case "mvhd" -> movie(from);
      case "keys" -> keyNames(from, to);
      case "moof" -> draft.extra("fragments", "true");
      case "mdhd", "hdlr", "stsd", "stts", "elst", "tkhd" -> {
        if (!tracks.isEmpty()) {
          tracks.getLast().box(type, from, to);
        }
      }
      default -> tag(type, from, to);
    }
    return true;
  }

  /** QuickTime writes this box without version and flags. */
  private boolean fullBox(long from) {
    return from + 8 <= bytes.size() && !bytes.ascii(from + 4, 4).equals("hdlr");
  }

  private void movie(long at) {
    boolean wide = bytes.u8(at) == 1;
    long created = wide ? bytes.i64(at + 4) : bytes.u32(at + 4);
    long modified = wide ? bytes.i64(at + 12) : bytes.u32(at + 8);
    scale = bytes.u32(at + (wide ? 20 : 12));
    long length = wide ? bytes.i64(at + 24) : bytes.u32(at + 16);
    if (scale > 0 && length >= 0 && length < Long.MAX_VALUE / 1000) {
      draft.millis(length * 1000 / scale);
    }
    if (created == 0) {
      draft.sign(
          "container",
          Optional.empty(),
          Weight.SLIGHT,
          "没有制作时间(有的设备不写,剪切软件也常丢掉)",
          "no time of making (some devices write none, and cutting programs often lose it)");
    }
    instant(created).ifPresent(time -> draft.made(time.toString(), Optional.of(time)));
    instant(modified).ifPresent(time -> draft.modified(time.toString(), Optional.of(time)));
  }

  private static Optional<Instant> instant(long since1904) {
    return since1904 > EPOCH && since1904 < 3 * EPOCH
        ? Optional.of(Instant.ofEpochSecond(since1904 - EPOCH))
        : Optional.empty();
  }

  /** Names of QuickTime's metadata, which the list after them cites by number. */
  private void keyNames(long from, long to) {
    long count = Math.min(bytes.u32(from + 4), 1_000);
    long at = from + 8;
    for (long i = 0; i < count && at + 8 <= to; i++) {
      long length = bytes.u32(at);
      if (length < 8 || length > to - at) {
        return;
      }
      keys.add(bytes.ascii(at + 8, length - 8));
      at += length;
    }
  }

  private void tag(String type, long from, long to) {
    if (type.isEmpty() || to - from > 1 << 20) {
      return;
    }
    String name = type;
    if (type.charAt(0) == 0 && !keys.isEmpty()) {
      int number = (int) bytes.u32(from - 4);
      name = number >= 1 && number <= keys.size() ? keys.get(number - 1) : "";
    } else if (type.charAt(0) != '\u00a9') {
      return;
    }
    value(name, text(from, to));
  }

  /** As iTunes ({@code data} box) or QuickTime (length and language) write it. */
  private String text(long from, long to) {
    if (to - from >= 16 && bytes.ascii(from + 4, 4).equals("data")) {
      return bytes.text(from + 16, to - from - 16, StandardCharsets.UTF_8);
    }
    if (to - from >= 4) {
      int length = bytes.u16(from, java.nio.ByteOrder.BIG_ENDIAN);
      return bytes.text(from + 4, Math.min(length, to - from - 4), StandardCharsets.UTF_8);
    }
    return "";
  }

  private void value(String name, String value) {
    switch (name) {
      case "\u00a9too", "\u00a9swr", "\u00a9enc", "com.apple.quicktime.software" ->
          draft.software(value);
      case "\u00a9mak", "com.apple.quicktime.make" -> draft.make(value);
      case "\u00a9mod", "com.apple.quicktime.model" -> draft.model(value);
      case "com.apple.quicktime.creationdate" -> draft.made(value, date(value));
      default -> {
        if (!name.isEmpty() && !value.isBlank()) {
          draft.extra("tag/" + name, value.replace("\0", ""));
        }
      }
    }
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(OffsetDateTime.parse(value.strip(), BASIC_OFFSET).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
