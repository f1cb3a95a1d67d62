package org.tiezheng.collect.wechat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Types of pictures that WeChat keeps, by how they begin and end. */
enum PictureType {
  JPEG(bytes(0xff, 0xd8, 0xff), bytes(0xff, 0xd9)),
  PNG(bytes(0x89, 'P', 'N', 'G', 0x0d, 0x0a), bytes(0xae, 0x42, 0x60, 0x82)),
  GIF(bytes('G', 'I', 'F', '8'), bytes(0x00, 0x3b)),
  WEBP(bytes('R', 'I', 'F', 'F'), bytes()),
  TIFF(bytes('I', 'I', 0x2a, 0x00), bytes()),
  /** WeChat's own container of an HEVC picture; kept, and shown where ffmpeg is there. */
  WXGF(bytes('w', 'x', 'g', 'f'), bytes()),
  BMP(bytes('B', 'M'), bytes());

  private static final int BMP_RESERVED = 6;

  private final byte[] begin;
  private final byte[] end;

  PictureType(byte[] begin, byte[] end) {
    this.begin = begin;
    this.end = end;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** The type of a picture, by its first bytes. */
  static Optional<PictureType> of(byte[] picture) {
    return Arrays.stream(values()).filter(type -> type.begins(picture)).findFirst();
  }

  private boolean begins(byte[] picture) {
    boolean same =
        picture.length >= begin.length
            && Arrays.equals(picture, 0, begin.length, begin, 0, begin.length);
    // Two letters alone are met by chance: the four reserved bytes of a bitmap are zero.
    return same
        && (this != BMP
            || (picture.length >= BMP_RESERVED + 4
                && Arrays.equals(picture, BMP_RESERVED, BMP_RESERVED + 4, new byte[4], 0, 4)));
  }

  byte first() {
    return begin[0];
  }

  /**
   * The byte that the bytes at the end of a file were changed by, told by how the type ends.
   *
   * @param changed how many bytes at the end were changed
   */
  OptionalInt mask(byte[] file, int changed) {
    int known = Math.min(changed, end.length);
    if (known == 0 || known > file.length) {
      return OptionalInt.empty();
    }
    int by = (file[file.length - 1] ^ end[end.length - 1]) & 0xff;
    for (int i = 2; i <= known; i++) {
      if (((file[file.length - i] ^ end[end.length - i]) & 0xff) != by) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(by);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
