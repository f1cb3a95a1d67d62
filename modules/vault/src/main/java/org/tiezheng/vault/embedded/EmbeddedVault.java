package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.vault.CaseStore;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultExistsException;
import org.tiezheng.vault.VaultHold;
import org.tiezheng.vault.VaultReadOnlyException;
import org.tiezheng.vault.VaultSettings;
import org.tiezheng.vault.VaultSettings.ClockSetBack;

/** A vault in one directory: wiring only. */
public final class EmbeddedVault implements Vault {
  /** A reader writes nothing, so it needs neither time nor randomness. */
  private static final VaultSettings READING =
      new VaultSettings(() -> Instant.EPOCH, new SecureRandom());

  private final VaultLayout layout;
  private final Access access;
  private final Database database;
  private final OriginalStore originals;
  private final CaseStore cases;
  private final @Nullable KeyRing keys;
  private final @Nullable VaultLock lock;

  private EmbeddedVault(
      VaultLayout layout,
      Database database,
      VaultSettings settings,
      @Nullable KeyRing keys,
      @Nullable VaultLock lock) {
    this.layout = layout;
    this.database = database;
    this.keys = keys;
    this.lock = lock;
    access = new Access(layout.root(), lock == null);
    originals = new DirectoryOriginalStore(layout, access);
    cases = new SqliteCaseStore(layout, database, access, originals, settings);
  }

  /** See {@link Vault#create}. */
  public static EmbeddedVault create(Path directory, Unlock unlock, VaultSettings settings) {
    VaultLayout layout = new VaultLayout(directory);
    try {
      Durability.createDirectory(layout.root());
      requireEmpty(layout);
      VaultLock lock = VaultLock.take(layout);
      try (lock) {
        for (Path folder :
            new Path[] {layout.originals(), layout.readings(), layout.parts(), layout.log()}) {
          Durability.createDirectory(folder);
        }
        KeyRing keys = KeyRing.open(layout.keys(), unlock, settings.clock(), settings.random());
        System.getLogger(EmbeddedVault.class.getName())
            .log(System.Logger.Level.DEBUG, "keys of {0} made", keys.origin());
        Database.create(layout.database());
        VaultMarker.write(layout, settings.clock().instant());
      }
      return open(directory, unlock, settings);
    } catch (IOException e) {
      throw StorageFault.of(layout.root(), e);
    }
  }

  private static void requireEmpty(VaultLayout layout) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.root())) {
      if (entries.iterator().hasNext()) {
        throw new VaultExistsException(
            new Text(
                "“" + layout.root() + "”不是空文件夹;新案件需要一个空的或尚不存在的文件夹。",
                layout.root()
                    + " is not empty; a new case needs a folder that is empty or does not exist."));
      }
    }
  }

  /** See {@link Vault#open}. */
  public static EmbeddedVault open(Path directory, Unlock unlock, VaultSettings settings) {
    VaultLayout layout = new VaultLayout(directory);
    try {
      VaultMarker marker = VaultMarker.require(layout);
      VaultLock lock = VaultLock.take(layout);
      try {
        ClosedState.remove(layout);
        removeParts(layout);
        return opened(layout, marker, lock, unlock, settings);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw StorageFault.of(layout.root(), e);
    }
  }

  /** See {@link Vault#hold}. */
  public static VaultHold hold(Path directory) {
    VaultLayout layout = new VaultLayout(directory);
    try {
      VaultMarker marker = VaultMarker.require(layout);
      System.getLogger(EmbeddedVault.class.getName())
          .log(System.Logger.Level.DEBUG, "held as it is: {0}", marker);
      VaultLock lock = VaultLock.take(layout);
      return lock::close;
    } catch (IOException e) {
      throw StorageFault.of(layout.root(), e);
    }
  }

  private static EmbeddedVault opened(
      VaultLayout layout, VaultMarker marker, VaultLock lock, Unlock unlock, VaultSettings settings)
      throws IOException {
    Database database = Database.open(layout.database());
    try {
      if (settings.clockSetBack() == ClockSetBack.REFUSE) {
        ClockCheck.require(newestTime(marker, database), settings.clock().instant());
      }
      KeyRing keys = KeyRing.open(layout.keys(), unlock, settings.clock(), settings.random());
      return new EmbeddedVault(layout, database, settings, keys, lock);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The time of the newest event; before there is one, the time at which the vault was made. */
  private static Instant newestTime(VaultMarker marker, Database database) {
    return database
        .read(SqliteCustodyStore::last)
        .map(entry -> entry.event().time())
        .orElse(marker.made());
  }

  /** What a crash left half written; none of it was ever acknowledged. */
  private static void removeParts(VaultLayout layout) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(layout.parts(), "*.part")) {
      for (Path part : parts) {
        Files.delete(part);
      }
    }
  }

  /** See {@link Vault#openReadOnly}. */
  public static EmbeddedVault openReadOnly(Path directory) {
    VaultLayout layout = new VaultLayout(directory);
    try {
      VaultMarker.require(layout);
      Database database = Database.openReadOnly(layout.database());
      return new EmbeddedVault(layout, database, READING, null, null);
    } catch (IOException e) {
      throw StorageFault.of(layout.root(), e);
    }
  }

  @Override
  public Path directory() {
    return layout.root();
  }

  @Override
  public boolean readOnly() {
    return access.readOnly();
  }

  @Override
  public OriginalStore originals() {
    return originals;
  }

  @Override
  public CaseStore caseStore() {
    return cases;
  }

  @Override
  public KeyRing keys() {
    if (keys == null) {
      throw new VaultReadOnlyException(
          new Text(
              "“" + layout.root() + "”是以只读方式打开的,没有可用的密钥。",
              layout.root() + " was opened for reading, so no keys are at hand."));
    }
    return keys;
  }

  @Override
  public void close() {
    if (access.close()) {
      database.close();
      if (lock != null) {
        ClosedState.write(layout);
        lock.close();
      }
    }
  }
}
