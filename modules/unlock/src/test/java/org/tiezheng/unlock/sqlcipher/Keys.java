package org.tiezheng.unlock.sqlcipher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.StoreCipher.Keyring;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;

/** Keys as a person would give them. */
final class Keys {
  /** The 32 bytes 00 to 1f. */
  static final String COUNTING = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  private Keys() {}

  static UnlockedStore unlock(SealedSource source, String... keys) {
    List<Secret> secrets = new ArrayList<>();
    for (String key : keys) {
      secrets.add(Secret.of(key.toCharArray()));
    }
    try (Keyring ring = new SqlCipher().keyring(secrets)) {
      return ring.unlock(source.main(), source.sibling(source.main().fileName() + "-wal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the database as an importer would. */
  static Store open(SealedSource source, String... keys) throws FormatException {
    UnlockedStore unlocked = unlock(source, keys);
    StoreKeys known = (_, _) -> Optional.of(unlocked);
    return Store.open(source.with(known));
  }
}
