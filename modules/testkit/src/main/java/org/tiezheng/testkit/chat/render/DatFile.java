package org.tiezheng.testkit.chat.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Pictures as WeChat on computers keeps them: .dat in its three forms. */
public final class DatFile {
  /** Key that the account's owner gives for the newest form, as 16 characters. */
  public static final String OWNER_KEY = "tiezheng16bytes!";

  /** The byte of the exclusive or. */
  public static final int XOR = 0x37;

  private static final String FIXED_KEY = "cfcd208495d565ef";
  private static final int AES_LENGTH = 1024;
  private static final int XOR_LENGTH = 512;

  /** The form of a file. */
  public enum Form {
    V0,
    V1,
    V2
  }

  private DatFile() {}

  /** A picture in that form. */
  public static byte[] of(byte[] picture, Form form) {
    return switch (form) {
      case V0 -> xor(picture, 0, picture.length);
      case V1 -> wrapped(picture, (byte) '1', FIXED_KEY);
      case V2 -> wrapped(picture, (byte) '2', OWNER_KEY);
    };
  }

  private static byte[] wrapped(byte[] picture, byte version, String key) {
    int aes = Math.min(AES_LENGTH, picture.length);
    int tail = Math.min(XOR_LENGTH, picture.length - aes);
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"));
      byte[] head = cipher.doFinal(picture, 0, aes);
      int middle = picture.length - aes - tail;
      ByteBuffer out =
          ByteBuffer.allocate(15 + head.length + middle + tail).order(ByteOrder.LITTLE_ENDIAN);
      out.put(new byte[] {7, 8, 'V', version, 8, 7}).putInt(aes).putInt(tail).put((byte) 1);
      out.put(head).put(picture, aes, middle);
      return out.put(xor(picture, aes + middle, tail)).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] xor(byte[] bytes, int from, int length) {
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      out[i] = (byte) (bytes[from + i] ^ XOR);
    }
    return out;
  }
}
