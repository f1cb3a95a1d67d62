package org.tiezheng.seal.digest;

import java.io.IOException;
import java.nio.file.Path;

/** The path names a directory, a device or a pipe, which have no fixed bytes to digest. */
public final class NotAFileException extends IOException {
  NotAFileException(Path file) {
    super(file + " is not a regular file, so there is nothing to digest");
  }
}
