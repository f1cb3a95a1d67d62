package org.tiezheng.unlock.ios;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Claim;
import org.tiezheng.collect.container.Container;
import org.tiezheng.collect.container.DamagedContainerException;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.DatabaseFiles;

/**
 * The folder that iTunes or Finder makes of an iPhone or iPad, plain or encrypted. Its head is
 * {@code Manifest.db}; {@code Manifest.mbdb} before iOS 10.
 */
public final class IosBackup implements Container {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final Text DERIVING = new Text("由密码计算密钥", "deriving the key from the password");

  @Override
  public String id() {
    return "ios.backup";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Optional<Claim> claims(Probe probe) {
    return isHead(probe) ? Optional.of(BackupClaim.of(probe)) : Optional.empty();
  }

  private static boolean isHead(Probe probe) {
    BackupFolder folder = new BackupFolder(probe.source());
    byte[] head = probe.head();
    return switch (probe.source().main().fileName()) {
      case BackupFolder.DATABASE ->
          (isSqlite(head)
                  && new String(head, StandardCharsets.ISO_8859_1).contains("TABLE Files (fileID"))
              || isBackup(folder);
      case BackupFolder.MBDB -> Mbdb.begins(head);
      case BackupFolder.MANIFEST ->
          folder.file(BackupFolder.DATABASE).isEmpty()
              && folder.file(BackupFolder.MBDB).isEmpty()
              && isBackup(folder);
      default -> false;
    };
  }

  private static boolean isBackup(BackupFolder folder) {
    try {
      return folder
          .list(BackupFolder.MANIFEST)
          .filter(m -> m.get("IsEncrypted").isPresent() && m.get("Lockdown").isPresent())
          .isPresent();
    } catch (FormatException e) {
      return false;
    }
  }

  @Override
  public OpenedContainer open(SealedSource source, Optional<Secret> secret, Opening opening)
      throws IOException {
    try {
      return opened(source, secret, opening);
    } catch (FormatException e) {
      throw new DamagedContainerException(e);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the opened backup closes the arena
  private static OpenedContainer opened(
      SealedSource source, Optional<Secret> secret, Opening opening) throws IOException {
    BackupFolder folder = new BackupFolder(source);
    Optional<Plist.Dict> manifest = folder.list(BackupFolder.MANIFEST);
    boolean locked = manifest.filter(m -> m.isTrue("IsEncrypted")).isPresent();
    ClassKeys keys = locked ? unlock(manifest.orElseThrow(), secret, opening) : ClassKeys.none();
    // Shared: the database may be read from any thread.
    Arena arena = Arena.ofShared();
    try {
      FileList list = list(folder, manifest, keys, arena, opening);
      return new OpenedIosBackup(folder, list, keys, arena, opening);
    } catch (IOException | RuntimeException e) {
      keys.close();
      arena.close();
      throw e;
    }
  }

  private static ClassKeys unlock(Plist.Dict manifest, Optional<Secret> secret, Opening opening)
      throws IOException {
    KeyBag bag =
        KeyBag.read(
            manifest
                .data("BackupKeyBag")
                .orElseThrow(() ->
                    new FormatException(
                        "备份已加密,但 Manifest.plist 中没有密钥包,无法打开",
                        "the backup is encrypted, but Manifest.plist holds no key bag")));
    if (secret.isEmpty()) {
      throw new SecretNeededException(
          new Text(
              "该 iPhone 备份已加密,需要密码", "This iPhone backup is encrypted and needs its password."));
    }
    long rounds = bag.rounds();
    byte[] password = secret.get().utf8();
    try {
      ClassKeys keys = bag.unlock(password, done -> opening.progress().at(DERIVING, done, rounds));
      opening.progress().at(DERIVING, rounds, rounds);
      if (keys.isEmpty()) {
        throw new WrongSecretException(
            new Text(
                "密码不正确,备份未打开;应为勾选“加密本地备份”时设置的密码,不是锁屏密码。",
                "Wrong password; the backup stays closed. It is the one set with “Encrypt local"
                    + " backup”, not the screen's passcode."));
      }
      return keys;
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private static FileList list(
      BackupFolder folder,
      Optional<Plist.Dict> manifest,
      ClassKeys keys,
      Arena arena,
      Opening opening)
      throws IOException {
    Optional<Member> database = folder.file(BackupFolder.DATABASE);
    if (database.isPresent()) {
      return database(folder, database.get(), manifest, keys, arena, opening);
    }
    Member mbdb =
        folder
            .file(BackupFolder.MBDB)
            .orElseThrow(() ->
                new FormatException(
                    "备份文件夹中没有文件目录(Manifest.db 或 Manifest.mbdb),无法得知其中的文件",
                    "The backup folder has no list of files (Manifest.db, Manifest.mbdb)."));
    requireSize(mbdb, Math.min(opening.innerBytes(), Integer.MAX_VALUE - 8L));
    return Mbdb.read(BackupFolder.bytes(mbdb), opening);
  }

  private static FileList database(
      BackupFolder folder,
      Member database,
      Optional<Plist.Dict> manifest,
      ClassKeys keys,
      Arena arena,
      Opening opening)
      throws IOException {
    MemorySegment bytes = database.bytes();
    if (isSqlite(bytes)) {
      // Before iOS 10.2 the list itself was not encrypted.
      return ManifestDatabase.read(
          new DatabaseFiles(
              bytes,
              folder.file(BackupFolder.DATABASE + "-wal").map(Member::bytes),
              folder.file(BackupFolder.DATABASE + "-journal").map(Member::bytes)),
          opening);
    }
    if (keys.isEmpty()) {
      throw new FormatException(
          "Manifest.db 已加密或损坏,而 Manifest.plist 缺失或未注明加密,无法打开",
          "Manifest.db is encrypted or damaged, but Manifest.plist is missing or says otherwise.");
    }
    requireSize(database, opening.innerBytes());
    byte[] stated =
        manifest
            .flatMap(m -> m.data("ManifestKey"))
            .orElseThrow(() ->
                new FormatException(
                    "Manifest.plist 中没有目录密钥,无法打开", "Manifest.plist holds no ManifestKey."));
    MemorySegment plain = Decrypted.of(bytes, keys.file(stated, 0), arena).bytes();
    if (!isSqlite(plain)) {
      throw new FormatException(
          "密码正确,但 Manifest.db 解密后不是数据库:文件损坏",
          "The password is right, but Manifest.db is no database once decrypted: it is damaged.");
    }
    return ManifestDatabase.read(DatabaseFiles.of(plain), opening);
  }

  private static void requireSize(Member file, long most) throws FormatException {
    if (file.size() > most) {
      throw new FormatException(
          file.fileName() + " 过大,超过上限", file.fileName() + " is larger than may be taken in");
    }
  }

  private static boolean isSqlite(byte[] head) {
    return isSqlite(MemorySegment.ofArray(head));
  }

  private static boolean isSqlite(MemorySegment bytes) {
    return bytes.byteSize() >= SQLITE.length
        && bytes.asSlice(0, SQLITE.length).mismatch(MemorySegment.ofArray(SQLITE)) == -1;
  }
}
