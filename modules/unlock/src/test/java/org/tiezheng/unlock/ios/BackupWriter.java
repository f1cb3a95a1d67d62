package org.tiezheng.unlock.ios;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.UID;
import com.dd.plist.XMLPropertyListWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tiezheng.unlock.SealedFolder;

/**
 * Writes backup folders as the published layouts say, with other programs than the ones under test:
 * SQLite's own library, dd-plist, the JDK's HMAC.
 */
@SuppressWarnings("JavaUtilDate") // dd-plist takes it
final class BackupWriter {
  /** How a backup is written; the generations of the format differ in these. */
  enum Layout {
    /** Before iOS 10: Manifest.mbdb, files beside it, one derivation. */
    MBDB,
    /** iOS 10.0 and 10.1: Manifest.db, itself not encrypted, one derivation. */
    OPEN_LIST,
    /** Since iOS 10.2: all encrypted, two derivations. */
    CURRENT
  }

  /** A file to back up; flags 1 for a file, 2 a folder, 4 a link. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Source(String domain, String path, byte[] bytes, int flags, int protectionClass) {
    String fileId() {
      return Paths.fileId(domain, path);
    }
  }

  static final Instant MODIFIED = Instant.parse("2024-05-01T08:30:00Z");

  private final Layout layout;
  private final Optional<String> password;
  private final int dpic;
  private final int iter;
  private final Random random;
  private final Map<Integer, byte[]> classKeys = new TreeMap<>();
  private final Map<String, byte[]> folder = new LinkedHashMap<>();

  BackupWriter(Layout layout, Optional<String> password, int dpic, int iter, Random random) {
    this.layout = layout;
    this.password = password;
    this.dpic = dpic;
    this.iter = iter;
    this.random = random;
  }

  static Source file(String domain, String path, byte[] bytes) {
    return new Source(domain, path, bytes, 1, 3);
  }

  /** The name of the file that lists the others. */
  String head() {
    return layout == Layout.MBDB ? "Manifest.mbdb" : "Manifest.db";
  }

  SealedFolder write(List<Source> sources) throws IOException {
    NSDictionary manifest = manifest();
    List<byte[]> keys = new ArrayList<>();
    for (Source source : sources) {
      byte[] key = password.isPresent() && source.flags == 1 ? bytes(32) : new byte[0];
      keys.add(key);
      if (source.flags == 1) {
        String id = source.fileId();
        String name = layout == Layout.MBDB ? id : id.substring(0, 2) + "/" + id;
        folder.put(name, key.length == 0 ? source.bytes : encrypt(key, pad(source.bytes)));
      }
    }
    byte[] list = layout == Layout.MBDB ? mbdb(sources, keys) : database(sources, keys);
    if (password.isPresent() && layout == Layout.CURRENT) {
      byte[] key = bytes(32);
      manifest.put("ManifestKey", new NSData(stated(4, key)));
      list = encrypt(key, pad(list));
    }
    folder.put(head(), list);
    folder.put("Manifest.plist", BinaryPropertyListWriter.writeToArray(manifest));
    folder.put("Info.plist", info());
    folder.put("Status.plist", status());
    return new SealedFolder(folder);
  }

  private NSDictionary manifest() throws IOException {
    NSDictionary lockdown = new NSDictionary();
    lockdown.put("DeviceName", "小王的 iPhone");
    lockdown.put("ProductVersion", "17.4.1");
    lockdown.put("UniqueDeviceID", "00008030-001A");
    NSDictionary manifest = new NSDictionary();
    manifest.put("IsEncrypted", password.isPresent());
    manifest.put("Version", "10.0");
    manifest.put("Date", new NSDate(Date.from(MODIFIED)));
    manifest.put("Lockdown", lockdown);
    if (password.isPresent()) {
      manifest.put("BackupKeyBag", new NSData(keyBag(password.get())));
    }
    return manifest;
  }

  private static byte[] info() throws IOException {
    NSDictionary info = new NSDictionary();
    info.put("Device Name", "小王的 iPhone");
    info.put("Product Type", "iPhone15,3");
    info.put("Product Version", "17.4.1");
    info.put("Serial Number", "F2LXXXXXXX");
    info.put("IMEI", "353012345678901");
    info.put("ICCID", "89860000000000000001");
    info.put("Phone Number", "+86 138 0000 0000");
    info.put("Last Backup Date", new NSDate(Date.from(MODIFIED)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XMLPropertyListWriter.write(info, out);
    return out.toByteArray();
  }

  private static byte[] status() throws IOException {
    NSDictionary status = new NSDictionary();
    status.put("IsFullBackup", true);
    status.put("SnapshotState", "finished");
    return BinaryPropertyListWriter.writeToArray(status);
  }

  private byte[] keyBag(String word) throws IOException {
    byte[] salt = bytes(20);
    byte[] first = word.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bag = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bag);
    record(out, "VERS", number(5));
    record(out, "TYPE", number(1));
    record(out, "UUID", bytes(16));
    record(out, "HMCK", bytes(40));
    record(out, "WRAP", number(0));
    record(out, "SALT", salt);
    record(out, "ITER", number(iter));
    if (layout == Layout.CURRENT) {
      byte[] doubleSalt = bytes(20);
      record(out, "DPWT", number(1));
      record(out, "DPIC", number(dpic));
      record(out, "DPSL", doubleSalt);
      first = pbkdf2("HmacSHA256", first, doubleSalt, dpic);
    }
    byte[] key = pbkdf2("HmacSHA1", first, salt, iter);
    for (int number = 1; number <= 11; number++) {
      byte[] classKey = bytes(32);
      boolean byDevice = number == 11;
      record(out, "UUID", bytes(16));
      record(out, "CLAS", number(number));
      record(out, "WRAP", number(byDevice ? 1 : 2));
      record(out, "KTYP", number(0));
      record(out, "WPKY", byDevice ? bytes(32) : wrap(key, classKey));
      classKeys.put(number, classKey);
    }
    return bag.toByteArray();
  }

  private byte[] database(List<Source> sources, List<byte[]> keys) throws IOException {
    Path file = Files.createTempFile("manifest", ".db");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      s.execute(
          "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags"
              + " INTEGER, file BLOB)");
      s.execute("CREATE INDEX FilesDomainIdx ON Files(domain)");
      s.execute("CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB)");
      c.setAutoCommit(false);
      try (PreparedStatement insert =
          c.prepareStatement("INSERT INTO Files VALUES (?, ?, ?, ?, ?)")) {
        for (int i = 0; i < sources.size(); i++) {
          Source source = sources.get(i);
          insert.setString(1, source.fileId());
          insert.setString(2, source.domain);
          insert.setString(3, source.path);
          insert.setInt(4, source.flags);
          insert.setBytes(5, archive(source, keys.get(i)));
          insert.executeUpdate();
        }
      }
      c.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  /** An MBFile as NSKeyedArchiver writes it. */
  private byte[] archive(Source source, byte[] key) throws IOException {
    NSDictionary fields = new NSDictionary();
    fields.put("LastModified", MODIFIED.getEpochSecond());
    fields.put("Birth", MODIFIED.getEpochSecond() - 100);
    fields.put("Size", (long) source.bytes.length);
    fields.put("Mode", source.flags == 1 ? 33188L : source.flags == 2 ? 16877L : 41453L);
    fields.put("InodeNumber", 595833L);
    fields.put("ProtectionClass", (long) source.protectionClass);
    fields.put("RelativePath", uid(2));
    List<NSObject> objects = new ArrayList<>();
    objects.add(new NSString("$null"));
    objects.add(fields);
    objects.add(new NSString(source.path));
    if (key.length > 0) {
      fields.put("EncryptionKey", uid(objects.size()));
      NSDictionary data = new NSDictionary();
      data.put("NS.data", new NSData(stated(source.protectionClass, key)));
      objects.add(data);
    }
    if (source.flags == 1 && source.bytes.length % 2 == 0) {
      fields.put("Digest", uid(objects.size()));
      objects.add(new NSData(SealedFolder.digest("SHA-1", source.bytes)));
    }
    NSDictionary top = new NSDictionary();
    top.put("root", uid(1));
    NSDictionary archive = new NSDictionary();
    archive.put("$version", 100000L);
    archive.put("$archiver", "NSKeyedArchiver");
    archive.put("$top", top);
    archive.put("$objects", new NSArray(objects.toArray(NSObject[]::new)));
    return BinaryPropertyListWriter.writeToArray(archive);
  }

  private static UID uid(int index) {
    return new UID("", new byte[] {(byte) index});
  }

  private byte[] mbdb(List<Source> sources, List<byte[]> keys) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write("mbdb\5\0".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      string(out, Optional.of(source.domain.getBytes(StandardCharsets.UTF_8)));
      string(out, Optional.of(source.path.getBytes(StandardCharsets.UTF_8)));
      string(out, Optional.empty());
      string(out, Optional.empty());
      byte[] key = keys.get(i);
      string(
          out,
          key.length == 0 ? Optional.empty() : Optional.of(stated(source.protectionClass, key)));
      out.writeShort(source.flags == 1 ? 0x81a4 : source.flags == 2 ? 0x41ed : 0xa1ed);
      out.writeLong(1);
      out.writeInt(501);
      out.writeInt(501);
      out.writeInt((int) MODIFIED.getEpochSecond());
      out.writeInt((int) MODIFIED.getEpochSecond());
      out.writeInt((int) MODIFIED.getEpochSecond());
      out.writeLong(source.bytes.length);
      out.writeByte(source.protectionClass);
      out.writeByte(1);
      string(out, Optional.of("com.apple.x".getBytes(StandardCharsets.UTF_8)));
      string(out, Optional.of(new byte[] {1, 2, 3}));
    }
    return bytes.toByteArray();
  }

  private static void string(DataOutputStream out, Optional<byte[]> value) throws IOException {
    out.writeShort(value.map(v -> v.length).orElse(0xffff));
    out.write(value.orElse(new byte[0]));
  }

  /** Class, lowest byte first, and the key wrapped with the class's. */
  private byte[] stated(int protectionClass, byte[] key) {
    byte[] wrapped = wrap(classKeys.getOrDefault(protectionClass, new byte[32]), key);
    return ByteBuffer.allocate(4 + wrapped.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(protectionClass)
        .put(wrapped)
        .array();
  }

  private static void record(DataOutputStream out, String tag, byte[] value) throws IOException {
    out.write(tag.getBytes(StandardCharsets.US_ASCII));
    out.writeInt(value.length);
    out.write(value);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** RFC 8018 by its words, on the JDK's HMAC; keys are 32 bytes. */
  private static byte[] pbkdf2(String algorithm, byte[] password, byte[] salt, int rounds) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(password, algorithm));
      ByteBuffer key = ByteBuffer.allocate(2 * mac.getMacLength());
      for (int block = 1; block <= 2; block++) {
        mac.update(salt);
        byte[] u = mac.doFinal(number(block));
        byte[] sum = u.clone();
        for (int i = 1; i < rounds; i++) {
          u = mac.doFinal(u);
          for (int k = 0; k < sum.length; k++) {
            sum[k] ^= u[k];
          }
        }
        key.put(sum);
      }
      return Arrays.copyOf(key.array(), 32);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] wrap(byte[] with, byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(with, "AES"));
      return cipher.wrap(new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] pad(byte[] bytes) {
    int padding = 16 - bytes.length % 16;
    byte[] padded = Arrays.copyOf(bytes, bytes.length + padding);
    Arrays.fill(padded, bytes.length, padded.length, (byte) padding);
    return padded;
  }

  private static byte[] encrypt(byte[] key, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
