package org.tiezheng.collect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The last part of a path by its bytes. The JVM decodes names with the locale's charset and loses
 * what does not fit; the path's URI still carries the bytes.
 *
 * @param hex the bytes
 * @param text for a person: what is no printable UTF-8 is written as {@code \xHH}
 */
record RawName(String hex, String text) implements Comparable<RawName> {
  static RawName of(Path path) {
    Path last = path.getFileName();
    if (last == null) {
      return new RawName("2f", "/");
    }
    String uri = path.toUri().getRawPath();
    String part = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    byte[] bytes = unescape(part.substring(part.lastIndexOf('/') + 1));
    return new RawName(HexFormat.of().formatHex(bytes), readable(bytes));
  }

  boolean odd() {
    return !hex.equals(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public int compareTo(RawName other) {
    return hex.compareTo(other.hex);
  }

  private static String readable(byte[] bytes) {
    try {
      return VisibleName.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      StringBuilder safe = new StringBuilder();
      for (byte b : bytes) {
        safe.append(
            b > ' ' && b < 0x7f && b != '\\' ? Character.toString(b) : "\\x%02X".formatted(b));
      }
      return safe.toString();
    }
  }

  private static byte[] unescape(String part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%' && i + 2 < part.length()) {
        bytes.write(HexFormat.fromHexDigits(part, i + 1, i + 3));
        i += 2;
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
