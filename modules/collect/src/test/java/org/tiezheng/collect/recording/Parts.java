package org.tiezheng.collect.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Parts of sound and film files as their specifications describe them. */
final class Parts {
  private Parts() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] big(int... numbers) {
    ByteBuffer out = ByteBuffer.allocate(4 * numbers.length);
    for (int number : numbers) {
      out.putInt(number);
    }
    return out.array();
  }

  /** A box of an MP4 file. */
  static byte[] box(String type, byte[]... content) {
    byte[] inner = join(content);
    return join(big(8 + inner.length), text(type), inner);
  }

  /** A chunk of a RIFF file. */
  static byte[] chunk(String id, byte[] content) {
    byte[] length = little(content.length);
    return content.length % 2 == 0
        ? join(text(id), length, content)
        : join(text(id), length, content, new byte[1]);
  }

  static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  /** A WAV file with one channel of 8,000 samples of 16 bits in a second. */
  static byte[] wav(short[] samples, byte[]... before) {
    ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    format.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    format.putShort((short) 2).putShort((short) 16);
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : samples) {
      data.putShort(sample);
    }
    byte[] inner =
        join(
            text("WAVE"), chunk("fmt ", format.array()), join(before), chunk("data", data.array()));
    return join(text("RIFF"), little(inner.length), inner);
  }

  /** A tone with the noise that every microphone gives. */
  static short[] tone(int samples) {
    short[] tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) (1000 * Math.sin(i / 5.0) + (i % 2 == 0 ? 3 : -3));
      tone[i] = tone[i] == 0 ? 1 : tone[i];
    }
    return tone;
  }

  /** Film with 1,000 units in a second, whose frames last as stated: pairs of count and length. */
  static byte[] film(List<int[]> frames, byte[] edits, byte[] tags) {
    int length = frames.stream().mapToInt(f -> f[0] * f[1]).sum();
    byte[] times = big(0, frames.size());
    for (int[] run : frames) {
      times = join(times, big(run));
    }
    byte[] description = join(big(0, 1), box("avc1", new byte[78]));
    byte[] track =
        box(
            "trak",
            box("tkhd", join(new byte[76], big(1920 << 16, 1080 << 16))),
            edits,
            box(
                "mdia",
                box("mdhd", big(0, 0, 0, 1000, length, 0)),
                box("hdlr", join(big(0, 0), text("vide"), new byte[12])),
                box("minf", box("stbl", box("stsd", description), box("stts", times)))));
    // 2025-10-18T02:00:00Z, reckoned from 1904.
    int made = (int) (1_760_752_800L + 2_082_844_800L);
    byte[] heading = box("mvhd", join(big(0, made, made, 1000, length), new byte[80]));
    return join(
        box("ftyp", text("isom"), big(512)),
        box("moov", heading, track, tags),
        box("mdat", new byte[32]));
  }

  static byte[] edits(int... startsAndLengths) {
    byte[] list = big(0, startsAndLengths.length / 2);
    for (int i = 0; i < startsAndLengths.length; i += 2) {
      list = join(list, big(startsAndLengths[i + 1], startsAndLengths[i], 0x10000));
    }
    return box("edts", box("elst", list));
  }

  /** A text as iTunes keeps it. */
  static byte[] tag(String name, String value) {
    byte[] data = box("data", join(big(1, 0), value.getBytes(StandardCharsets.UTF_8)));
    byte[] list = box("ilst", box(name, data));
    byte[] handler = box("hdlr", join(big(0, 0), text("mdir"), new byte[12]));
    return box("udta", box("meta", join(big(0), handler, list)));
  }

  /** Frames of MPEG-1 layer III, 128 kbit in a second, without padding: 417 or 384 bytes. */
  static byte[] mp3(int frames, boolean at48k) {
    byte[] frame = new byte[at48k ? 384 : 417];
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xfb;
    frame[2] = (byte) (at48k ? 0x94 : 0x90);
    frame[3] = (byte) 0xc0;
    byte[][] all = new byte[frames][];
    java.util.Arrays.fill(all, frame);
    return join(all);
  }
}
