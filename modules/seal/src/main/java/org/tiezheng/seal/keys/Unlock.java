package org.tiezheng.seal.keys;

import java.nio.file.Path;

/** What opens a key ring: a passphrase that a person types, or a file that the system protects. */
public sealed interface Unlock permits Passphrase, UnlockFile {
  /** A passphrase; the characters are copied. */
  static Unlock passphrase(char[] characters) {
    return new Passphrase(characters, PassphraseCost.RECOMMENDED);
  }

  /** As above with another cost for a ring that is made now; an existing ring keeps its own. */
  static Unlock passphrase(char[] characters, PassphraseCost cost) {
    return new Passphrase(characters, cost);
  }

  /**
   * A file of 32 random bytes, made on first use with permissions for its owner alone. It should
   * lie where the system protects it (an encrypted home, a credential store's folder), not beside
   * the keys.
   */
  static Unlock file(Path file) {
    return new UnlockFile(file);
  }

  /** Whether the ring that this is used for is new. */
  enum Use {
    CREATE,
    OPEN
  }
}
