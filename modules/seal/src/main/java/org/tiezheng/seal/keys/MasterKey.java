package org.tiezheng.seal.keys;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random AES-256 key that all private keys of a ring are sealed with. It lies in {@code
 * master.properties}, itself sealed with what the passphrase or the unlock file gives; so another
 * passphrase needs one file rewritten, not all.
 */
final class MasterKey {
  static final int KEY_BYTES = 32;

  private static final String FORMAT = "tiezheng-master-key/1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SALT_BYTES = 32;

  private final byte[] key;

  private MasterKey(byte[] key) {
    this.key = key;
  }

  static MasterKey create(SecureRandom random) {
    return new MasterKey(random(random, KEY_BYTES));
  }

  /** Seals this key for {@code unlock} and writes it, replacing what was there. */
  void store(Path file, Unlock unlock, SecureRandom random) throws IOException {
    byte[] salt = random(random, SALT_BYTES);
    String head = "format=" + FORMAT + "\n" + describe(unlock) + "salt=" + hex(salt) + "\n";
    byte[] outer =
        switch (unlock) {
          case Passphrase phrase -> phrase.key(salt, phrase.cost());
          case UnlockFile unlockFile -> unlockFile.key(salt, Unlock.Use.CREATE, random);
        };
    byte[] sealed = new MasterKey(outer).seal(key, head, random);
    String text = head + "sealed=" + hex(sealed) + "\n";
    DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String describe(Unlock unlock) {
    return switch (unlock) {
      case Passphrase phrase ->
          "kdf=argon2id\nmemoryKib="
              + phrase.cost().memoryKib()
              + "\npasses="
              + phrase.cost().passes()
              + "\nlanes="
              + phrase.cost().lanes()
              + "\n";
      case UnlockFile _ -> "kdf=unlock-file\n";
    };
  }

  static MasterKey open(Path file, Unlock unlock, SecureRandom random) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Properties values = new Properties();
    byte[] salt;
    byte[] sealed;
    byte[] outer;
    try {
      values.load(new StringReader(text));
      if (!FORMAT.equals(values.getProperty("format"))) {
        throw new IllegalArgumentException("format is " + values.getProperty("format"));
      }
      salt = HexFormat.of().parseHex(values.getProperty("salt", ""));
      sealed = HexFormat.of().parseHex(values.getProperty("sealed", ""));
      outer = outerKey(values, unlock, salt, random);
    } catch (IllegalArgumentException e) {
      throw new KeyRingException(
          "密钥文件“" + file + "”已损坏或由更新的版本写成;请从备份恢复。",
          file + " is damaged or was written by a newer version; restore it from your backup.",
          e);
    }
    String head = text.substring(0, Math.max(0, text.indexOf("sealed=")));
    return new MasterKey(
        new MasterKey(outer)
            .unseal(
                sealed,
                head,
                () ->
                    new WrongUnlockException(
                        unlock instanceof Passphrase ? "口令不正确,密钥没有打开。" : "解锁文件与这些密钥不匹配,密钥没有打开。",
                        unlock instanceof Passphrase
                            ? "The passphrase is wrong; the keys stay closed."
                            : "The unlock file does not fit these keys; they stay closed.")));
  }

  private static byte[] outerKey(Properties values, Unlock unlock, byte[] salt, SecureRandom random)
      throws IOException {
    String kdf = values.getProperty("kdf", "");
    return switch (unlock) {
      case Passphrase phrase when kdf.equals("argon2id") ->
          phrase.key(
              salt,
              new PassphraseCost(
                  number(values, "memoryKib"), number(values, "passes"), number(values, "lanes")));
      case UnlockFile file when kdf.equals("unlock-file") ->
          file.key(salt, Unlock.Use.OPEN, random);
      case Passphrase _ when kdf.equals("unlock-file") ->
          throw new WrongUnlockException(
              "这些密钥用解锁文件保护,不是口令。", "These keys are opened by an unlock file, not a passphrase.");
      case UnlockFile _ when kdf.equals("argon2id") ->
          throw new WrongUnlockException(
              "这些密钥用口令保护,不是解锁文件。", "These keys are opened by a passphrase, not an unlock file.");
      default -> throw new IllegalArgumentException("kdf is " + kdf);
    };
  }

  private static int number(Properties values, String name) {
    return Integer.parseInt(values.getProperty(name, ""));
  }

  /** AES-256-GCM, nonce first; {@code context} must be the same to open it again. */
  byte[] seal(byte[] plain, String context, SecureRandom random) {
    byte[] nonce = random(random, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
      byte[] result = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      int written = cipher.doFinal(plain, 0, plain.length, result, NONCE_BYTES);
      return Arrays.copyOf(result, NONCE_BYTES + written);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  <X extends RuntimeException> byte[] unseal(
      byte[] sealed, String context, java.util.function.Supplier<X> mismatch) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw mismatch.get();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), context);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw mismatch.get();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java platform", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] random(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }
}
