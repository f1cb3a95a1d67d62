package org.tiezheng.vault.log;

import java.io.IOException;
import java.nio.file.Path;

/** Another program, or another part of this one, has the log open: nothing is wrong with it. */
public final class LogInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  LogInUseException(Path path) {
    super(path + " is in use by another process");
  }
}
