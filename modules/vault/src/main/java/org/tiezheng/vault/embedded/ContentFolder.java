package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.VaultDamagedException;

/**
 * Files named by the SHA-256 of their bytes, {@code ab/abcdef…}. A file gets its name only when its
 * bytes are durable, and never changes afterwards. Safe for use by many threads at once.
 */
final class ContentFolder {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  ContentFolder(Path folder) {
    this.folder = folder;
  }

  static boolean isName(String sha256) {
    return NAME.matcher(sha256).matches();
  }

  /** Where a file with these bytes lies, or would lie. */
  Path file(String sha256) {
    if (!isName(sha256)) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + sha256);
    }
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /**
   * Gives a part, whose bytes were forced to the medium, its name; the part is gone afterwards.
   *
   * @return false if the same bytes were there
   * @throws VaultDamagedException when other bytes lie under the name
   */
  boolean publish(Part part, String sha256) throws IOException {
    part.requireReadBack(sha256);
    Path target = file(sha256);
    boolean added = place(part, target);
    // Outside of the lock, so that many share one write of the file system. Also if the bytes were
    // there: whoever wrote them may have crashed before their name was durable.
    Durability.syncDirectory(Durability.parent(target));
    return added;
  }

  private synchronized boolean place(Part part, Path target) throws IOException {
    if (Files.exists(target)) {
      if (Files.mismatch(part.path(), target) != -1) {
        throw otherBytes(target);
      }
      Files.delete(part.path());
      return false;
    }
    Durability.createDirectory(Durability.parent(target));
    Durability.protect(part.path());
    Files.move(part.path(), target, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** Whether a path is the proper place of a file of this folder. */
  boolean isPlace(Path file) {
    String name = String.valueOf(file.getFileName());
    return isName(name) && file.equals(file(name));
  }

  Path folder() {
    return folder;
  }

  private static VaultDamagedException otherBytes(Path target) {
    return new VaultDamagedException(
        new Text(
            "“" + target + "”的内容与其名称(SHA-256)不符,原件可能已被改动;新内容未写入,请运行 tiezheng check。",
            target
                + " does not hold the bytes that its name (SHA-256) says; it was changed after it"
                + " was stored. The new bytes were not written; run tiezheng check."));
  }
}
