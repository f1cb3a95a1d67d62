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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogCheck;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.log.LogStoreContract;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.ReceiptVerifier;

/** The embedded store against the contract, and under a log. */
class JournalLogStoreTest {
  @TempDir private Path folder;

  @Test
  void itFulfilsTheContract() throws IOException {
    List<JournalLogStore> open = new ArrayList<>();
    LogStoreContract.Reopening stores =
        () -> {
          for (JournalLogStore store : open) {
            store.close();
          }
          open.clear();
          JournalLogStore store = JournalLogStore.open(folder.resolve("contract"));
          open.add(store);
          return store;
        };
    assertThat(LogStoreContract.violations(stores)).isEmpty();
    open.getFirst().close();
  }

  @Test
  void itFulfilsTheContractWithItsIndexDeletedEachTime() throws IOException {
    List<JournalLogStore> open = new ArrayList<>();
    LogStoreContract.Reopening stores =
        () -> {
          for (JournalLogStore store : open) {
            store.close();
          }
          open.clear();
          Files.deleteIfExists(folder.resolve("bare/index.db"));
          JournalLogStore store = JournalLogStore.open(folder.resolve("bare"));
          open.add(store);
          return store;
        };
    assertThat(LogStoreContract.violations(stores)).isEmpty();
    open.getFirst().close();
  }

  @Test
  void aSecondOpeningIsRefused() throws IOException {
    try (JournalLogStore store = JournalLogStore.open(folder.resolve("one"))) {
      assertThat(store.checkpoint()).isEmpty();
      assertThatThrownBy(() -> JournalLogStore.open(folder.resolve("one")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void aBatchCutOffAnywhereIsSetAsideAndAllBeforeItIsThere() throws Exception {
    SigningKeys keys = keys();
    Path whole = folder.resolve("whole");
    long complete;
    try (JournalLogStore store = JournalLogStore.open(whole);
        Log log = Log.open(store, keys, settings())) {
      log.append(deposit(1)).get();
      complete = Files.size(whole.resolve("journal"));
      log.append(deposit(2)).get();
    }
    byte[] journal = Files.readAllBytes(whole.resolve("journal"));
    for (int length = (int) complete; length <= journal.length; length += 13) {
      Path cut = Files.createDirectories(folder.resolve("cut" + length));
      Files.write(cut.resolve("journal"), Arrays.copyOf(journal, length));
      try (JournalLogStore store = JournalLogStore.open(cut);
          Log log = Log.open(store, keys, settings())) {
        assertThat(log.size()).isEqualTo(length == journal.length ? 2 : 1);
        log.append(deposit(3)).get();
      }
      try (Stream<Path> files = Files.list(cut)) {
        assertThat(files.filter(f -> f.toString().contains(".torn-")).count())
            .isEqualTo(length == complete || length == journal.length ? 0 : 1);
      }
    }
  }

  @Test
  void damageInTheMiddleIsReportedAndNothingIsChanged() throws Exception {
    SigningKeys keys = keys();
    Path damaged = folder.resolve("damaged");
    try (JournalLogStore store = JournalLogStore.open(damaged);
        Log log = Log.open(store, keys, settings())) {
      log.append(deposit(1)).get();
      log.append(deposit(2)).get();
      log.append(deposit(3)).get();
    }
    byte[] journal = Files.readAllBytes(damaged.resolve("journal"));
    journal[journal.length / 2] ^= 1;
    Files.write(damaged.resolve("journal"), journal);
    Files.delete(damaged.resolve("index.db"));
    assertThatThrownBy(() -> JournalLogStore.open(damaged))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged at byte");
    assertThat(Files.readAllBytes(damaged.resolve("journal"))).isEqualTo(journal);
  }

  @Test
  void aLogInItGoesOnWhereItStoppedAcrossManyTiles() throws Exception {
    SigningKeys keys = keys();
    int many = 3 * 256 + 17;
    for (int round = 1; round <= 3; round++) {
      try (JournalLogStore store = JournalLogStore.open(folder.resolve("log"));
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
  void anotherFileIsRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("journal"), "no journal at all, only words");
    assertThatThrownBy(() -> JournalLogStore.open(other)).isInstanceOf(IOException.class);
    assertThat(other.resolve("journal")).hasContent("no journal at all, only words");
  }

  @Test
  void aJournalThatLacksWhatItsIndexKnowsIsNotOpened() throws Exception {
    SigningKeys keys = keys();
    Path old = folder.resolve("old");
    byte[] shorter;
    try (JournalLogStore store = JournalLogStore.open(old);
        Log log = Log.open(store, keys, settings())) {
      log.append(deposit(1)).get();
      shorter = Files.readAllBytes(old.resolve("journal"));
      log.append(deposit(2)).get();
    }
    byte[] whole = Files.readAllBytes(old.resolve("journal"));
    byte[] changed = whole.clone();
    changed[changed.length - 1] ^= 1;
    for (byte[] bad : List.of(shorter, changed)) {
      Files.write(old.resolve("journal"), bad);
      assertThatThrownBy(() -> JournalLogStore.open(old))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Restore the journal");
      assertThat(Files.readAllBytes(old.resolve("journal"))).isEqualTo(bad);
    }
    Files.write(old.resolve("journal"), shorter);
    Files.delete(old.resolve("index.db"));
    try (JournalLogStore store = JournalLogStore.open(old);
        Log log = Log.open(store, keys, settings())) {
      assertThat(log.size()).isEqualTo(1);
      assertThat(store.indexOf(deposit(2).id())).isEmpty();
      log.append(deposit(2)).get();
      assertThat(LogCheck.store(store, log.verifierKeys(), done -> {}).faults()).isEmpty();
    }
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
