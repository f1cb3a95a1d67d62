package org.tiezheng.vault.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.vault.CaseStore;
import org.tiezheng.vault.CaseStoreContract;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.OriginalStoreContract;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultSettings;

/** The contracts, of the embedded vault. */
class EmbeddedStoresTest {
  @Nested
  class Originals extends OriginalStoreContract {
    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    @BeforeEach
    void create(@TempDir Path folder) {
      Unlock unlock = Unlock.file(folder.resolve("unlock"));
      VaultSettings settings =
          new VaultSettings(new CaseStoreContract.MovableClock(), new SecureRandom());
      vault = Vault.create(folder.resolve("a.case"), unlock, settings);
    }

    @AfterEach
    void close() {
      vault.close();
    }

    @Override
    protected OriginalStore store() {
      return vault.originals();
    }
  }

  @Nested
  @SuppressWarnings("NullAway.Init")
  class Cases extends CaseStoreContract {
    private Vault vault;
    private Unlock unlock;
    private VaultSettings settings;

    @BeforeEach
    void create(@TempDir Path folder) {
      unlock = Unlock.file(folder.resolve("unlock"));
      settings = new VaultSettings(clock, new SecureRandom());
      vault = Vault.create(folder.resolve("a.case"), unlock, settings);
    }

    @AfterEach
    void close() {
      vault.close();
    }

    @Override
    protected CaseStore store() {
      return vault.caseStore();
    }

    @Override
    protected OriginalStore originals() {
      return vault.originals();
    }

    @Override
    protected CaseStore reopened() {
      vault.close();
      vault = Vault.open(vault.directory(), unlock, settings);
      return vault.caseStore();
    }
  }
}
