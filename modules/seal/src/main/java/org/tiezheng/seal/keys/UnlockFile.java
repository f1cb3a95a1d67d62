package org.tiezheng.seal.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** A file with 32 random bytes in hexadecimal, readable by its owner alone. */
final class UnlockFile implements Unlock {
  private static final String HEAD = "tiezheng-unlock/1 ";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path file;

  UnlockFile(Path file) {
    this.file = file;
  }

  /** HKDF-SHA256 (RFC 5869) of the bytes in the file, salted per ring. */
  byte[] key(byte[] salt, Use use, SecureRandom random) throws IOException {
    if (use == Use.CREATE && Files.notExists(file)) {
      create(random);
    }
    byte[] secret = read();
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .addSalt(salt)
                  .thenExpand(
                      "tiezheng master key".getBytes(StandardCharsets.UTF_8), MasterKey.KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is part of this Java version", e);
    }
  }

  private void create(SecureRandom random) throws IOException {
    byte[] secret = new byte[MasterKey.KEY_BYTES];
    random.nextBytes(secret);
    String text = HEAD + HexFormat.of().formatHex(secret) + "\n";
    DurableFiles.createDirectories(DurableFiles.parent(file));
    DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] read() throws IOException {
    requireOwnerOnly();
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new WrongUnlockException(
          "找不到解锁文件“" + file + "”;没有它无法打开密钥,请从备份中恢复。",
          "The unlock file "
              + file
              + " is missing; without it the keys cannot be opened, restore it from your backup.");
    }
    String hex = text.startsWith(HEAD) ? text.substring(HEAD.length()).strip() : "";
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new WrongUnlockException(
          "“" + file + "”不是解锁文件;请检查路径。", file + " is not an unlock file; check the path.");
    }
    return HexFormat.of().parseHex(hex);
  }

  private void requireOwnerOnly() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null || Files.notExists(file)) {
      return; // no such permissions on this system; the folder's protection is what there is
    }
    Set<PosixFilePermission> found = view.readAttributes().permissions();
    if (!OWNER_ONLY.containsAll(found)) {
      String mode = PosixFilePermissions.toString(found);
      throw new UnsafeUnlockFileException(
          "解锁文件“" + file + "”可被其他用户访问(" + mode + ");请执行 chmod 600 后重试。",
          "The unlock file "
              + file
              + " is open to other users ("
              + mode
              + "); run chmod 600 on it and try again.");
    }
  }

  @Override
  public String toString() {
    return "UnlockFile[" + file + "]";
  }
}
