package org.tiezheng.seal.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a file is still the same: size, time of last change and the file system's own
 * key (inode) where there is one.
 */
record FileState(long size, FileTime modified, @Nullable Object key) {
  static FileState of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    if (!now.isRegularFile()) {
      throw new NotAFileException(file);
    }
    return new FileState(now.size(), now.lastModifiedTime(), now.fileKey());
  }

  /** Compares with the state now and with the number of bytes that were read. */
  void requireUnchanged(Path file, long bytesRead) throws IOException {
    FileState now = of(file);
    if (!now.equals(this)) {
      throw new SourceChangedException(file, describe(), now.describe());
    }
    if (bytesRead != size) {
      throw new SourceChangedException(file, size + " B", bytesRead + " B read");
    }
  }

  private String describe() {
    return size + " B, " + modified;
  }
}
