package org.tiezheng.collect.audio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Container facts of WAV (RIFF), MP4 family (ISO/IEC 14496-12), AMR and SILK files. */
final class SoundFacts {
  private static final long MP4_EPOCH = 2_082_844_800L;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_BOXES = 10_000;

  private SoundFacts() {}

  static Map<String, String> of(MemorySegment bytes) {
    Map<String, String> facts = new TreeMap<>();
    try {
      if (ascii(bytes, 0, 4).equals("RIFF")) {
        wav(bytes, facts);
      } else if (bytes.byteSize() > 8 && ascii(bytes, 4, 4).equals("ftyp")) {
        boxes(bytes, 0, bytes.byteSize(), 0, facts);
      } else if (SilkPackets.of(bytes).isPresent()) {
        silk(SilkPackets.of(bytes).get(), facts);
      } else if (ascii(bytes, 0, 6).equals("#!AMR\n")) {
        amr(bytes, facts);
      }
    } catch (IndexOutOfBoundsException e) {
      facts.put("damaged", "true");
    }
    return facts;
  }

  private static void wav(MemorySegment bytes, Map<String, String> facts) {
    facts.put("container", "WAV");
    long rate = 0;
    for (long at = 12; at + 8 <= bytes.byteSize(); ) {
      String id = ascii(bytes, at, 4);
      long length = u32(bytes, at + 4, ByteOrder.LITTLE_ENDIAN);
      if (id.equals("fmt ")) {
        facts.put("codec", Integer.toString(u16(bytes, at + 8)));
        facts.put("channels", Integer.toString(u16(bytes, at + 10)));
        facts.put("sampleRate", Long.toString(u32(bytes, at + 12, ByteOrder.LITTLE_ENDIAN)));
        facts.put("bits", Integer.toString(u16(bytes, at + 22)));
        rate = u32(bytes, at + 16, ByteOrder.LITTLE_ENDIAN);
      } else if (id.equals("data")) {
        long there = Math.min(length, bytes.byteSize() - at - 8);
        facts.put("dataBytes", Long.toString(there));
        if (there < length) {
          facts.put("dataBytes.stated", Long.toString(length));
        }
        if (rate > 0) {
          facts.put("millis", Long.toString(there * 1000 / rate));
        }
      }
      at += 8 + length + (length & 1);
    }
  }

  private static void boxes(
      MemorySegment bytes, long from, long to, int depth, Map<String, String> facts) {
    facts.put("container", "MP4");
    long at = from;
    for (int i = 0; depth < MAX_DEPTH && i < MAX_BOXES && at + 8 <= to; i++) {
      long length = u32(bytes, at, ByteOrder.BIG_ENDIAN);
      String type = ascii(bytes, at + 4, 4);
      long header = 8;
      if (length == 1) {
        length = u64(bytes, at + 8);
        header = 16;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < header || length > to - at) {
        facts.put("damaged", "true");
        return;
      }
      switch (type) {
        case "ftyp" -> facts.put("brand", ascii(bytes, at + header, 4).strip());
        case "moov" -> boxes(bytes, at + header, at + length, depth + 1, facts);
        case "mvhd" -> movie(bytes, at + header, facts);
        default -> {}
      }
      at += length;
    }
  }

  private static void movie(MemorySegment bytes, long at, Map<String, String> facts) {
    boolean wide = bytes.get(ValueLayout.JAVA_BYTE, at) == 1;
    long created = wide ? u64(bytes, at + 4) : u32(bytes, at + 4, ByteOrder.BIG_ENDIAN);
    long scale = u32(bytes, at + (wide ? 20 : 12), ByteOrder.BIG_ENDIAN);
    long length = wide ? u64(bytes, at + 24) : u32(bytes, at + 16, ByteOrder.BIG_ENDIAN);
    if (scale > 0 && length >= 0 && length < Long.MAX_VALUE / 1000) {
      facts.put("millis", Long.toString(length * 1000 / scale));
    }
    if (created > MP4_EPOCH && created < 2 * MP4_EPOCH + MP4_EPOCH) {
      facts.put("created", Instant.ofEpochSecond(created - MP4_EPOCH).toString());
    }
  }

  private static void silk(SilkPackets voice, Map<String, String> facts) {
    facts.put("container", "SILK");
    facts.put("tencent", Boolean.toString(voice.tencent()));
    long packets = 0;
    while (voice.next().isPresent()) {
      packets++;
    }
    facts.put("packets", Long.toString(packets));
    facts.put("millis", Long.toString(packets * SilkPackets.FRAME_MILLIS));
  }

  /** AMR (RFC 4867 section 5): frames of 20 ms whose size follows from their first byte. */
  private static void amr(MemorySegment bytes, Map<String, String> facts) {
    int[] sizes = {13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1};
    facts.put("container", "AMR");
    long frames = 0;
    long at = 6;
    while (at < bytes.byteSize()) {
      at += sizes[bytes.get(ValueLayout.JAVA_BYTE, at) >> 3 & 15];
      frames++;
    }
    facts.put("frames", Long.toString(frames));
    facts.put("millis", Long.toString(frames * 20));
  }

  private static String ascii(MemorySegment bytes, long at, int length) {
    if (at + length > bytes.byteSize()) {
      return "";
    }
    byte[] text = bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static int u16(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), at)
        & 0xffff;
  }

  private static long u32(MemorySegment bytes, long at, ByteOrder order) {
    return bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at) & 0xffff_ffffL;
  }

  private static long u64(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), at);
  }
}
