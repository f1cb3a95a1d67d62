package org.tiezheng.seal.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that are whole or absent after a crash, and readable by their owner alone. */
public final class DurableFiles {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private DurableFiles() {}

  /** Writes beside the target, forces to disk, renames, forces the directory. */
  public static void write(Path target, byte[] content) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    writeNew(part, content);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncDirectory(parent(target));
  }

  /** Writes and forces a file that must not exist yet; the directory is the caller's to force. */
  static void writeNew(Path target, byte[] content) throws IOException {
    try (FileChannel out = FileChannel.open(target, NEW, mode(target, "rw-------"))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  /** The directory that a file lies in. */
  public static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
  }

  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, mode(directory, "rwx------"));
  }

  /** Makes a rename or a new entry durable; Windows has no such call and needs none. */
  public static void syncDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
