package org.tiezheng.unlock.android;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes backup streams as Android's BackupManagerService is published to, with commons-compress
 * and the JDK's ciphers.
 */
@SuppressWarnings("JavaUtilDate") // commons-compress takes it
final class AbWriter {
  static final long MODIFIED = 1_714_550_000;

  private final int version;
  private final boolean deflated;
  private final Optional<String> password;
  private final int rounds;
  private final Random random;

  AbWriter(int version, boolean deflated, Optional<String> password, int rounds, Random random) {
    this.version = version;
    this.deflated = deflated;
    this.password = password;
    this.rounds = rounds;
    this.random = random;
  }

  /** A file, a folder ({@code path/}), or a link ({@code path -> target}). */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Source(String path, byte[] bytes) {}

  byte[] write(List<Source> sources) throws IOException {
    return wrap(tar(sources, TarArchiveOutputStream.LONGFILE_POSIX));
  }

  static byte[] tar(List<Source> sources, int longNames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(longNames);
      tar.setAddPaxHeadersForNonAsciiNames(longNames == TarArchiveOutputStream.LONGFILE_POSIX);
      for (Source source : sources) {
        String[] link = source.path.split(" -> ", -1);
        TarArchiveEntry entry =
            link.length == 2
                ? new TarArchiveEntry(link[0], (byte) '2', true)
                : new TarArchiveEntry(source.path, true);
        if (link.length == 2) {
          entry.setLinkName(link[1]);
        }
        entry.setSize(source.bytes.length);
        entry.setModTime(new Date(MODIFIED * 1000));
        tar.putArchiveEntry(entry);
        tar.write(source.bytes);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Header, deflation and encryption around any bytes. */
  byte[] wrap(byte[] tar) throws IOException {
    byte[] body = tar;
    if (deflated) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new DeflaterOutputStream(packed)) {
        out.write(tar);
      }
      body = packed.toByteArray();
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    line(file, "ANDROID BACKUP");
    line(file, Integer.toString(version));
    line(file, deflated ? "1" : "0");
    if (password.isEmpty()) {
      line(file, "none");
      file.write(body);
    } else {
      try {
        encrypt(file, body, password.get());
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
    return file.toByteArray();
  }

  private void encrypt(ByteArrayOutputStream file, byte[] body, String word)
      throws IOException, GeneralSecurityException {
    byte[] userSalt = bytes(64);
    byte[] checksumSalt = bytes(64);
    byte[] userIv = bytes(16);
    byte[] iv = bytes(16);
    byte[] key = bytes(32);
    byte[] userKey = pbkdf2(encoded(word), userSalt);
    StringBuilder asCharacters = new StringBuilder();
    for (byte b : key) {
      asCharacters.append((char) b);
    }
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    for (byte[] part : List.of(iv, key, pbkdf2(encoded(asCharacters.toString()), checksumSalt))) {
      blob.write(part.length);
      blob.write(part);
    }
    line(file, "AES-256");
    line(file, hex(userSalt));
    line(file, hex(checksumSalt));
    line(file, Integer.toString(rounds));
    line(file, hex(userIv));
    line(file, hex(cbc(userKey, userIv, blob.toByteArray())));
    file.write(cbc(key, iv, body));
  }

  /** Version 1: the low byte of each character; later: UTF-8. */
  private byte[] encoded(String word) {
    return version == 1 ? low(word) : word.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] low(String word) {
    byte[] bytes = new byte[word.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) word.charAt(i);
    }
    return bytes;
  }

  private byte[] pbkdf2(byte[] word, byte[] salt) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(word, "HmacSHA1"));
    byte[] key = new byte[40];
    for (int block = 1; block <= 2; block++) {
      mac.update(salt);
      byte[] u = mac.doFinal(new byte[] {0, 0, 0, (byte) block});
      byte[] sum = u.clone();
      for (int i = 1; i < rounds; i++) {
        u = mac.doFinal(u);
        for (int k = 0; k < 20; k++) {
          sum[k] ^= u[k];
        }
      }
      System.arraycopy(sum, 0, key, block * 20 - 20, 20);
    }
    return Arrays.copyOf(key, 32);
  }

  private static byte[] cbc(byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(plain);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
  }

  private static void line(ByteArrayOutputStream file, String line) {
    file.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
