package org.tiezheng.collect.container;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.evidence.Text;

/**
 * A way in which single databases are encrypted. Found by {@link java.util.ServiceLoader}; opens
 * sealed bytes with keys that a person gave, never guesses one, and writes nothing. Stateless.
 */
public interface StoreCipher {
  /** Stable id such as {@code sqlcipher}; also the name of its page in docs/containers. */
  String id();

  /**
   * What a file seems to be, told without a key from its size and first page.
   *
   * @return empty if it does not look encrypted in this way
   */
  Optional<Seeming> seems(Member main, Optional<Member> wal);

  /**
   * What a file seems to be.
   *
   * @param certain whether the file says so itself; else it only looks so
   * @param what for a person
   */
  record Seeming(boolean certain, Text what) {}

  /** Takes keys to try; the caller keeps them and closes them. */
  Keyring keyring(List<Secret> keys);

  /** Keys to try on one database after the other. Thread-safe; closing wipes them. */
  interface Keyring extends AutoCloseable {
    /**
     * What was derived from the keys is kept until this is closed, so that the same file, or the
     * beginning of it, is opened at once another time. Tries the keys with all parameters that fit
     * the file.
     *
     * @throws WrongSecretException if none opens it; the bytes are intact as far as can be told
     * @throws java.io.InterruptedIOException if the thread was interrupted
     */
    UnlockedStore unlock(Member main, Optional<Member> wal) throws java.io.IOException;

    @Override
    void close();
  }
}
