package org.tiezheng.vault;

import java.nio.file.Path;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.vault.embedded.EmbeddedVault;

/**
 * One case in one directory: originals, case data, custody log, deposit log and keys. At most one
 * process has it open for writing; any number may read.
 *
 * <p>Safe for use by many threads at once. Every failure is a {@link VaultException} or a {@link
 * org.tiezheng.seal.keys.KeyRingException} with one sentence for a person.
 */
public interface Vault extends AutoCloseable {
  /**
   * Makes a vault in an empty or new directory, and its keys.
   *
   * @throws VaultExistsException when the directory is not empty
   */
  static Vault create(Path directory, Unlock unlock, VaultSettings settings) {
    return EmbeddedVault.create(directory, unlock, settings);
  }

  /**
   * Opens a vault for reading and writing.
   *
   * @throws NotAVaultException when there is none
   * @throws VaultInUseException when another program has it open for writing
   * @throws VaultReadOnlyException when its medium does not allow writing
   * @throws ClockSetBackException when the clock is behind what the vault has recorded
   * @throws org.tiezheng.seal.keys.WrongUnlockException when the passphrase does not fit
   */
  static Vault open(Path directory, Unlock unlock, VaultSettings settings) {
    return EmbeddedVault.open(directory, unlock, settings);
  }

  /**
   * Opens a vault for reading, without keys, also from a medium that cannot be written to and while
   * another program writes. Every writing call throws {@link VaultReadOnlyException}.
   *
   * @throws NotAVaultException when there is none
   */
  static Vault openReadOnly(Path directory) {
    return EmbeddedVault.openReadOnly(directory);
  }

  /**
   * Keeps everybody from writing, so that the files can be copied as they are at one moment. Opens
   * nothing and needs no key; whoever reads goes on. The file {@code lock} must not be read in this
   * process meanwhile: that would give the lock up.
   *
   * @throws NotAVaultException when there is none
   * @throws VaultInUseException when a program has it open for writing
   */
  static VaultHold hold(Path directory) {
    return EmbeddedVault.hold(directory);
  }

  Path directory();

  boolean readOnly();

  OriginalStore originals();

  CaseStore caseStore();

  /**
   * The keys.
   *
   * @throws VaultReadOnlyException when the vault was opened for reading
   */
  KeyRing keys();

  /** Ends all work and releases the vault for others. A second call does nothing. */
  @Override
  void close();
}
