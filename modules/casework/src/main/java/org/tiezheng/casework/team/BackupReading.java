package org.tiezheng.casework.team;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Reads a backup from its first to its last byte and compares every file with the list of digests
 * at its end.
 */
final class BackupReading {
  private static final int PIECE = 1 << 16;
  private static final int MOST_LIST = 256 << 20;

  private final Path backup;

  BackupReading(Path backup) {
    this.backup = backup;
  }

  /** Takes the bytes of a file. */
  interface Taker {
    void take(byte[] piece, int length) throws IOException;
  }

  /** Gives what takes the bytes of a file, by its name, and is closed after its last. */
  interface Target {
    Taker begin(String name) throws IOException;

    void end() throws IOException;

    void folder(String name) throws IOException;
  }

  /** Reads it and keeps nothing. */
  static final Target NOTHING =
      new Target() {
        @Override
        public Taker begin(String name) {
          return (_, _) -> {};
        }

        @Override
        public void end() {}

        @Override
        public void folder(String name) {}
      };

  /**
   * Reads all of it.
   *
   * @return how many files there are
   * @throws TiezhengException if it is no backup, not whole, or a file is not what was put in
   */
  int run(Target target) throws IOException {
    Map<String, String> found = new HashMap<>();
    Map<String, String> listed = new HashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(backup), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(BackupArchive.LIST)) {
          listed.putAll(list(zip));
        } else if (entry.isDirectory()) {
          String name = entry.getName().substring(0, entry.getName().length() - 1);
          requireName(name);
          target.folder(name);
        } else {
          requireName(entry.getName());
          if (found.put(entry.getName(), digest(zip, target.begin(entry.getName()))) != null) {
            throw broken(entry.getName());
          }
          target.end();
        }
      }
    } catch (ZipException | EOFException e) {
      throw new TiezhengException(
          new Text(
              "“" + backup + "”不是完整的备份:" + e.getMessage(),
              backup + " is no whole backup: " + e.getMessage()),
          e);
    }
    if (listed.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "“" + backup + "”末尾没有摘要清单:不是备份,或没有写完。",
              backup + " has no list of digests at its end: it is no backup, or was cut off."));
    }
    for (Map.Entry<String, String> each : listed.entrySet()) {
      if (!each.getValue().equals(found.remove(each.getKey()))) {
        throw broken(each.getKey());
      }
    }
    if (!found.isEmpty()) {
      throw broken(found.keySet().iterator().next());
    }
    return listed.size();
  }

  private TiezhengException broken(String name) {
    return new TiezhengException(
        new Text(
            "备份“" + backup + "”中的“" + name + "”与放入时不同、缺少或多出;没有恢复任何内容。",
            "In the backup "
                + backup
                + " the file "
                + name
                + " is not what was put in, is missing, or was added; nothing was restored."));
  }

  /** A name that leads below where it is put, on every system. */
  private void requireName(String name) {
    boolean safe =
        !name.isEmpty()
            && !name.startsWith("/")
            && name.chars().noneMatch(c -> c == '\\' || c == ':' || c < ' ')
            && Path.of("x").resolve(name).normalize().equals(Path.of("x").resolve(name));
    for (String part : name.split("/", -1)) {
      safe &= !part.isEmpty() && !part.equals("..") && !part.equals(".");
    }
    if (!safe) {
      throw broken(name);
    }
  }

  private static String digest(InputStream in, Taker taker) throws IOException {
    MessageDigest digest = BackupArchive.sha256();
    byte[] piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      digest.update(piece, 0, read);
      taker.take(piece, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Map<String, String> list(InputStream in) throws IOException {
    Map<String, String> listed = new HashMap<>();
    String text = new String(in.readNBytes(MOST_LIST), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      int space = line.indexOf("  ");
      if (space > 0) {
        listed.put(line.substring(space + 2), line.substring(0, space));
      }
    }
    return listed;
  }
}
