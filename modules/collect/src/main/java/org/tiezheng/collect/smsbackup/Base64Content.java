package org.tiezheng.collect.smsbackup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The content of an attachment, written in base64: its size and SHA-256, without holding it in
 * memory. Not thread-safe.
 */
final class Base64Content {
  private static final int CHUNK = 1 << 14;

  private final MessageDigest digest = sha256();
  private final byte[] digits = new byte[CHUNK];
  private int held;
  private boolean padded;
  private long size;
  private boolean sound = true;

  /** More of the text; white space counts for nothing. */
  void add(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
        continue;
      }
      // Nothing may follow the padding.
      sound &= !padded || b == '=';
      padded |= b == '=';
      digits[held++] = b;
      if (held == CHUNK) {
        decode(CHUNK);
      }
    }
  }

  /** To be called once, after all of the text. */
  Result finish() {
    decode(held);
    return new Result(size, sound ? HexFormat.of().formatHex(digest.digest()) : "", sound);
  }

  private void decode(int length) {
    try {
      byte[] bytes = Base64.getDecoder().decode(java.util.Arrays.copyOf(digits, length));
      digest.update(bytes);
      size += bytes.length;
    } catch (IllegalArgumentException e) {
      sound = false;
    }
    held = 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * What came out.
   *
   * @param size in bytes, as far as it could be decoded
   * @param sha256 empty unless all of it could be decoded
   * @param sound whether all of it is base64
   */
  record Result(long size, String sha256, boolean sound) {}
}
