package org.tiezheng.seal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.MalformedProofException;
import org.tiezheng.seal.proof.MerkleTree;
import org.tiezheng.seal.proof.NoteCheck;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.SignedNote;

/**
 * Rebuilds a log from its raw leaves and compares everything else with the result: checkpoints,
 * signatures, tiles, request ids, openings. Trusts nothing that was computed before, and repairs
 * nothing. Memory does not grow with the log.
 */
public final class LogCheck {
  private static final int CHUNK = 1024;
  private static final int MAX_FAULTS = 1000;

  private final List<VerifierKey> keys;
  private final LongConsumer progress;
  private final List<LogFault> faults = new ArrayList<>();
  private final Frontier frontier = new Frontier();
  private final List<List<Hash>> pending = new ArrayList<>();
  private long checkpoints;
  private long tiles;

  private LogCheck(List<VerifierKey> keys, LongConsumer progress) {
    this.keys = List.copyOf(keys);
    this.progress = progress;
  }

  /**
   * Checks a store.
   *
   * @param keys of all generations: the log's and its cosigner's
   * @param progress hears the number of leaves done
   * @throws IOException when the store cannot be read at all
   */
  public static LogReport store(LogStore store, List<VerifierKey> keys, LongConsumer progress)
      throws IOException {
    LogCheck check = new LogCheck(keys, progress);
    check.readStore(store);
    return check.report();
  }

  /**
   * Checks a folder of tlog-tiles files by itself, without any store.
   *
   * @throws IOException when files that are there cannot be read
   */
  public static LogReport folder(Path folder, List<VerifierKey> keys, LongConsumer progress)
      throws IOException {
    LogCheck check = new LogCheck(keys, progress);
    check.readFolder(folder);
    return check.report();
  }

  private void readStore(LogStore store) throws IOException {
    Optional<String> newest = store.checkpoint();
    store.checkpoint(0).ifPresent(note -> checkpoint(note, 0));
    List<StoredEntry> chunk = store.entries(0, CHUNK);
    while (!chunk.isEmpty()) {
      for (StoredEntry stored : chunk) {
        if (stored.index() != frontier.size()) {
          fault(LogFault.Kind.SIZE, frontier.size(), "缺少记录。", "A leaf is missing.");
          return;
        }
        entry(store, stored);
        if (frontier.size() == stored.treeSize()) {
          batchEnd(store, stored.treeSize());
        }
      }
      progress.accept(frontier.size());
      chunk = store.entries(frontier.size(), CHUNK);
    }
    if (newest.isEmpty()) {
      fault(LogFault.Kind.CHECKPOINT, 0, "没有检查点。", "There is no checkpoint.");
    } else {
      checkpoint(newest.get(), frontier.size());
    }
  }

  private void entry(LogStore store, StoredEntry stored) throws IOException {
    long index = stored.index();
    byte[] bytes = LeafMaker.bytes(stored.entry().leaf());
    add(bytes, (level, number, hashes) -> full(store, level, number, hashes));
    Optional<Leaf> leaf = leaf(index, bytes);
    if (leaf.isPresent() && !leaf.get().id().equals(stored.entry().id())) {
      fault(LogFault.Kind.LEAF, index, "记录与其编号不符。", "The leaf bears another id than its entry.");
    }
    try {
      Opening opening = Opening.parse(LeafMaker.bytes(stored.entry().opening()));
      if (leaf.isPresent() && !opening.opens(leaf.get().commit())) {
        fault(LogFault.Kind.OPENING, index, "开启信息与承诺值不符。", "The opening does not open the leaf.");
      }
    } catch (MalformedProofException e) {
      fault(LogFault.Kind.OPENING, index, e.sentence());
    }
    if (!store.indexOf(stored.entry().id()).equals(OptionalLong.of(index))) {
      fault(
          LogFault.Kind.REQUEST, index, "编号查不到这条记录。", "The request id does not lead to this leaf.");
    }
  }

  private void batchEnd(LogStore store, long size) throws IOException {
    Optional<String> note = store.checkpoint(size);
    if (note.isEmpty()) {
      fault(LogFault.Kind.CHECKPOINT, size, "缺少检查点。", "The checkpoint is missing.");
    } else {
      checkpoint(note.get(), size);
    }
  }

  private void full(LogStore store, int level, long number, List<Hash> hashes) throws IOException {
    boolean same = store.tile(level, number).map(t -> t.hashes().equals(hashes)).orElse(false);
    tile(same, level, number);
  }

  private void readFolder(Path folder) throws IOException {
    Path file = folder.resolve(TilePaths.checkpoint());
    if (!Files.exists(file)) {
      fault(LogFault.Kind.CHECKPOINT, 0, "没有检查点。", "There is no checkpoint.");
      return;
    }
    byte[] note = Files.readAllBytes(file);
    long size;
    try {
      size = Checkpoint.parse(SignedNote.parse(note).text()).size();
    } catch (MalformedProofException e) {
      fault(LogFault.Kind.CHECKPOINT, 0, e.sentence());
      return;
    }
    for (long start = 0; start < size; start += Tile.WIDTH) {
      int width = (int) Math.min(Tile.WIDTH, size - start);
      Optional<List<byte[]>> bundle = bundle(folder, start / Tile.WIDTH, width);
      if (bundle.isEmpty()) {
        fault(
            LogFault.Kind.TILE,
            start / Tile.WIDTH,
            "记录文件缺失或损坏。",
            "An entry bundle is missing or damaged.");
        return;
      }
      for (byte[] leaf : bundle.get()) {
        leaf(frontier.size(), leaf);
        add(leaf, (level, number, hashes) -> same(folder, level, number, hashes));
      }
      progress.accept(frontier.size());
    }
    for (int level = 0; level < pending.size(); level++) {
      List<Hash> partial = pending.get(level);
      if (!partial.isEmpty()) {
        same(folder, level, size >> (Tile.HEIGHT * (level + 1)), partial);
      }
    }
    checkpoint(new String(note, StandardCharsets.UTF_8), size);
  }

  private static Optional<List<byte[]>> bundle(Path folder, long number, int width)
      throws IOException {
    Path file = folder.resolve(TilePaths.entries(number, width));
    return Files.exists(file)
        ? EntryBundle.decode(Files.readAllBytes(file)).filter(leaves -> leaves.size() == width)
        : Optional.empty();
  }

  private void same(Path folder, int level, long number, List<Hash> hashes) throws IOException {
    Path file = folder.resolve(TilePaths.tile(level, number, hashes.size()));
    Tile expected = new Tile(level, number, hashes);
    boolean same = Files.exists(file) && Arrays.equals(Files.readAllBytes(file), expected.encode());
    tile(same, level, number);
  }

  private void tile(boolean same, int level, long number) {
    tiles++;
    if (!same) {
      fault(
          LogFault.Kind.TILE,
          number,
          "第 " + level + " 层的散列块 " + number + " 缺失或与记录不符。",
          "Tile " + number + " of level " + level + " is missing or differs from the leaves.");
    }
  }

  private Optional<Leaf> leaf(long index, byte[] bytes) {
    try {
      return Optional.of(Leaf.parse(bytes));
    } catch (MalformedProofException e) {
      fault(LogFault.Kind.LEAF, index, e.sentence());
      return Optional.empty();
    }
  }

  /** Adds a leaf to the tree and hears of every tile that becomes full. */
  private void add(byte[] leaf, FullTile full) throws IOException {
    Hash hash = MerkleTree.leafHash(leaf);
    frontier.add(hash);
    long count = frontier.size();
    for (int level = 0; ; level++) {
      if (level == pending.size()) {
        pending.add(new ArrayList<>());
      }
      List<Hash> row = pending.get(level);
      row.add(hash);
      if (row.size() < Tile.WIDTH) {
        return;
      }
      count /= Tile.WIDTH;
      Tile tile = new Tile(level, count - 1, row);
      row.clear();
      full.accept(level, tile.number(), tile.hashes());
      hash = tile.node(Tile.HEIGHT, 0);
    }
  }

  private void checkpoint(String text, long size) {
    checkpoints++;
    try {
      SignedNote note = SignedNote.parse(LeafMaker.bytes(text));
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (checkpoint.size() != size) {
        fault(
            LogFault.Kind.SIZE,
            size,
            "检查点写明 " + checkpoint.size() + " 条,实有 " + size + " 条。",
            "The checkpoint says " + checkpoint.size() + " leaves, there are " + size + ".");
      } else if (!checkpoint.root().equals(frontier.root())) {
        fault(
            LogFault.Kind.CHECKPOINT,
            size,
            "检查点的根值与记录算出的不同。",
            "The checkpoint's root is not the one that the leaves give.");
      }
      NoteCheck signatures = note.check(keys);
      boolean byLog =
          signatures.verified().stream()
              .anyMatch(line -> line.signature().name().equals(checkpoint.origin()));
      if (!byLog || !signatures.accepted()) {
        fault(
            LogFault.Kind.SIGNATURE,
            size,
            "检查点没有日志的有效签名。",
            "The checkpoint bears no valid signature of the log.");
      }
    } catch (MalformedProofException e) {
      fault(LogFault.Kind.CHECKPOINT, size, e.sentence());
    }
  }

  private void fault(LogFault.Kind kind, long index, String zh, String en) {
    fault(kind, index, new Text(zh, en));
  }

  private void fault(LogFault.Kind kind, long index, Text sentence) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new LogFault(kind, index, sentence));
    }
  }

  private LogReport report() {
    return new LogReport(frontier.size(), checkpoints, tiles, faults);
  }

  @FunctionalInterface
  private interface FullTile {
    void accept(int level, long number, List<Hash> hashes) throws IOException;
  }
}
