package org.tiezheng.unlock.sqlcipher;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/** Cipher, code and buffers of one thread for one database. Not thread-safe. */
final class Engine {
  private static final byte[] NOTHING = new byte[65536];

  private final PageKeys keys;
  private final Cipher aes;
  private final @Nullable Mac mac;
  private final byte[] page;
  private final byte[] code;
  private final byte[] number = new byte[4];
  private final byte[] vector = new byte[CipherSet.IV];
  private final int end;

  Engine(CipherSet set, PageKeys keys) {
    this.keys = keys;
    page = new byte[set.pageSize()];
    code = new byte[set.hmac().map(h -> h.length()).orElse(0)];
    end = set.pageSize() - set.reserve();
    try {
      aes = Cipher.getInstance("AES/CBC/NoPadding");
      mac = keys.codes().isPresent() ? Mac.getInstance(keys.codes().get().getAlgorithm()) : null;
      if (mac != null) {
        mac.init(keys.codes().orElseThrow());
      }
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES and HMAC", e);
    }
  }

  /** Takes a page in; the array is that of this engine. */
  byte[] load(MemorySegment stored) {
    MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, 0, page, 0, page.length);
    return page;
  }

  /** Whether the page that was taken in holds nothing at all. */
  boolean isEmpty() {
    return page[0] == 0
        && page[page.length - 1] == 0
        && Arrays.equals(page, 0, page.length, NOTHING, 0, page.length);
  }

  /** Whether the code of the page is right; also if pages have none. */
  boolean codeIsRight(long pageNumber) {
    Mac with = mac;
    if (with == null) {
      return true;
    }
    int from = from(pageNumber);
    for (int i = 0; i < 4; i++) {
      number[i] = (byte) (pageNumber >>> (8 * i));
    }
    try {
      with.update(page, from, end + CipherSet.IV - from);
      with.update(number);
      with.doFinal(code, 0);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("there is room for the code", e);
    }
    int at = end + CipherSet.IV;
    return MessageDigest.isEqual(code, Arrays.copyOfRange(page, at, at + code.length));
  }

  /** Decrypts the page that was taken in to the same place in another array or its own. */
  void decrypt(long pageNumber, byte[] out) {
    int from = from(pageNumber);
    System.arraycopy(page, end, vector, 0, vector.length);
    try {
      aes.init(Cipher.DECRYPT_MODE, keys.pages(), new IvParameterSpec(vector));
      aes.doFinal(page, from, end - from, out, from);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("whole blocks can always be decrypted", e);
    }
  }

  /** Page 1 begins with the salt. */
  private static int from(long pageNumber) {
    return pageNumber == 1 ? PageKeys.SALT : 0;
  }
}
