package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.MovingPicture;

/** The file of a sticker as an app keeps it, if it does. */
final class StickerFile {
  private static final String SEED = "1234567";

  private StickerFile() {}

  /** The bytes on disk; those that are closed are in AES-128-CBC, the key being the first block. */
  static Optional<byte[]> of(Body.Emoticon sticker, String account) {
    return switch (sticker.kept()) {
      case PLAIN -> Optional.of(sticker.content().bytes());
      case RECODED -> Optional.of(MovingPicture.together());
      case CLOSED -> Optional.of(closed(sticker.content().bytes(), account));
      case ABSENT -> Optional.empty();
    };
  }

  private static byte[] closed(byte[] plain, String account) {
    try {
      byte[] key =
          MessageDigest.getInstance("MD5")
              .digest((SEED + account + "EMOTICON").getBytes(StandardCharsets.UTF_8));
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key));
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
