package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.seal.proof.Hash;

/**
 * Complete nodes of a committed tree: the partial tiles from the right edge, the full ones from the
 * store, of which the last few used stay in memory. Safe for use by many threads at once.
 */
final class TileNodes {
  private static final int CACHED = 128;

  private final LogStore store;
  private final Map<Long, Tile> cache =
      new LinkedHashMap<>(2 * CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Tile> eldest) {
          return size() > CACHED;
        }
      };

  TileNodes(LogStore store) {
    this.store = store;
  }

  /** The nodes of the tree that has this right edge. */
  Nodes under(RightEdge edge) {
    return (level, index) -> {
      int tileLevel = level / Tile.HEIGHT;
      int height = level % Tile.HEIGHT;
      long number = index >> (Tile.HEIGHT - height);
      int within = (int) (index & ((1L << (Tile.HEIGHT - height)) - 1));
      List<Hash> partial = edge.partial(tileLevel);
      boolean atEdge = number == edge.size() >> (Tile.HEIGHT * (tileLevel + 1));
      Tile tile = atEdge ? new Tile(tileLevel, number, partial) : full(tileLevel, number);
      return tile.node(height, within);
    };
  }

  Tile full(int level, long number) throws IOException {
    long key = ((long) level << (Long.SIZE - Byte.SIZE)) | number;
    synchronized (cache) {
      Tile cached = cache.get(key);
      if (cached != null) {
        return cached;
      }
    }
    Tile tile =
        store
            .tile(level, number)
            .filter(Tile::full)
            .orElseThrow(
                () -> new IOException("tile " + level + "/" + number + " is missing in the store"));
    synchronized (cache) {
      cache.put(key, tile);
    }
    return tile;
  }
}
