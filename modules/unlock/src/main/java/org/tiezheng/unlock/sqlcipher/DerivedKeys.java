package org.tiezheng.unlock.sqlcipher;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tiezheng.unlock.Pbkdf2;
import org.tiezheng.unlock.Pbkdf2.Hash;
import org.tiezheng.unlock.sqlcipher.KeyForms.Form;

/**
 * What was derived from keys: each takes up to half a second of one core, and a file may be asked
 * for again, such as once before it is sealed and once when it is. Thread-safe: who asks for what
 * another thread is deriving waits for it. Closing wipes everything.
 */
final class DerivedKeys implements AutoCloseable {
  private final Map<Derivation, Derived> all = new ConcurrentHashMap<>();

  private record Derivation(Form form, Hash kdf, int rounds, ByteBuffer salt) {}

  private static final class Derived {
    private byte @Nullable [] key;
  }

  /**
   * The key of the pages.
   *
   * @return shared: not to be altered
   * @throws InterruptedIOException if the thread was interrupted
   */
  byte[] of(Form form, Hash kdf, int rounds, byte[] salt) throws InterruptedIOException {
    Derived derived =
        all.computeIfAbsent(
            new Derivation(form, kdf, rounds, ByteBuffer.wrap(salt.clone())), _ -> new Derived());
    synchronized (derived) {
      byte[] key = derived.key;
      if (key == null) {
        key = Pbkdf2.derive(kdf, form.bytes(), salt, rounds, PageKeys.LENGTH, _ -> {});
        derived.key = key;
      }
      return key;
    }
  }

  @Override
  public void close() {
    for (Derived derived : all.values()) {
      synchronized (derived) {
        if (derived.key != null) {
          Arrays.fill(derived.key, (byte) 0);
        }
      }
    }
    all.clear();
  }
}
