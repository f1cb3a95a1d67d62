package org.tiezheng.casework;

import java.nio.file.Path;
import org.tiezheng.seal.keys.Unlock;

/** What a person opens the keys of a case with; shows nothing of itself. */
public final class Unlocking {
  private final Unlock unlock;

  private Unlocking(Unlock unlock) {
    this.unlock = unlock;
  }

  /** A passphrase that was typed; the characters are copied. */
  public static Unlocking passphrase(char[] typed) {
    return new Unlocking(Unlock.passphrase(typed));
  }

  /** A file of the system's user, made on first use, which lies apart from the keys. */
  public static Unlocking userFile(Path file) {
    return new Unlocking(Unlock.file(file));
  }

  Unlock unlock() {
    return unlock;
  }
}
