package org.tiezheng.vault.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.log.LogStoreContract;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.ReceiptVerifier;

/** The embedded store against the contract, and under a log. */
class SqliteLogStoreTest {
  @TempDir private Path folder;

  @Test
  void itFulfilsTheContract() throws IOException {
    List<SqliteLogStore> open = new ArrayList<>();
    LogStoreContract.Reopening stores =
        () -> {
          for (SqliteLogStore store : open) {
            store.close();
          }
          open.clear();
          SqliteLogStore store = SqliteLogStore.open(folder.resolve("contract.db"));
          open.add(store);
          return store;
        };
    assertThat(LogStoreContract.violations(stores)).isEmpty();
    open.getFirst().close();
  }

  @Test
  void itFulfilsTheContractWhenTheOldProcessNeverClosed() throws IOException {
    List<SqliteLogStore> open = new ArrayList<>();
    LogStoreContract.Reopening stores =
        () -> {
          SqliteLogStore store = SqliteLogStore.open(folder.resolve("unclosed.db"));
          open.add(store);
          return store;
        };
    assertThat(LogStoreContract.violations(stores)).isEmpty();
    for (SqliteLogStore store : open) {
      store.close();
    }
  }

  @Test
  void aLogInItGoesOnWhereItStoppedAcrossManyTiles() throws Exception {
    SigningKeys keys = keys();
    int many = 3 * 256 + 17;
    for (int round = 1; round <= 3; round++) {
      try (SqliteLogStore store = SqliteLogStore.open(folder.resolve("log.db"));
          Log log = Log.open(store, keys, settings())) {
        assertThat(log.size()).isEqualTo((long) (round - 1) * many);
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          receipts.add(log.append(deposit(round * 10_000 + i)));
        }
        ReceiptVerifier verifier = new ReceiptVerifier(log.verifierKeys());
        for (CompletableFuture<Receipt> receipt : receipts) {
          assertThat(verifier.verify(receipt.get(), Optional.empty()).inLog()).isTrue();
        }
        Receipt early = log.receipt(deposit(10_000).id(), log.size());
        assertThat(verifier.verify(early, Optional.empty()).inLog()).isTrue();
        if (round > 1) {
          long before = (long) (round - 1) * many;
          assertThat(
                  log.consistency(before, log.size())
                      .connects(log.root(before), log.root(log.size())))
              .isTrue();
        }
      }
    }
  }

  @Test
  void anotherSqliteFileOrNoneIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "no database at all, only words");
    assertThatThrownBy(() -> SqliteLogStore.open(text)).isInstanceOf(IOException.class);
    assertThat(Files.readString(text)).isEqualTo("no database at all, only words");
  }

  private SigningKeys keys() throws IOException {
    return KeyRing.open(
            folder.resolve("ring"),
            Unlock.file(folder.resolve("unlock")),
            InstantSource.system(),
            new SecureRandom())
        .current();
  }

  private static LogSettings settings() {
    return new LogSettings("tiezheng/0.1.0", InstantSource.system(), new SecureRandom());
  }

  private static Deposit deposit(int number) {
    byte[] content = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    return Deposit.of(UUID.nameUUIDFromBytes(content), LeafType.ORIGINAL, content);
  }
}
