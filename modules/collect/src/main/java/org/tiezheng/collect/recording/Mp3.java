package org.tiezheng.collect.recording;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Recording.Medium;
import org.tiezheng.evidence.Recording.Track;

/**
 * MP3 files (ISO/IEC 11172-3, 13818-3, layer III): walks every frame by its heading, reads ID3 tags
 * and the encoder's own tag.
 */
final class Mp3 {
  private static final int[] RATES = {44_100, 48_000, 32_000};
  private static final int[] KBIT_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBIT_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  private final Bytes bytes;
  private final Draft draft;
  private long frames;
  private double seconds;
  private int rate;
  private int channels;

  private Mp3(Bytes bytes, Draft draft) {
    this.bytes = bytes;
    this.draft = draft;
  }

  /** Whether the bytes begin as such a file does. */
  static boolean begins(Bytes bytes) {
    return bytes.ascii(0, 3).equals("ID3")
        || (bytes.size() >= 4 && Heading.at(bytes, 0).isPresent());
  }

  static void read(Bytes bytes, Draft draft) {
    draft.container("MP3");
    new Mp3(bytes, draft).walk();
    draft.screened("container");
    draft.screened("encoder");
  }

  /** The heading of a frame. */
  private record Heading(int rate, int channels, int samples, int length) {
    static Optional<Heading> at(Bytes bytes, long at) {
      if (at + 4 > bytes.size() || bytes.u8(at) != 0xff || (bytes.u8(at + 1) & 0xe0) != 0xe0) {
        return Optional.empty();
      }
      int version = bytes.u8(at + 1) >> 3 & 3;
      int layer = bytes.u8(at + 1) >> 1 & 3;
      int kbit = bytes.u8(at + 2) >> 4;
      int rate = bytes.u8(at + 2) >> 2 & 3;
      if (version == 1 || layer != 1 || kbit == 0 || kbit == 15 || rate == 3) {
        return Optional.empty();
      }
      int hertz = RATES[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
      int bits = 1000 * (version == 3 ? KBIT_1 : KBIT_2)[kbit];
      int samples = version == 3 ? 1152 : 576;
      int length = samples / 8 * bits / hertz + (bytes.u8(at + 2) >> 1 & 1);
      return Optional.of(new Heading(hertz, bytes.u8(at + 3) >> 6 == 3 ? 1 : 2, samples, length));
    }
  }

  private void walk() {
    long at = tags();
    long end = bytes.size();
    if (end - at >= 128 && bytes.ascii(end - 128, 3).equals("TAG")) {
      end -= 128;
      draft.extra("id3v1", "true");
    }
    while (at + 4 <= end) {
      Optional<Heading> heading = Heading.at(bytes, at);
      if (heading.isEmpty()) {
        at = resynchronised(at, end);
        continue;
      }
      frame(heading.get(), at);
      at += heading.get().length();
    }
    if (at > end && frames > 0) {
      draft.sign(
          "container",
          Optional.of(Math.round(seconds * 1000)),
          Weight.SLIGHT,
          "最后一帧不完整",
          "the last frame is cut off");
    }
    draft.extra("frames", Long.toString(frames));
    draft.millis(Math.round(seconds * 1000));
    draft.track(
        new Track(
            Medium.SOUND,
            "MP3",
            draft.millis(),
            Optional.of(rate),
            Optional.of(channels),
            Optional.empty(),
            Optional.empty()));
  }

  private void frame(Heading heading, long at) {
    if (frames == 0) {
      rate = heading.rate();
      channels = heading.channels();
      if (encoder(at, Math.min(heading.length(), 400))) {
        // Holds the tag in the place of sound.
        frames = 1;
        return;
      }
    } else if (heading.rate() != rate) {
      draft.sign(
          "container",
          Optional.of(Math.round(seconds * 1000)),
          Weight.NOTABLE,
          "采样率由 " + rate + " 变为 " + heading.rate() + ",可能拼接",
          "the sampling rate changes from " + rate + " to " + heading.rate() + ": perhaps joined");
      rate = heading.rate();
    }
    frames++;
    seconds += (double) heading.samples() / heading.rate();
  }

  /**
   * Reads the tag that encoders put into the first frame: Xing or Info, then their own name.
   *
   * @return whether the frame is such a tag
   */
  private boolean encoder(long at, int length) {
    String frame = bytes.ascii(at, Math.min(length, bytes.size() - at));
    int tag = Math.max(frame.indexOf("Xing"), frame.indexOf("Info"));
    if (tag > 0 && frame.length() >= tag + 129) {
      draft.software(frame.substring(tag + 120, tag + 129));
    }
    return tag > 0;
  }

  private long resynchronised(long from, long end) {
    long at = from + 1;
    while (at + 4 <= end && !continues(at, end)) {
      at++;
    }
    if (at + 4 <= end || end - from > 4) {
      draft.sign(
          "container",
          Optional.of(Math.round(seconds * 1000)),
          frames == 0 || at + 4 > end ? Weight.SLIGHT : Weight.NOTABLE,
          "有 " + (Math.min(at, end) - from) + " 字节不是声音数据",
          (Math.min(at, end) - from) + " bytes are no sound");
    }
    return at;
  }

  /** A heading by chance is seldom followed by another where it says so. */
  private boolean continues(long at, long end) {
    return Heading.at(bytes, at)
        .filter(h -> at + h.length() + 4 > end || Heading.at(bytes, at + h.length()).isPresent())
        .isPresent();
  }

  /** ID3v2 (2.3 and 2.4); returns where the sound begins. */
  private long tags() {
    if (!bytes.ascii(0, 3).equals("ID3") || bytes.size() < 10) {
      return 0;
    }
    int version = bytes.u8(3);
    long end = Math.min(10 + synchsafe(6), bytes.size());
    for (long at = 10; version >= 3 && at + 10 <= end; ) {
      String id = bytes.ascii(at, 4);
      long length = version == 4 ? synchsafe(at + 4) : bytes.u32(at + 4);
      if (!id.matches("[A-Z0-9]{4}") || length > end - at - 10) {
        break;
      }
      if (id.startsWith("T") && length > 1) {
        tag(id, value(at + 10, length));
      }
      at += 10 + length;
    }
    return end;
  }

  private void tag(String id, String value) {
    switch (id) {
      case "TSSE", "TENC" -> draft.software(value);
      case "TDRC", "TYER" -> {
        if (!draft.dated() && !value.isEmpty()) {
          draft.made(value, Optional.empty());
        }
      }
      default -> draft.extra("id3/" + id, value);
    }
  }

  private String value(long at, long length) {
    Charset charset =
        switch (bytes.u8(at)) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    return bytes.text(at + 1, length - 1, charset).replace("\0", "").strip();
  }

  private long synchsafe(long at) {
    return (bytes.u8(at) & 0x7fL) << 21
        | (bytes.u8(at + 1) & 0x7fL) << 14
        | (bytes.u8(at + 2) & 0x7fL) << 7
        | (bytes.u8(at + 3) & 0x7fL);
  }
}
