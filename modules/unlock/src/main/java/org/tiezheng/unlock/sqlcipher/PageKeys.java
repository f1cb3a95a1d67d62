package org.tiezheng.unlock.sqlcipher;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.tiezheng.unlock.Pbkdf2;

/**
 * The two keys of one database: for the pages and for their authentication codes. Both follow from
 * the salt at the beginning of page 1, so that every file has its own.
 */
final class PageKeys {
  static final int LENGTH = 32;
  static final int SALT = 16;

  /** Differs the salt of the second derivation from that of the first. */
  private static final int MASK = 0x3a;

  private static final int CODE_ROUNDS = 2;

  private final WipedKey pages;
  private final Optional<WipedKey> codes;

  private PageKeys(WipedKey pages, Optional<WipedKey> codes) {
    this.pages = pages;
    this.codes = codes;
  }

  /**
   * @param key of the pages, already derived; the caller wipes it
   */
  static PageKeys of(CipherSet set, byte[] key, byte[] salt) throws InterruptedIOException {
    WipedKey pages = new WipedKey(key, "AES");
    if (set.hmac().isEmpty()) {
      return new PageKeys(pages, Optional.empty());
    }
    byte[] masked = salt.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK;
    }
    byte[] code = Pbkdf2.derive(set.codeKdf(), key, masked, CODE_ROUNDS, LENGTH, _ -> {});
    try {
      return new PageKeys(pages, Optional.of(new WipedKey(code, set.hmac().orElseThrow().hmac())));
    } finally {
      Arrays.fill(code, (byte) 0);
    }
  }

  SecretKey pages() {
    return pages;
  }

  Optional<WipedKey> codes() {
    return codes;
  }

  void wipe() {
    pages.destroy();
    codes.ifPresent(WipedKey::destroy);
  }
}
