package org.tiezheng.unlock.android;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** A header block of 512 bytes (POSIX.1-1988 ustar; base-256 numbers as GNU writes them). */
record TarHeader(String path, char type, long size, long modified, long mode, String link) {
  static final int BLOCK = 512;

  /** Empty if the checksum or a number makes no sense: it is no header. */
  static Optional<TarHeader> read(byte[] block) {
    OptionalLong checksum = number(block, 148, 8);
    if (checksum.isEmpty() || !fits(block, checksum.getAsLong())) {
      return Optional.empty();
    }
    OptionalLong size = number(block, 124, 12);
    if (size.isEmpty() || size.getAsLong() < 0) {
      return Optional.empty();
    }
    boolean ustar = text(block, 257, 5).equals("ustar");
    // GNU's own form ("ustar  ") has times where POSIX has the prefix.
    boolean posix = ustar && block[262] == 0;
    String prefix = posix ? text(block, 345, 155) : "";
    String name = text(block, 0, 100);
    return Optional.of(
        new TarHeader(
            prefix.isEmpty() ? name : prefix + "/" + name,
            (char) (block[156] & 0xff),
            size.getAsLong(),
            number(block, 136, 12).orElse(0),
            number(block, 100, 8).orElse(0),
            text(block, 157, 100)));
  }

  static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Some programs sum the bytes with their sign. */
  private static boolean fits(byte[] block, long stated) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      int b = i >= 148 && i < 156 ? ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    return stated == unsigned || stated == signed;
  }

  private static OptionalLong number(byte[] block, int at, int length) {
    if ((block[at] & 0x80) != 0) {
      long value = block[at] & 0x3f;
      for (int i = at + 1; i < at + length; i++) {
        if (value >>> 55 != 0) {
          return OptionalLong.empty();
        }
        value = (value << 8) | (block[i] & 0xff);
      }
      return OptionalLong.of(value);
    }
    String digits = text(block, at, length).strip();
    if (digits.isEmpty()) {
      return OptionalLong.of(0);
    }
    return digits.matches("[0-7]{1,12}")
        ? OptionalLong.of(Long.parseLong(digits, 8))
        : OptionalLong.empty();
  }

  private static String text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }
}
