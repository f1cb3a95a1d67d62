package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by which stores name tables and folders, and by which found bytes are told. */
public final class Digests {
  private Digests() {}

  /** MD5 of a text in UTF-8, in lower-case hexadecimal digits, as WeChat names tables by it. */
  public static String md5(String text) {
    return HexFormat.of().formatHex(digest("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** MD5 in lower-case hexadecimal digits. */
  public static String md5(MemorySegment bytes) {
    MessageDigest digest = digest("MD5");
    digest.update(bytes.asByteBuffer());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 in lower-case hexadecimal digits. */
  public static String sha256(MemorySegment bytes) {
    MessageDigest digest = digest("SHA-256");
    digest.update(bytes.asByteBuffer());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + name, e);
    }
  }
}
