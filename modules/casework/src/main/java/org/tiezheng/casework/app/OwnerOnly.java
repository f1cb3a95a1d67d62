package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files beside the cases that hold evidence before it is sealed, or are derived from
 * it: nobody else on this computer may read them. Where the file system knows no owners (Windows),
 * they are as the folder above them. Safe for use by many threads.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Makes a folder and those above it, and closes one that was open to others. */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder, mode(folder, FOLDER));
    if (posix(folder) && !Files.getPosixFilePermissions(folder).equals(FOLDER)) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
    return folder;
  }

  /** Makes an empty file that is not there yet. */
  public static Path file(Path file) throws IOException {
    return Files.createFile(file, mode(file, FILE));
  }

  private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> wanted) {
    return posix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
