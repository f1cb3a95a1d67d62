package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/** A store in memory, the plainest that fulfils the contract; can be told to fail. */
final class MemoryLogStore implements LogStore {
  private final List<StoredEntry> entries = new ArrayList<>();
  private final Map<UUID, Long> ids = new HashMap<>();
  private final TreeMap<Long, String> checkpoints = new TreeMap<>();
  private final Map<String, Tile> tiles = new HashMap<>();
  private int commits;
  private int failAt = Integer.MAX_VALUE;
  private boolean keepsWhenFailing;

  /** The n-th commit from now on throws; the batch is kept nevertheless, or not. */
  synchronized void failAt(int n, boolean keeps) {
    failAt = commits + n;
    keepsWhenFailing = keeps;
  }

  synchronized int commits() {
    return commits;
  }

  /** Changes a kept leaf, as somebody with access to the medium could. */
  synchronized void tamper(int index, String leaf) {
    StoredEntry old = entries.get(index);
    LogEntry changed = new LogEntry(old.entry().id(), leaf, old.entry().opening());
    entries.set(index, new StoredEntry(old.index(), old.treeSize(), changed));
  }

  /** Changes a kept tile. */
  synchronized void tamper(Tile tile) {
    tiles.put(tile.level() + "/" + tile.number(), tile);
  }

  /** A copy as a backup would have it. */
  synchronized MemoryLogStore backup() {
    MemoryLogStore copy = new MemoryLogStore();
    copy.entries.addAll(entries);
    copy.ids.putAll(ids);
    copy.checkpoints.putAll(checkpoints);
    copy.tiles.putAll(tiles);
    return copy;
  }

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
    commits++;
    boolean fails = commits >= failAt;
    if (fails && !keepsWhenFailing) {
      throw new IOException("told to fail");
    }
    if (!checkpoint().equals(batch.expected())) {
      return false;
    }
    for (LogEntry entry : batch.entries()) {
      if (ids.containsKey(entry.id())) {
        throw new IOException("id exists: " + entry.id());
      }
    }
    for (LogEntry entry : batch.entries()) {
      ids.put(entry.id(), (long) entries.size());
      entries.add(new StoredEntry(entries.size(), batch.size(), entry));
    }
    batch.tiles().forEach(tile -> tiles.put(tile.level() + "/" + tile.number(), tile));
    checkpoints.put(batch.size(), batch.checkpoint());
    if (fails) {
      throw new IOException("told to fail after keeping");
    }
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
