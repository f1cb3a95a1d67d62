package org.tiezheng.unlock;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES as containers use it: keys wrapped by RFC 3394, bytes in CBC. Stateless. */
public final class AesBytes {
  /** A block of the cipher. */
  public static final int BLOCK = 16;

  private static final int CHUNK = 1 << 18;

  private AesBytes() {}

  /**
   * Unwraps a key (RFC 3394). The check value of the wrapping tells a wrong key-encryption key, or
   * damage, with a chance of error of 2^-64.
   *
   * @return empty if the check fails or the length is impossible
   */
  public static Optional<byte[]> unwrap(byte[] key, byte[] wrapped) {
    if (wrapped.length < 24 || wrapped.length % 8 != 0) {
      return Optional.empty();
    }
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(key, "AES"));
      return Optional.of(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
    } catch (InvalidKeyException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES", e);
    }
  }

  /** A cipher for reading in CBC without padding. */
  public static Cipher cbc(byte[] key, byte[] iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES", e);
    }
  }

  /**
   * Decrypts whole blocks.
   *
   * @param from at least as long as {@code to}; the length of {@code to} is a multiple of 16
   */
  public static void decrypt(Cipher cipher, MemorySegment from, MemorySegment to) {
    byte[] in = new byte[(int) Math.min(CHUNK, to.byteSize())];
    byte[] out = new byte[in.length];
    try {
      for (long at = 0; at < to.byteSize(); at += in.length) {
        int count = (int) Math.min(in.length, to.byteSize() - at);
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, in, 0, count);
        int made = cipher.update(in, 0, count, out, 0);
        MemorySegment.copy(out, 0, to, ValueLayout.JAVA_BYTE, at, made);
      }
    } catch (ShortBufferException e) {
      throw new AssertionError("CBC gives no more than it gets", e);
    } finally {
      Arrays.fill(out, (byte) 0);
    }
  }

  /**
   * The length of the padding (PKCS #7) at the end of decrypted bytes; 0 if it is none.
   *
   * @param tail the last 16 bytes
   */
  public static int padding(byte[] tail) {
    int length = tail[tail.length - 1];
    if (length < 1 || length > BLOCK) {
      return 0;
    }
    for (int i = tail.length - length; i < tail.length; i++) {
      if (tail[i] != length) {
        return 0;
      }
    }
    return length;
  }
}
