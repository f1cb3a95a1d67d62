package org.tiezheng.verify.container;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Limits;

/**
 * The files of a bag in a folder or a zip, with paths relative to the bag. Nothing is written.
 * Reading is safe for many threads at once.
 */
public sealed interface Container extends Closeable permits FolderContainer, ZipContainer {
  /**
   * Opens and lists a folder or zip.
   *
   * @throws UnreadableContainerException when it is neither, is damaged, or exceeds the limits
   */
  static Container open(Path place, Limits limits) {
    try {
      if (Files.isDirectory(place)) {
        return FolderContainer.open(place, limits);
      }
      if (Files.isRegularFile(place)) {
        return ZipContainer.open(place, limits);
      }
    } catch (IOException e) {
      throw new UnreadableContainerException(
          place.getFileName() + " 无法读取:" + e.getMessage() + "。",
          place.getFileName() + " cannot be read: " + e.getMessage() + ".",
          e);
    }
    throw new UnreadableContainerException(
        place.getFileName()
            + (Files.exists(place, LinkOption.NOFOLLOW_LINKS) ? " 既不是文件夹也不是文件。" : " 不存在。"),
        place.getFileName()
            + (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                ? " is neither a folder nor a file."
                : " does not exist."));
  }

  /** Whether it is a zip, whose own format can be damaged. */
  default boolean isZip() {
    return this instanceof ZipContainer;
  }

  /** The regular files, by path bytes; every path is harmless and occurs once. */
  List<Member> members();

  /** Everything else that was found. */
  List<Oddity> oddities();

  /** The bytes of a member, from its beginning. */
  InputStream open(String path) throws IOException;

  /**
   * Digests members, several at once.
   *
   * @return an outcome for each, by path
   */
  Map<String, FileOutcome> digest(
      Collection<String> paths, Digester digester, int workers, Progress progress)
      throws InterruptedException;
}
