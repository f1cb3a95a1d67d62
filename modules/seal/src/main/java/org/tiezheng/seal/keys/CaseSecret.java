package org.tiezheng.seal.keys;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * 32 random bytes from which all salts of a case's conversations come, so that a sealed tree can be
 * computed again and nobody else can guess at what is hidden in it (docs/excerpt-proofs.md section
 * 2). Kept in the key ring and nowhere else: there is no way to read the bytes out of it. Immutable
 * and thread-safe.
 */
public final class CaseSecret {
  /** Length of the secret, and of what is derived from it. */
  public static final int BYTES = 32;

  /** Of SHA-256, in bytes. */
  private static final int BLOCK = 64;

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final byte[] value;

  /** The state behind the first block of either hash; only ever copied. */
  private final MessageDigest inner;

  private final MessageDigest outer;

  private CaseSecret(byte[] value) {
    this.value = value.clone();
    inner = keyed(INNER);
    outer = keyed(OUTER);
  }

  /** A new one. */
  public static CaseSecret random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new CaseSecret(bytes);
  }

  /** The secret of these 32 bytes, for what keeps it and for published test vectors. */
  public static CaseSecret of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a case secret has 32 bytes, not " + bytes.length);
    }
    return new CaseSecret(bytes);
  }

  byte[] bytes() {
    return value.clone();
  }

  /**
   * HMAC-SHA-256 (RFC 2104) of the context under this secret: 32 bytes. Every message of every
   * conversation has its salt, so the key is taken in once and not for each of them.
   */
  public byte[] derive(byte[] context) {
    byte[] inside = begun(inner, context);
    return begun(outer, inside);
  }

  private static byte[] begun(MessageDigest keyed, byte[] rest) {
    try {
      return ((MessageDigest) keyed.clone()).digest(rest);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this Java platform cannot be copied", e);
    }
  }

  private MessageDigest keyed(byte pad) {
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, pad);
    for (int i = 0; i < BYTES; i++) {
      block[i] ^= value[i];
    }
    MessageDigest keyed = RunningDigest.newSha256();
    keyed.update(block);
    return keyed;
  }

  @Override
  public String toString() {
    return "CaseSecret[hidden]";
  }
}
