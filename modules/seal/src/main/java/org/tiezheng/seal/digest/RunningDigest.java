package org.tiezheng.seal.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The digests of bytes that arrive piece by piece; {@link #finish()} gives the result and starts
 * anew. Not thread-safe.
 */
public final class RunningDigest {
  private final MessageDigest sha256 = newSha256();
  private final @Nullable Sm3 sm3;
  private long size;

  public RunningDigest(DigestSet set) {
    sm3 = set == DigestSet.SHA256_AND_SM3 ? new Sm3() : null;
  }

  /** SHA-256 of the JDK, which uses the processor's own instructions. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Takes {@code count} bytes from {@code offset}. */
  public void update(byte[] bytes, int offset, int count) {
    sha256.update(bytes, offset, count);
    if (sm3 != null) {
      sm3.update(bytes, offset, count);
    }
    size += count;
  }

  /** The digests of everything since the last call. */
  public ContentDigest finish() {
    ContentDigest result = result(sha256.digest(), sm3 == null ? null : sm3.digest(), size);
    size = 0;
    return result;
  }

  static ContentDigest result(byte[] sha256, byte @Nullable [] sm3, long size) {
    HexFormat hex = HexFormat.of();
    return new ContentDigest(
        hex.formatHex(sha256), Optional.ofNullable(sm3).map(hex::formatHex), size);
  }
}
