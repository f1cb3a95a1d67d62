package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.proof.Hash;

/** The hashes of the tiles that are not full yet, one list per tile level. Immutable. */
final class RightEdge {
  private final long size;
  private final List<List<Hash>> levels;

  private RightEdge(long size, List<List<Hash>> levels) {
    this.size = size;
    this.levels = levels;
  }

  /** The edge of a tree of {@code size} leaves, read from its complete nodes. */
  static RightEdge read(long size, Nodes nodes) throws IOException {
    List<List<Hash>> levels = new ArrayList<>();
    for (int level = 0; size >> (Tile.HEIGHT * level) > 0; level++) {
      long end = size >> (Tile.HEIGHT * level);
      List<Hash> partial = new ArrayList<>();
      for (long index = end - end % Tile.WIDTH; index < end; index++) {
        partial.add(nodes.node(Tile.HEIGHT * level, index));
      }
      levels.add(List.copyOf(partial));
    }
    return new RightEdge(size, List.copyOf(levels));
  }

  /** The edge after these leaves; tiles that become full go to {@code full}. */
  RightEdge append(List<Hash> leaves, List<Tile> full) {
    List<List<Hash>> next = new ArrayList<>();
    List<Hash> more = leaves;
    long end = size;
    for (int level = 0; level < levels.size() || !more.isEmpty(); level++) {
      List<Hash> row = new ArrayList<>(level < levels.size() ? levels.get(level) : List.of());
      List<Hash> above = new ArrayList<>();
      long number = end / Tile.WIDTH;
      for (Hash hash : more) {
        row.add(hash);
        if (row.size() == Tile.WIDTH) {
          Tile tile = new Tile(level, number++, row);
          full.add(tile);
          above.add(tile.node(Tile.HEIGHT, 0));
          row.clear();
        }
      }
      next.add(List.copyOf(row));
      more = above;
      end /= Tile.WIDTH;
    }
    return new RightEdge(size + leaves.size(), List.copyOf(next));
  }

  long size() {
    return size;
  }

  /** The hashes of the partial tile at this level; none when all its tiles are full. */
  List<Hash> partial(int level) {
    return level < levels.size() ? levels.get(level) : List.of();
  }
}
