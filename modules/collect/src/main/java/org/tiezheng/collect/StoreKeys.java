package org.tiezheng.collect;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.container.Secret;

/**
 * The keys that a person gave for encrypted databases. Each database is tried at most once;
 * thread-safe.
 */
@FunctionalInterface
public interface StoreKeys {
  /** Nobody gave any: what is encrypted stays so. */
  StoreKeys NONE = (_, _) -> Optional.empty();

  /**
   * How the pages of an encrypted database are read.
   *
   * @param main the database; one that is not encrypted gives empty, too
   * @param wal its write-ahead log: the first page of a new database is there alone
   * @return empty if it does not look encrypted or no key opens it
   */
  Optional<UnlockedStore> unlock(Member main, Optional<Member> wal);

  /**
   * Keys that a person gave for pictures that an app keeps encrypted one by one; whoever takes them
   * wipes what he makes of them, not these.
   */
  default List<Secret> pictureKeys() {
    return List.of();
  }
}
