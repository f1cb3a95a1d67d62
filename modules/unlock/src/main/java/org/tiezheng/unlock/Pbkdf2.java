package org.tiezheng.unlock;

import java.io.InterruptedIOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * PBKDF2 (RFC 8018, 5.2) over bytes: the JDK's own takes characters only, and neither the second
 * step of an iOS key bag nor the check of an Android master key has any.
 *
 * <p>The two keyed states of the HMAC are digested once and copied for every round, which halves
 * the work of a plain HMAC. Stateless.
 */
public final class Pbkdf2 {
  /** More rounds than any real container states; a hostile one must not keep a person waiting. */
  public static final long MOST_ROUNDS = 100_000_000;

  private static final int REPORT = 1 << 16;

  private Pbkdf2() {}

  /** The digests that containers use. */
  public enum Hash {
    SHA_1("SHA-1", 64, 20),
    SHA_256("SHA-256", 64, 32),
    SHA_512("SHA-512", 128, 64);

    private final String algorithm;
    private final int block;
    private final int length;

    Hash(String algorithm, int block, int length) {
      this.algorithm = algorithm;
      this.block = block;
      this.length = length;
    }

    /** Length of a digest in bytes. */
    public int length() {
      return length;
    }

    /** The JDK's name of the HMAC with this digest. */
    public String hmac() {
      return "Hmac" + algorithm.replace("-", "");
    }

    MessageDigest start() {
      try {
        return MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every JDK has " + algorithm, e);
      }
    }
  }

  /**
   * Derives a key.
   *
   * @param rounds at least 1
   * @param length of the key in bytes
   * @param progress hears how many rounds are done, over all blocks of the key
   * @throws InterruptedIOException if the thread was interrupted
   */
  public static byte[] derive(
      Hash hash, byte[] password, byte[] salt, long rounds, int length, LongConsumer progress)
      throws InterruptedIOException {
    if (rounds < 1 || length < 1) {
      throw new IllegalArgumentException("rounds " + rounds + ", length " + length);
    }
    byte[] key = new byte[length];
    byte[] short_ = password.length > hash.block ? hash.start().digest(password) : password.clone();
    try {
      MessageDigest inner = keyed(hash, short_, 0x36);
      MessageDigest outer = keyed(hash, short_, 0x5c);
      int size = inner.getDigestLength();
      for (int block = 0; block * size < length; block++) {
        byte[] part = block(inner, outer, salt, block, rounds, progress);
        System.arraycopy(part, 0, key, block * size, Math.min(size, length - block * size));
        Arrays.fill(part, (byte) 0);
      }
      return key;
    } catch (CloneNotSupportedException | DigestException e) {
      throw new AssertionError("the JDK's digests can be copied", e);
    } finally {
      Arrays.fill(short_, (byte) 0);
    }
  }

  private static MessageDigest keyed(Hash hash, byte[] key, int pad) {
    byte[] padded = Arrays.copyOf(key, hash.block);
    for (int i = 0; i < hash.block; i++) {
      padded[i] ^= (byte) pad;
    }
    MessageDigest digest = hash.start();
    digest.update(padded);
    Arrays.fill(padded, (byte) 0);
    return digest;
  }

  private static byte[] block(
      MessageDigest inner,
      MessageDigest outer,
      byte[] salt,
      int block,
      long rounds,
      LongConsumer progress)
      throws CloneNotSupportedException, DigestException, InterruptedIOException {
    int size = inner.getDigestLength();
    int number = block + 1;
    MessageDigest first = (MessageDigest) inner.clone();
    first.update(salt);
    first.update(
        new byte[] {
          (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
        });
    byte[] u = new byte[size];
    first.digest(u, 0, size);
    finish(outer, u);
    byte[] sum = u.clone();
    for (long round = 1; round < rounds; round++) {
      MessageDigest next = (MessageDigest) inner.clone();
      next.update(u, 0, size);
      next.digest(u, 0, size);
      finish(outer, u);
      for (int i = 0; i < size; i++) {
        sum[i] ^= u[i];
      }
      if (round % REPORT == 0) {
        if (Thread.interrupted()) {
          throw new InterruptedIOException("interrupted while a key was derived");
        }
        progress.accept(block * rounds + round);
      }
    }
    Arrays.fill(u, (byte) 0);
    return sum;
  }

  private static void finish(MessageDigest outer, byte[] u)
      throws CloneNotSupportedException, DigestException {
    MessageDigest last = (MessageDigest) outer.clone();
    last.update(u, 0, u.length);
    last.digest(u, 0, u.length);
  }
}
