package org.tiezheng.seal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.keys.DurableFiles;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;
import org.tiezheng.seal.proof.SignedNote;

/**
 * The log as the static files of C2SP tlog-tiles: a view, written from the store, that others can
 * read and mirror. It may be thrown away and written again. Full tiles never change; the checkpoint
 * is written last, so what it promises is always there.
 */
public final class TileFolder {
  private final Path folder;

  public TileFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes what is missing for the store's newest checkpoint. Costs as much as the log has grown
   * since the last time.
   *
   * @return the checkpoint that is now published
   * @throws LogForkException when the folder has a checkpoint that this store does not continue
   */
  public SignedNote publish(LogStore store) throws IOException {
    SignedNote note =
        SignedNote.parse(
            LeafMaker.bytes(
                store.checkpoint().orElseThrow(() -> new IOException("the store is empty"))));
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    long published = published(checkpoint);
    // Full tiles up to there were written before; the last, partial ones are written again.
    long from = published / Tile.WIDTH * Tile.WIDTH;
    writeEntries(store, from, checkpoint.size());
    for (int level = 0; checkpoint.size() >> (Tile.HEIGHT * level) > 0; level++) {
      long start = (published >> (Tile.HEIGHT * level)) / Tile.WIDTH;
      writeLevel(store, level, start, checkpoint.size());
    }
    write(TilePaths.checkpoint(), LeafMaker.bytes(note.encode()));
    return note;
  }

  /** The size that the folder's own checkpoint has, 0 when it has none. */
  private long published(Checkpoint next) throws IOException {
    Path file = folder.resolve(TilePaths.checkpoint());
    if (!Files.exists(file)) {
      return 0;
    }
    Checkpoint old = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text());
    if (old.size() > next.size() || !old.origin().equals(next.origin())) {
      throw new LogForkException(
          "已公布的检查点有 " + old.size() + " 条,存储只有 " + next.size() + " 条;不覆盖已公布的文件。",
          "The published checkpoint has "
              + old.size()
              + " leaves, the store "
              + next.size()
              + "; published files are not replaced.");
    }
    return old.size();
  }

  private void writeEntries(LogStore store, long from, long size) throws IOException {
    for (long start = from; start < size; start += Tile.WIDTH) {
      int width = (int) Math.min(Tile.WIDTH, size - start);
      List<byte[]> leaves = leaves(store, start, width);
      write(TilePaths.entries(start / Tile.WIDTH, width), EntryBundle.encode(leaves));
    }
  }

  /** Full tiles come from the store; the partial one from the level below, or from the leaves. */
  private void writeLevel(LogStore store, int level, long start, long size) throws IOException {
    long count = size >> (Tile.HEIGHT * level);
    for (long number = start; number < count / Tile.WIDTH; number++) {
      write(TilePaths.tile(level, number, Tile.WIDTH), full(store, level, number).encode());
    }
    int width = (int) (count % Tile.WIDTH);
    if (width > 0) {
      long first = count - width;
      List<Hash> hashes = new ArrayList<>();
      if (level == 0) {
        leaves(store, first, width).forEach(leaf -> hashes.add(MerkleTree.leafHash(leaf)));
      } else {
        for (long number = first; number < count; number++) {
          hashes.add(full(store, level - 1, number).node(Tile.HEIGHT, 0));
        }
      }
      Tile partial = new Tile(level, count / Tile.WIDTH, hashes);
      write(TilePaths.tile(level, partial.number(), width), partial.encode());
    }
  }

  private static Tile full(LogStore store, int level, long number) throws IOException {
    return store
        .tile(level, number)
        .orElseThrow(() -> new IOException("tile " + level + "/" + number + " is missing"));
  }

  private static List<byte[]> leaves(LogStore store, long start, int count) throws IOException {
    List<StoredEntry> stored = store.entries(start, count);
    if (stored.size() != count) {
      throw new IOException("leaves from " + start + " are missing in the store");
    }
    return stored.stream().map(entry -> LeafMaker.bytes(entry.entry().leaf())).toList();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(DurableFiles.parent(file));
    DurableFiles.write(file, bytes);
  }
}
