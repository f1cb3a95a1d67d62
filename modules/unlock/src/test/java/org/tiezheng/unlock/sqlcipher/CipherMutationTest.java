package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.sqlite.Table;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;
import org.tiezheng.unlock.Mutations;
import org.tiezheng.unlock.SealedFolder;

/** Damaged encrypted databases: read around the damage, or refused with a sentence. */
class CipherMutationTest {
  private static final int COUNT = Boolean.getBoolean("long") ? 20_000 : 300;

  @TempDir Path folder;

  @Test
  void noMutationMakesReadingFailOrHidesThatSomethingIsWrong() throws Exception {
    try (CipherStore engine = EncryptedFolder.engine()) {
      for (CipherSet set : new CipherSet[] {CipherSet.WECHAT_MAC_3, CipherSet.WECHAT_4_RAW}) {
        Path own = java.nio.file.Files.createDirectory(folder.resolve(set.name()));
        engine.execute(own.resolve("m.db"), set, EncryptedFolder.KEY, EncryptedFolder.world());
        engine.leaveLogOpen(
            own.resolve("m.db"),
            set,
            EncryptedFolder.KEY,
            java.util.List.of("DELETE FROM Msg WHERE local_id % 3 = 0"),
            own.resolve("left.db"));
        SealedFolder files = EncryptedFolder.read(own);
        Random random = new Random(20261125);
        for (int i = 0; i < COUNT; i++) {
          String name = random.nextBoolean() ? "left.db" : "left.db-wal";
          byte[] mutated = Mutations.of(files.bytes(name), random);
          read(files.with(name, Optional.of(mutated)).source("left.db"));
        }
      }
    }
  }

  private static void read(SealedSource source) {
    new SqlCipher().seems(source.main(), Optional.empty());
    if (source.main().size() < 512) {
      return;
    }
    try {
      Store store = Keys.open(source, "x'" + Keys.COUNTING + "'");
      store.unlocked().orElseThrow().audit(source.main().bytes());
      for (Table table : store.database().schema().tables()) {
        store.database().rows(table, _ -> {});
      }
    } catch (TiezhengException | FormatException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
