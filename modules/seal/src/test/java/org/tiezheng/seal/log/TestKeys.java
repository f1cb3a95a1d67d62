package org.tiezheng.seal.log;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.Unlock;

/** Keys for one test. */
final class TestKeys {
  private TestKeys() {}

  static SigningKeys in(Path folder) throws IOException {
    return ring(folder).current();
  }

  static KeyRing ring(Path folder) throws IOException {
    return ring(folder, InstantSource.system());
  }

  static KeyRing ring(Path folder, InstantSource clock) throws IOException {
    return KeyRing.open(
        folder.resolve("ring"), Unlock.file(folder.resolve("unlock")), clock, new SecureRandom());
  }
}
