package org.tiezheng.unlock.android;

import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.crypto.Cipher;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Text;
import org.tiezheng.unlock.AesBytes;
import org.tiezheng.unlock.Pbkdf2;
import org.tiezheng.unlock.Pbkdf2.Hash;
import org.tiezheng.unlock.android.BackupHeader.Encryption;

/** The key of a backup stream, out of its header. Wiped when closed. */
final class MasterKey implements AutoCloseable {
  private static final int KEY = 32;
  private static final int CHECKSUM = 32;

  /** Three lengths of a byte each, and what they count. */
  private static final int BLOB = 3 + AesBytes.BLOCK + KEY + CHECKSUM;

  private final byte[] key;
  private final byte[] iv;

  private MasterKey(byte[] key, byte[] iv) {
    this.key = key;
    this.iv = iv;
  }

  /**
   * Opens the master key with the password.
   *
   * <p>The padding and the three lengths of the decrypted blob tell whether the password is right
   * (by chance only one time in 2^30); then its checksum tells whether it is intact.
   */
  static MasterKey open(int version, Encryption header, Secret secret, LongConsumer progress)
      throws FormatException, InterruptedIOException {
    int length = header.masterKeyBlob.length;
    if (length == 0 || length % AesBytes.BLOCK != 0 || length < BLOB) {
      throw new FormatException(
          "Android 备份文件头损坏:主密钥长度不对", "the header of the Android backup is damaged: its master key");
    }
    for (byte[] password : passwords(version, secret)) {
      byte[] userKey =
          Pbkdf2.derive(Hash.SHA_1, password, header.userSalt, header.rounds, KEY, progress);
      Arrays.fill(password, (byte) 0);
      Optional<byte[]> blob = blob(header, userKey);
      Arrays.fill(userKey, (byte) 0);
      if (blob.isPresent()) {
        return checked(version, header, blob.get(), progress);
      }
    }
    throw new WrongSecretException(
        new Text(
            "密码不正确,Android 备份未打开;应为备份时在手机上输入的密码。",
            "Wrong password; the Android backup stays closed. It is the one typed on the phone"
                + " when the backup was made."));
  }

  /**
   * The password in bytes: version 1 took the low byte of each character, later ones UTF-8; some
   * devices mixed them up, so the other is tried second where it differs.
   */
  private static List<byte[]> passwords(int version, Secret secret) {
    char[] chars = secret.chars();
    byte[] low = low(chars);
    Arrays.fill(chars, '\0');
    byte[] utf8 = secret.utf8();
    if (Arrays.equals(low, utf8)) {
      Arrays.fill(low, (byte) 0);
      return List.of(utf8);
    }
    return version == 1 ? List.of(low, utf8) : List.of(utf8, low);
  }

  private static byte[] low(char[] chars) {
    byte[] bytes = new byte[chars.length];
    for (int i = 0; i < chars.length; i++) {
      bytes[i] = (byte) chars[i];
    }
    return bytes;
  }

  /** The decrypted blob, if it looks like one. */
  private static Optional<byte[]> blob(Encryption header, byte[] userKey) {
    byte[] plain = new byte[header.masterKeyBlob.length];
    Cipher cipher = AesBytes.cbc(userKey, header.userIv);
    AesBytes.decrypt(
        cipher, MemorySegment.ofArray(header.masterKeyBlob), MemorySegment.ofArray(plain));
    byte[] tail = Arrays.copyOfRange(plain, plain.length - AesBytes.BLOCK, plain.length);
    boolean fits =
        plain.length - AesBytes.padding(tail) == BLOB
            && plain[0] == AesBytes.BLOCK
            && plain[1 + AesBytes.BLOCK] == KEY
            && plain[2 + AesBytes.BLOCK + KEY] == CHECKSUM;
    return fits ? Optional.of(plain) : Optional.empty();
  }

  private static MasterKey checked(
      int version, Encryption header, byte[] blob, LongConsumer progress)
      throws FormatException, InterruptedIOException {
    int at = 1 + AesBytes.BLOCK;
    byte[] iv = Arrays.copyOfRange(blob, 1, at);
    byte[] key = Arrays.copyOfRange(blob, at + 1, at + 1 + KEY);
    byte[] stated = Arrays.copyOfRange(blob, at + 2 + KEY, at + 2 + KEY + CHECKSUM);
    Arrays.fill(blob, (byte) 0);
    List<byte[]> forms = new ArrayList<>(List.of(key.clone(), asCharacters(key)));
    if (version > 1) {
      forms.add(forms.removeFirst());
    }
    boolean intact = false;
    for (byte[] form : forms) {
      byte[] sum =
          intact
              ? stated
              : Pbkdf2.derive(
                  Hash.SHA_1, form, header.checksumSalt, header.rounds, CHECKSUM, progress);
      intact |= MessageDigest.isEqual(sum, stated);
      Arrays.fill(form, (byte) 0);
    }
    if (!intact) {
      Arrays.fill(key, (byte) 0);
      throw new FormatException(
          "密码正确,但 Android 备份的主密钥校验不符:文件头损坏",
          "The password is right, but the checksum of the master key does not fit: the header of"
              + " the Android backup is damaged.");
    }
    return new MasterKey(key, iv);
  }

  /** Since version 2 each byte becomes a character, its sign spread over it, and that UTF-8. */
  private static byte[] asCharacters(byte[] key) {
    ByteBuffer bytes = ByteBuffer.allocate(key.length * 3);
    for (byte b : key) {
      if (b >= 0) {
        bytes.put(b);
      } else {
        // U+FF80 to U+FFFF
        bytes.put((byte) 0xef).put((byte) (0xbc | ((b >> 6) & 3))).put((byte) (0x80 | (b & 0x3f)));
      }
    }
    byte[] form = Arrays.copyOf(bytes.array(), bytes.position());
    Arrays.fill(bytes.array(), (byte) 0);
    return form;
  }

  /** A cipher at the beginning of the stream. */
  Cipher cipher() {
    return AesBytes.cbc(key, iv);
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
