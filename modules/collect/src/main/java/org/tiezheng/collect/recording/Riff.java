package org.tiezheng.collect.recording;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Recording.Medium;
import org.tiezheng.evidence.Recording.Track;

/** WAV files (RIFF), with the broadcaster's chunk (EBU Tech 3285) and the list of programs. */
final class Riff {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final int PCM = 1;

  /** The broadcaster's chunk states no zone. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Bytes bytes;
  private final Draft draft;
  private int format;
  private int channels;
  private long rate;
  private long second;
  private int bits;

  private Riff(Bytes bytes, Draft draft) {
    this.bytes = bytes;
    this.draft = draft;
  }

  static void read(Bytes bytes, Draft draft) {
    draft.container("WAV");
    new Riff(bytes, draft).chunks();
    draft.screened("container");
    draft.screened("encoder");
  }

  private void chunks() {
    StringBuilder order = new StringBuilder();
    for (long at = 12; at + 8 <= bytes.size(); ) {
      String id = bytes.ascii(at, 4);
      long stated = bytes.u32(at + 4, LITTLE);
      long length = Math.min(stated, bytes.size() - at - 8);
      order.append(order.isEmpty() ? "" : " ").append(id.strip());
      if (order.length() > 400) {
        break;
      }
      chunk(id, at + 8, length, stated);
      at += 8 + stated + (stated & 1);
    }
    draft.extra("chunks", order.toString());
  }

  private void chunk(String id, long at, long length, long stated) {
    switch (id) {
      case "fmt " -> {
        format = bytes.u16(at, LITTLE);
        channels = bytes.u16(at + 2, LITTLE);
        rate = bytes.u32(at + 4, LITTLE);
        second = bytes.u32(at + 8, LITTLE);
        bits = bytes.u16(at + 14, LITTLE);
      }
      case "data" -> data(at, length, stated);
      case "bext" -> broadcast(at, length);
      case "LIST" -> list(at, length);
      default -> {}
    }
  }

  private void data(long at, long length, long stated) {
    Optional<Long> millis = second > 0 ? Optional.of(length * 1000 / second) : Optional.empty();
    millis.ifPresent(draft::millis);
    draft.track(
        new Track(
            Medium.SOUND,
            format == PCM ? "PCM " + bits : "WAV " + format,
            millis,
            Optional.of((int) rate),
            Optional.of(channels),
            Optional.empty(),
            Optional.empty()));
    // A recorder that writes while it runs states no length until it stops.
    if (length < stated) {
      draft.extra("dataBytes.stated", Long.toString(stated));
      draft.sign(
          "container",
          Optional.empty(),
          Weight.NOTABLE,
          "文件比所写的长度短:后面的声音不在",
          "the file is shorter than it says: the rest of the sound is not there");
    }
    if (format == PCM && bits == 16 && channels > 0 && rate > 0) {
      Silence.screen(bytes, at, length, channels, rate, draft);
    }
  }

  private void broadcast(long at, long length) {
    if (length < 602) {
      return;
    }
    draft.software(bytes.ascii(at + 256, 32));
    String day = bytes.ascii(at + 320, 10);
    String time = bytes.ascii(at + 330, 8);
    String written = (day + " " + time).replace("\0", "").strip();
    if (!written.isEmpty()) {
      draft.made(written, local(day, time));
    }
    draft.extra("codingHistory", bytes.ascii(at + 602, length - 602).replace("\0", "").strip());
  }

  private static Optional<java.time.Instant> local(String day, String time) {
    try {
      LocalDateTime local =
          LocalDateTime.parse(
              day.replace('/', '-').replace(':', '-') + "T" + time.replace('-', ':'));
      return Optional.of(local.atZone(ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void list(long at, long length) {
    if (!bytes.ascii(at, 4).equals("INFO")) {
      return;
    }
    long end = at + length;
    for (long tag = at + 4; tag + 8 <= end; ) {
      String id = bytes.ascii(tag, 4);
      long size = Math.min(bytes.u32(tag + 4, LITTLE), end - tag - 8);
      String value = bytes.text(tag + 8, size, StandardCharsets.UTF_8).replace("\0", "").strip();
      switch (id) {
        case "ISFT", "ITCH" -> draft.software(value);
        case "ICRD" -> {
          if (!draft.dated() && !value.isEmpty()) {
            draft.made(value, Optional.empty());
          }
        }
        default -> draft.extra("info/" + id, value);
      }
      tag += 8 + size + (size & 1);
    }
  }
}
