package org.tiezheng.vault.log;

import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;

/** Where to find what was appended since the index was last written. Filled by one thread. */
final class Recent {
  private final Map<UUID, Long> requests = new ConcurrentHashMap<>();
  private final NavigableMap<Long, Long> batches = new ConcurrentSkipListMap<>();
  private final Map<Long, Long> checkpoints = new ConcurrentHashMap<>();
  private final Map<Long, Long> tiles = new ConcurrentHashMap<>();
  private volatile long lastPosition = -1;
  private volatile int lastChecksum;

  /** Takes note of a frame; ids last, for who finds an id will look for its entry. */
  void add(long position, int checksum, BatchFrame frame) {
    checkpoints.put(frame.size(), position);
    if (!frame.entries().isEmpty()) {
      batches.put(frame.size(), position);
    }
    for (Tile tile : frame.tiles()) {
      tiles.put(Index.place(tile.level(), tile.number()), position);
    }
    for (StoredEntry entry : frame.entries()) {
      requests.putIfAbsent(entry.entry().id(), entry.index());
    }
    lastChecksum = checksum;
    lastPosition = position;
  }

  Map<UUID, Long> requests() {
    return requests;
  }

  /** Tree size after a batch, to its frame. */
  NavigableMap<Long, Long> batches() {
    return batches;
  }

  /** Tree size to the frame with its checkpoint, as last replaced. */
  Map<Long, Long> checkpoints() {
    return checkpoints;
  }

  Map<Long, Long> tiles() {
    return tiles;
  }

  /** Position of the newest frame; negative while there is none. */
  long lastPosition() {
    return lastPosition;
  }

  int lastChecksum() {
    return lastChecksum;
  }

  boolean isEmpty() {
    return lastPosition < 0;
  }

  /** How much memory it takes, in entries. */
  int weight() {
    return requests.size() + batches.size();
  }
}
