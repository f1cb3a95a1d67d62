package org.tiezheng.seal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.MerkleTree;

/** Tile files as a view, and the check that trusts nothing. */
class LogCheckTest {
  private static final int SIZE = 600;

  @TempDir private static Path keysFolder;
  private static SigningKeys keys;

  @TempDir private Path folder;

  private final MemoryLogStore store = new MemoryLogStore();
  private List<VerifierKey> known = List.of();

  @BeforeAll
  static void makeKeys() throws IOException {
    keys = TestKeys.in(keysFolder);
  }

  @Test
  void aSoundLogAndItsPublishedFilesHaveNoFault() throws Exception {
    fill(0, 3);
    new TileFolder(folder).publish(store);
    fill(3, SIZE);
    new TileFolder(folder).publish(store);
    LogReport inStore = LogCheck.store(store, known, done -> {});
    assertThat(inStore.faults()).isEmpty();
    assertThat(inStore.leaves()).isEqualTo(SIZE);
    assertThat(inStore.tiles()).isEqualTo(SIZE / 256);
    LogReport inFolder = LogCheck.folder(folder, known, done -> {});
    assertThat(inFolder.faults()).isEmpty();
    assertThat(inFolder.leaves()).isEqualTo(SIZE);
    assertThat(folder.resolve("tile/0/001")).hasSize(8192);
    assertThat(folder.resolve("tile/0/002.p/88")).exists();
    assertThat(folder.resolve("tile/1/000.p/2")).exists();
    assertThat(folder.resolve("tile/entries/000.p/3")).exists();
  }

  @Test
  void everyFlippedByteOfThePublishedFilesIsFound() throws Exception {
    fill(0, SIZE);
    new TileFolder(folder).publish(store);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      int step = Boolean.getBoolean("long") ? 97 : 9973;
      for (int at = 0; at < bytes.length; at += step) {
        bytes[at] ^= 1;
        Files.write(file, bytes);
        LogReport report = LogCheck.folder(folder, known, done -> {});
        assertThat(report.sound()).as("%s byte %d", file, at).isFalse();
        bytes[at] ^= 1;
      }
      Files.write(file, bytes);
    }
    assertThat(LogCheck.folder(folder, known, done -> {}).sound()).isTrue();
  }

  @Test
  void changedLeavesTilesAndKeysAreNamed() throws Exception {
    fill(0, SIZE);
    MemoryLogStore leafChanged = store.backup();
    String other = store.entries(6, 1).getFirst().entry().leaf();
    leafChanged.tamper(5, other);
    assertThat(kinds(LogCheck.store(leafChanged, known, done -> {})))
        .contains(LogFault.Kind.LEAF, LogFault.Kind.OPENING, LogFault.Kind.CHECKPOINT);
    MemoryLogStore tileChanged = store.backup();
    List<Hash> hashes = new ArrayList<>(store.tile(0, 1).orElseThrow().hashes());
    hashes.set(0, MerkleTree.emptyRoot());
    tileChanged.tamper(new Tile(0, 1, hashes));
    assertThat(kinds(LogCheck.store(tileChanged, known, done -> {})))
        .containsOnly(LogFault.Kind.TILE);
    assertThat(kinds(LogCheck.store(store, List.of(), done -> {})))
        .containsOnly(LogFault.Kind.SIGNATURE);
  }

  @Test
  void publishedFilesAreNotReplacedByAnOlderLog() throws Exception {
    fill(0, 10);
    MemoryLogStore backup = store.backup();
    fill(10, 20);
    new TileFolder(folder).publish(store);
    assertThatThrownBy(() -> new TileFolder(folder).publish(backup))
        .isInstanceOf(LogForkException.class);
  }

  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(TilePaths.tile(0, 1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
    assertThat(TilePaths.tile(3, 0, 7)).isEqualTo("tile/3/000.p/7");
    assertThat(TilePaths.entries(999, 256)).isEqualTo("tile/entries/999");
    assertThat(TilePaths.entries(1000, 1)).isEqualTo("tile/entries/x001/000.p/1");
  }

  private static List<LogFault.Kind> kinds(LogReport report) {
    return report.faults().stream().map(LogFault::kind).distinct().toList();
  }

  private void fill(int from, int to) throws Exception {
    LogSettings settings =
        new LogSettings("tiezheng/0.1.0", InstantSource.system(), new SecureRandom());
    try (Log log = Log.open(store, keys, settings)) {
      known = log.verifierKeys();
      List<CompletableFuture<Receipt>> all = new ArrayList<>();
      for (int i = from; i < to; i++) {
        UUID id = new UUID(0x0192f3a400007000L, 0x8000000000000000L | i);
        all.add(log.append(Deposit.of(id, LeafType.EVENT, new byte[] {(byte) i})));
      }
      for (CompletableFuture<Receipt> one : all) {
        one.get();
      }
    }
  }
}
