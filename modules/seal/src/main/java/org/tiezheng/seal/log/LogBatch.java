package org.tiezheng.seal.log;

import java.util.List;
import java.util.Optional;

/**
 * What becomes durable at once. A batch without entries replaces the newest checkpoint by one of
 * the same size with more signatures.
 *
 * @param expected the checkpoint that the store must still have; empty for the first batch
 * @param first index of the first entry, the tree size before
 * @param entries in the order of the tree
 * @param tiles that the entries fill
 * @param checkpoint the new signed checkpoint
 */
public record LogBatch(
    Optional<String> expected,
    long first,
    List<LogEntry> entries,
    List<Tile> tiles,
    String checkpoint) {
  public LogBatch {
    entries = List.copyOf(entries);
    tiles = List.copyOf(tiles);
  }

  /** The tree size after. */
  public long size() {
    return first + entries.size();
  }
}
