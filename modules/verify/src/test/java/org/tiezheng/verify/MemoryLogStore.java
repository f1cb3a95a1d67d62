package org.tiezheng.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.tiezheng.seal.log.LogBatch;
import org.tiezheng.seal.log.LogEntry;
import org.tiezheng.seal.log.LogStore;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;

/** Keeps a log for as long as a test runs. */
final class MemoryLogStore implements LogStore {
  private final List<StoredEntry> entries = new ArrayList<>();
  private final Map<UUID, Long> ids = new HashMap<>();
  private final TreeMap<Long, String> checkpoints = new TreeMap<>();
  private final Map<String, Tile> tiles = new HashMap<>();

  @Override
  public synchronized Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoints.lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public synchronized Optional<String> checkpoint(long size) {
    return Optional.ofNullable(checkpoints.get(size));
  }

  @Override
  public synchronized boolean commit(LogBatch batch) throws IOException {
    if (!checkpoint().equals(batch.expected())) {
      return false;
    }
    for (LogEntry entry : batch.entries()) {
      ids.put(entry.id(), (long) entries.size());
      entries.add(new StoredEntry(entries.size(), batch.size(), entry));
    }
    batch.tiles().forEach(tile -> tiles.put(tile.level() + "/" + tile.number(), tile));
    checkpoints.put(batch.size(), batch.checkpoint());
    return true;
  }

  @Override
  public synchronized OptionalLong indexOf(UUID id) {
    Long index = ids.get(id);
    return index == null ? OptionalLong.empty() : OptionalLong.of(index);
  }

  @Override
  public synchronized List<StoredEntry> entries(long from, int count) {
    int start = (int) Math.min(from, entries.size());
    return List.copyOf(entries.subList(start, Math.min(entries.size(), start + count)));
  }

  @Override
  public synchronized Optional<Tile> tile(int level, long number) {
    return Optional.ofNullable(tiles.get(level + "/" + number));
  }
}
