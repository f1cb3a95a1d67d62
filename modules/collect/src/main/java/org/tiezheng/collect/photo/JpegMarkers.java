package org.tiezheng.collect.photo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The markers of a JPEG file in their order (ITU-T T.81 annex B), a digest of its quantisation
 * tables, and how many bytes follow its end: raw hints at the program that wrote it, not more.
 */
final class JpegMarkers {
  private static final int MAX = 500;

  private JpegMarkers() {}

  static Map<String, String> of(MemorySegment bytes) {
    MessageDigest tables;
    try {
      tables = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
    List<String> markers = new ArrayList<>();
    boolean quantised = false;
    long at = 2;
    while (at + 4 <= bytes.byteSize() && markers.size() < MAX && u8(bytes, at) == 0xff) {
      int marker = u8(bytes, at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      markers.add("%02X".formatted(marker));
      long length = (long) u8(bytes, at + 2) << 8 | u8(bytes, at + 3);
      if (marker == 0xd9 || marker == 0xda || length < 2 || at + 2 + length > bytes.byteSize()) {
        break;
      }
      if (marker == 0xdb) {
        quantised = true;
        tables.update(bytes.asSlice(at + 4, length - 2).toArray(ValueLayout.JAVA_BYTE));
      }
      at += 2 + length;
    }
    Map<String, String> facts = new TreeMap<>();
    facts.put("jpeg/markers", String.join(" ", markers));
    if (quantised) {
      facts.put("jpeg/quantisation.sha256", HexFormat.of().formatHex(tables.digest()));
    }
    facts.put("jpeg/afterEnd", Long.toString(afterEnd(bytes, at)));
    return facts;
  }

  /** Bytes after the end marker of the scans that start there; -1 if there is no end marker. */
  private static long afterEnd(MemorySegment bytes, long from) {
    for (long at = from; at + 1 < bytes.byteSize(); at++) {
      if (u8(bytes, at) == 0xff && u8(bytes, at + 1) == 0xd9) {
        return bytes.byteSize() - at - 2;
      }
    }
    return -1;
  }

  private static int u8(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }
}
