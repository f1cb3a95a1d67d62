package org.tiezheng.testkit.chat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes of a picture, voice message, video or file, made again whenever they are asked for, so that
 * a large world stays small.
 *
 * @param md5 of the bytes, in hex
 * @param length of the bytes
 * @param kind what the bytes are
 * @param seed makes them unlike others
 * @param size what the kind needs to know: width of a picture, milliseconds of a voice, bytes
 */
public record MediaBytes(String md5, int length, Kind kind, long seed, int size) {
  /** What the bytes are. */
  public enum Kind {
    JPEG,
    GIF,
    SILK,
    MP4,
    DATA
  }

  public static MediaBytes of(Kind kind, long seed, int size) {
    byte[] bytes = MediaMaker.make(kind, seed, size);
    return new MediaBytes(md5(bytes), bytes.length, kind, seed, size);
  }

  public byte[] bytes() {
    return MediaMaker.make(kind, seed, size);
  }

  /** MD5 in hex, as the apps name files and tables. */
  public static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
