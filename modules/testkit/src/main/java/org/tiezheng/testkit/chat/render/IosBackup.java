package org.tiezheng.testkit.chat.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.ios.BinaryList;

/**
 * An unencrypted backup of an iPhone that holds the documents of WeChat. Places and survivals name
 * files by their path on the telephone.
 */
public final class IosBackup implements Renderer {
  private static final String DOMAIN = "AppDomain-com.tencent.xin";
  private static final String GROUP_DOMAIN = "AppDomainGroup-group.com.tencent.xin";
  private static final long MODIFIED = 1_761_960_612;

  @Override
  public Capabilities capabilities() {
    return new Capabilities("wechat-ios-backup", new IosStore().capabilities().facts());
  }

  /** The name of a file in a backup. */
  public static String fileId(String domain, String path) {
    try {
      byte[] name = (domain + "-" + path).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    try {
      Path phone = Files.createTempDirectory("tiezheng-phone");
      Rendered on = new IosStore().write(world, side, phone, options);
      WriteOptions closed = WriteOptions.CLOSED.withoutMedia();
      try (StoreFile list =
          StoreFile.create(
              folder.resolve("Manifest.db"),
              closed,
              "CREATE TABLE Files(fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT,"
                  + " flags INTEGER, file BLOB)",
              "CREATE INDEX FilesDomainIdx ON Files(domain)",
              "CREATE TABLE Properties(key TEXT PRIMARY KEY, value BLOB)")) {
        pack(phone, on.files(), folder, list);
      }
      Attached.write(folder.resolve("Manifest.plist"), BinaryList.of(manifest()));
      Attached.write(folder.resolve("Info.plist"), BinaryList.of(info(world, side)));
      Attached.write(folder.resolve("Status.plist"), BinaryList.of(status()));
      clear(phone);
      return new Rendered(
          folder,
          WeChat4Store.files(folder),
          capabilities(),
          on.tables(),
          on.places(),
          on.planted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pack(Path phone, List<Path> files, Path folder, StoreFile list) {
    TreeSet<String> folders = new TreeSet<>();
    for (Path file : files) {
      String path = phone.relativize(file).toString().replace('\\', '/');
      boolean group = path.startsWith(IosStickers.GROUP);
      String domain = group ? GROUP_DOMAIN : DOMAIN;
      String inside = group ? path.substring(IosStickers.GROUP.length()) : path;
      for (int at = path.indexOf('/'); at > 0 && !group; at = path.indexOf('/', at + 1)) {
        folders.add(path.substring(0, at));
      }
      byte[] bytes = read(file);
      String id = fileId(domain, inside);
      Attached.write(folder.resolve(id.substring(0, 2)).resolve(id), bytes);
      listed(list, id, domain, inside, 1, bytes.length);
    }
    for (String path : folders) {
      listed(list, fileId(DOMAIN, path), DOMAIN, path, 2, 0);
    }
  }

  private static void listed(
      StoreFile list, String id, String domain, String path, int flags, long size) {
    list.insert(
        "Files",
        "fileID",
        id,
        "domain",
        domain,
        "relativePath",
        path,
        "flags",
        flags,
        "file",
        entry(path, size));
  }

  /** The archived object that tells size, times and rights of a file. */
  private static byte[] entry(String path, long size) {
    Map<String, Object> file = new TreeMap<>();
    for (String time : List.of("LastModified", "Birth", "LastStatusChange")) {
      file.put(time, MODIFIED);
    }
    file.put("Size", size);
    file.put("Mode", size == 0 ? 16_877L : 33_188L);
    file.put("UserID", 501L);
    file.put("GroupID", 501L);
    file.put("Flags", 0L);
    file.put("ProtectionClass", 3L);
    file.put("InodeNumber", 1L + path.length());
    file.put("RelativePath", new BinaryList.Reference(2));
    file.put("$class", new BinaryList.Reference(3));
    Map<String, Object> type =
        Map.of("$classname", "MBFile", "$classes", List.of("MBFile", "NSObject"));
    return BinaryList.of(
        Map.of(
            "$version",
            100_000L,
            "$archiver",
            "NSKeyedArchiver",
            "$top",
            Map.of("root", new BinaryList.Reference(1)),
            "$objects",
            List.of("$null", file, path, type)));
  }

  private static Map<String, Object> manifest() {
    return Map.of(
        "IsEncrypted",
        false,
        "Version",
        "10.0",
        "WasPasscodeSet",
        true,
        "Lockdown",
        Map.of(
            "DeviceName",
            "iPhone",
            "ProductVersion",
            "17.4.1",
            "ProductType",
            "iPhone14,5",
            "UniqueDeviceID",
            "00008110-0011223344556677"));
  }

  private static Map<String, Object> info(ChatWorld world, Side side) {
    return Map.of(
        "Device Name",
        "iPhone",
        "Product Version",
        "17.4.1",
        "Product Type",
        "iPhone14,5",
        "Unique Identifier",
        "00008110-0011223344556677",
        "Phone Number",
        world.truth(side).account().phone());
  }

  private static Map<String, Object> status() {
    return Map.of(
        "BackupState",
        "new",
        "SnapshotState",
        "finished",
        "IsFullBackup",
        true,
        "Version",
        "3.3",
        "UUID",
        "11111111-2222-3333-4444-555555555555");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
