package org.tiezheng.seal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.MerkleTree;
import org.tiezheng.seal.proof.NaiveTree;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptVerifier;
import org.tiezheng.seal.proof.SignedNote;
import org.tiezheng.seal.proof.TlogProof;

/** The log over a store in memory: receipts, idempotency, growth, failure, forks. */
class LogTest {
  private static final int MANY = 700;

  @TempDir private static Path folder;
  private static KeyRing ring;
  private static SigningKeys keys;

  private final SettableClock clock = new SettableClock();
  private final MemoryLogStore store = new MemoryLogStore();

  @BeforeAll
  static void makeKeys() throws IOException {
    ring = TestKeys.ring(folder);
    keys = ring.current();
  }

  @Test
  void theStoreInMemoryFulfilsTheContract() throws IOException {
    MemoryLogStore one = new MemoryLogStore();
    assertThat(LogStoreContract.violations(() -> one)).isEmpty();
  }

  @Test
  void everyReceiptVerifiesWhateverTheBatches() throws Exception {
    try (Log log = open()) {
      List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        receipts.add(log.append(deposit(i)));
        if (i % 50 == 0) {
          receipts.getLast().get();
        }
      }
      ReceiptVerifier verifier = new ReceiptVerifier(log.verifierKeys());
      for (int i = 0; i < MANY; i++) {
        ReceiptReport report = verifier.verify(receipts.get(i).get(), Optional.of(content(i)));
        assertThat(report.inLog()).as("%s", report.steps()).isTrue();
      }
      assertThat(log.size()).isEqualTo(MANY);
      assertThat(store.commits()).isLessThan(MANY);
    }
  }

  @Test
  void theTreeIsTheOneThatRfc6962Defines() throws Exception {
    List<Hash> hashes = new ArrayList<>();
    try (Log log = open()) {
      fill(log, 0, MANY);
      for (StoredEntry stored : store.entries(0, MANY)) {
        hashes.add(MerkleTree.leafHash(bytes(stored.entry().leaf())));
      }
      NaiveTree naive = new NaiveTree(hashes);
      for (int size = 1; size <= MANY; size += 13) {
        assertThat(log.root(size)).isEqualTo(naive.root(size));
        for (int smaller = 1; smaller <= size; smaller += 37) {
          assertThat(log.consistency(smaller, size).hashes()).isEqualTo(naive.proof(smaller, size));
          assertThat(log.consistency(smaller, size).connects(log.root(smaller), log.root(size)))
              .isTrue();
        }
      }
      Receipt late = log.receipt(id(3), MANY);
      assertThat(TlogProof.parse(bytes(late.proof())).hashes())
          .isEqualTo(naive.path((int) log.indexOf(id(3)).orElseThrow(), MANY));
    }
  }

  @Test
  void theSameRequestGivesTheSameReceiptEvenAfterReopening() throws Exception {
    Receipt first;
    try (Log log = open()) {
      first = log.append(deposit(1)).get();
      fill(log, 2, 20);
      assertThat(log.append(deposit(1)).get()).isEqualTo(first);
      assertThat(log.receipt(id(1))).isEqualTo(first);
    }
    try (Log log = open()) {
      assertThat(log.append(deposit(1)).get()).isEqualTo(first);
      assertThat(log.size()).isEqualTo(19);
    }
  }

  @Test
  void theSameIdForSomethingElseIsRefused() throws Exception {
    try (Log log = open()) {
      CompletableFuture<Receipt> first = log.append(deposit(1));
      Deposit other = new Deposit(id(1), LeafType.EVENT, content(1).digests(), content(1).size());
      Deposit bytes = Deposit.of(id(1), LeafType.ORIGINAL, content(2));
      assertThatThrownBy(() -> log.append(other).get())
          .hasCauseInstanceOf(RequestConflictException.class);
      first.get();
      assertThatThrownBy(() -> log.append(other).get())
          .hasCauseInstanceOf(RequestConflictException.class);
      assertThatThrownBy(() -> log.append(bytes).get())
          .hasCauseInstanceOf(RequestConflictException.class);
      assertThat(log.size()).isEqualTo(1);
    }
  }

  @Test
  void manyAtOnceWithTheSameIdAreOneDeposit() throws Exception {
    try (Log log = open()) {
      List<CompletableFuture<Receipt>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(log.append(deposit(9)));
      }
      Receipt first = all.getFirst().get();
      for (CompletableFuture<Receipt> one : all) {
        assertThat(one.get()).isEqualTo(first);
      }
      assertThat(log.size()).isEqualTo(1);
    }
  }

  @Test
  void aReceiptCanBeMadeForAnyLaterCheckpointAndNoOther() throws Exception {
    try (Log log = open()) {
      fill(log, 0, 10);
      fill(log, 10, 30);
      ReceiptVerifier verifier = new ReceiptVerifier(log.verifierKeys());
      Receipt later = log.receipt(id(4), 30);
      assertThat(TlogProof.parse(bytes(later.proof())).checkpoint().size()).isEqualTo(30);
      assertThat(verifier.verify(later, Optional.of(content(4))).inLog()).isTrue();
      assertThatThrownBy(() -> log.receipt(id(4), 31))
          .isInstanceOf(NoSuchCheckpointException.class);
      assertThatThrownBy(() -> log.receipt(id(20), 10))
          .isInstanceOf(NoSuchCheckpointException.class);
      assertThatThrownBy(() -> log.receipt(id(99))).isInstanceOf(NoSuchDepositException.class);
    }
  }

  @Test
  void aCosignatureIsMadeAtMostOnceASecondAndAlwaysOnRequest() throws Exception {
    try (Log log = open()) {
      log.append(deposit(0)).get();
      assertThat(log.checkpoint().signatures()).hasSize(2);
      log.append(deposit(1)).get();
      assertThat(log.checkpoint().signatures()).hasSize(1);
      clock.forward(Duration.ofMillis(1100));
      log.append(deposit(2)).get();
      assertThat(log.checkpoint().signatures()).hasSize(2);
      log.append(deposit(3)).get();
      assertThat(log.checkpoint().signatures()).hasSize(1);
      SignedNote cosigned = log.cosignedCheckpoint().get();
      assertThat(cosigned.signatures()).hasSize(2);
      assertThat(cosigned.check(log.verifierKeys()).accepted()).isTrue();
      assertThat(log.cosignedCheckpoint().get()).isEqualTo(cosigned);
      assertThat(log.checkpoint(4)).isEqualTo(cosigned);
      Receipt receipt = log.receipt(id(3), 4);
      assertThat(TlogProof.parse(bytes(receipt.proof())).isCanonical(log.verifierKeys())).isTrue();
    }
  }

  @Test
  void aFailedWriteStopsTheLogAndNothingIsAcknowledged() throws Exception {
    for (boolean keeps : List.of(true, false)) {
      MemoryLogStore failing = new MemoryLogStore();
      try (Log log = Log.open(failing, keys, settings())) {
        Receipt good = log.append(deposit(0)).get();
        failing.failAt(1, keeps);
        assertThatThrownBy(() -> log.append(deposit(1)).get())
            .hasCauseInstanceOf(LogStoppedException.class);
        assertThatThrownBy(() -> log.append(deposit(2)).get())
            .hasCauseInstanceOf(LogStoppedException.class);
        assertThat(log.receipt(id(0))).isEqualTo(good);
      }
      failing.failAt(1_000_000, false);
      try (Log log = Log.open(failing, keys, settings())) {
        assertThat(log.size()).isEqualTo(keeps ? 2 : 1);
        assertThat(log.append(deposit(1)).get()).isNotNull();
        assertThat(log.size()).isEqualTo(2);
      }
    }
  }

  @Test
  void aClosedLogAnswersEveryDepositOneWayOrTheOther() throws Exception {
    Log log = open();
    List<CompletableFuture<Receipt>> before = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      before.add(log.append(deposit(i)));
    }
    log.close();
    log.close();
    for (CompletableFuture<Receipt> one : before) {
      assertThat(one.get()).isNotNull();
    }
    assertThatThrownBy(() -> log.append(deposit(200)).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LogStoppedException.class);
  }

  @Test
  void anOldBackupOfAPublishedLogIsNotOpened() throws Exception {
    MemoryLogStore backup;
    Checkpoint published;
    try (Log log = open()) {
      fill(log, 0, 10);
      backup = store.backup();
      fill(log, 10, 300);
      published = Checkpoint.parse(log.checkpoint().text());
    }
    LogSettings seen = settings().continuing(List.of(published));
    assertThatThrownBy(() -> Log.open(backup, keys, seen)).isInstanceOf(LogForkException.class);
    Log.open(store, keys, seen).close();
  }

  @Test
  void aStoreThatWentAnotherWayIsNotOpened() throws Exception {
    MemoryLogStore other;
    Checkpoint published;
    try (Log log = open()) {
      fill(log, 0, 10);
      other = store.backup();
      fill(log, 10, 20);
      published = Checkpoint.parse(log.checkpoint().text());
    }
    try (Log log = Log.open(other, keys, settings())) {
      fill(log, 50, 80);
    }
    LogSettings seen = settings().continuing(List.of(published));
    assertThatThrownBy(() -> Log.open(other, keys, seen))
        .isInstanceOfSatisfying(
            LogForkException.class, e -> assertThat(e.sentence().zh()).contains("分叉"));
  }

  @Test
  void twoLogsOnOneStoreDoNotFork() throws Exception {
    try (Log one = open();
        Log two = open()) {
      one.append(deposit(1)).get();
      assertThatThrownBy(() -> two.append(deposit(2)).get())
          .hasCauseInstanceOf(LogStoppedException.class);
      one.append(deposit(3)).get();
    }
  }

  @Test
  void aChangedLeafOrTileIsFoundWhenOpening() throws Exception {
    try (Log log = open()) {
      fill(log, 0, 300);
    }
    MemoryLogStore leafChanged = store.backup();
    leafChanged.tamper(290, store.entries(289, 1).getFirst().entry().leaf());
    assertThatThrownBy(() -> Log.open(leafChanged, keys, settings()))
        .isInstanceOf(LogDamagedException.class);
    MemoryLogStore tileChanged = store.backup();
    List<Hash> hashes = new ArrayList<>(store.tile(0, 0).orElseThrow().hashes());
    hashes.set(17, MerkleTree.emptyRoot());
    tileChanged.tamper(new Tile(0, 0, hashes));
    assertThatThrownBy(() -> Log.open(tileChanged, keys, settings()))
        .isInstanceOf(LogDamagedException.class);
  }

  @Test
  void aRotatedKeyContinuesTheSameLog() throws Exception {
    Path own = folder.resolve("rotated");
    KeyRing rotating = TestKeys.ring(own);
    MemoryLogStore kept = new MemoryLogStore();
    Receipt old;
    try (Log log = Log.open(kept, rotating.current(), settings())) {
      old = log.append(deposit(1)).get();
    }
    rotating.rotate();
    try (Log log = Log.open(kept, rotating.current(), settings())) {
      Receipt young = log.append(deposit(2)).get();
      ReceiptVerifier verifier = new ReceiptVerifier(log.verifierKeys());
      assertThat(verifier.verify(young, Optional.empty()).inLog()).isTrue();
      assertThat(verifier.verify(old, Optional.empty()).inLog()).isFalse();
      assertThat(verifier.verify(log.receipt(id(1), 2), Optional.empty()).inLog()).isTrue();
    }
  }

  @Test
  void anotherLogsKeysAreRefused() throws Exception {
    open().close();
    SigningKeys others = TestKeys.in(folder.resolve("others"));
    assertThatThrownBy(() -> Log.open(store, others, settings()))
        .isInstanceOf(LogDamagedException.class);
  }

  private Log open() throws IOException {
    return Log.open(store, keys, settings());
  }

  private LogSettings settings() {
    return new LogSettings("tiezheng/0.1.0", clock, new SecureRandom());
  }

  private static void fill(Log log, int from, int to) throws Exception {
    List<CompletableFuture<Receipt>> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(log.append(deposit(i)));
    }
    for (CompletableFuture<Receipt> one : all) {
      one.get();
    }
  }

  private static Deposit deposit(int number) {
    return Deposit.of(id(number), LeafType.ORIGINAL, content(number));
  }

  private static ContentDigest content(int number) {
    return Digester.both().digest(bytes("content " + number));
  }

  private static UUID id(int number) {
    return new UUID(0x0192f3a400007000L, 0x8000000000000000L | number);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
