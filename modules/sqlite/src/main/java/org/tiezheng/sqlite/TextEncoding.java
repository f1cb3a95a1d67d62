package org.tiezheng.sqlite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of all text in a database. */
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8),
  UTF_16LE(StandardCharsets.UTF_16LE),
  UTF_16BE(StandardCharsets.UTF_16BE);

  private final Charset charset;

  TextEncoding(Charset charset) {
    this.charset = charset;
  }

  public Charset charset() {
    return charset;
  }

  /** By its number in the header: 1, 2 or 3; an empty database has 0 and counts as UTF-8. */
  static TextEncoding of(int number) {
    return switch (number) {
      case 2 -> UTF_16LE;
      case 3 -> UTF_16BE;
      default -> UTF_8;
    };
  }
}
