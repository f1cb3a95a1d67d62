package org.tiezheng.seal.log;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;
import org.tiezheng.seal.proof.SignedNote;

/**
 * A committed tree: everything that is needed to append to it and to prove things about it. What it
 * holds in memory does not grow with the tree. Immutable.
 *
 * @param note the signed checkpoint
 * @param frontier roots of the full subtrees; never appended to
 * @param edge hashes of the partial tiles
 * @param cosigned when the log last made a cosignature, as far as this process knows
 */
record LogState(SignedNote note, Frontier frontier, RightEdge edge, Optional<Instant> cosigned) {
  long size() {
    return edge.size();
  }

  /** Builds the tree again from leaves and tiles, and compares it with the checkpoint. */
  static LogState recover(LogStore store, TileNodes tiles, SignedNote note) throws IOException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    long size = checkpoint.size();
    int last = (int) (size % Tile.WIDTH);
    List<StoredEntry> tail = store.entries(size - last, last);
    if (tail.size() != last) {
      throw damaged(checkpoint);
    }
    List<Hash> leaves =
        tail.stream()
            .map(stored -> MerkleTree.leafHash(LeafMaker.bytes(stored.entry().leaf())))
            .toList();
    RightEdge edge =
        RightEdge.read(
            size,
            (level, index) ->
                level == 0
                    ? leaves.get((int) (index % Tile.WIDTH))
                    : tiles.full(level / Tile.HEIGHT - 1, index).node(Tile.HEIGHT, 0));
    TreeView view = new TreeView(size, tiles.under(edge));
    if (!view.root().equals(checkpoint.root())) {
      throw damaged(checkpoint);
    }
    return new LogState(note, view.frontier(), edge, Optional.empty());
  }

  private static LogDamagedException damaged(Checkpoint checkpoint) {
    return new LogDamagedException(
        "日志存储已损坏:" + checkpoint.size() + " 条记录算不出检查点的根值;请运行 tiezheng check 并从备份恢复。",
        "The log's store is damaged: its "
            + checkpoint.size()
            + " leaves do not give the checkpoint's root; run tiezheng check and restore a"
            + " backup.");
  }
}
