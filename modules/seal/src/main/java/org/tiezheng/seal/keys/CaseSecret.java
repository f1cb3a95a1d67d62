package org.tiezheng.seal.keys;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 random bytes from which all salts of a case's conversations come, so that a sealed tree can be
 * computed again and nobody else can guess at what is hidden in it (docs/excerpt-proofs.md section
 * 2). Kept in the key ring and nowhere else: there is no way to read the bytes out of it. Immutable
 * and thread-safe.
 */
public final class CaseSecret {
  /** Length of the secret, and of what is derived from it. */
  public static final int BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  /** Every message of every conversation has its salt: looking the algorithm up takes longer. */
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(CaseSecret::newMac);

  private final byte[] value;

  private CaseSecret(byte[] value) {
    this.value = value.clone();
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

  /** HMAC-SHA-256 of the context under this secret: 32 bytes. */
  public byte[] derive(byte[] context) {
    try {
      Mac mac = MAC.get();
      mac.init(new SecretKeySpec(value, HMAC));
      return mac.doFinal(context);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes every key", e);
    }
  }

  private static Mac newMac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
    }
  }

  @Override
  public String toString() {
    return "CaseSecret[hidden]";
  }
}
