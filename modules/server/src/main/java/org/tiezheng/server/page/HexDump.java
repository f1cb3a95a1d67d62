package org.tiezheng.server.page;

import java.util.HexFormat;

/** Bytes as experts read them: offset, sixteen bytes, and their letters. */
final class HexDump {
  private static final int WIDTH = 16;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  static String of(long offset, byte[] bytes) {
    StringBuilder dump = new StringBuilder();
    for (int at = 0; at < bytes.length; at += WIDTH) {
      int end = Math.min(bytes.length, at + WIDTH);
      String hex = HEX.formatHex(bytes, at, end);
      dump.append("%010x  %-47s  ".formatted(offset + at, hex));
      for (int i = at; i < end; i++) {
        dump.append(bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char) bytes[i] : '.');
      }
      dump.append('\n');
    }
    return dump.toString();
  }
}
