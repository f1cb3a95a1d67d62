package org.tiezheng.vault.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tiezheng.seal.log.LogBatch;
import org.tiezheng.seal.log.LogStore;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;

/**
 * The embedded store of a log: an append-only journal, one frame and one fdatasync per batch, and
 * beside it an index that is derived from the journal.
 *
 * <p>Not SQLite for the batches themselves: measured in one run with 64 clients, one SQLite
 * transaction (WAL, synchronous=FULL) per batch gave 0.18 of what a bare append+fdatasync loop
 * gives, because it writes every page of a batch with two calls and later copies it; a frame is one
 * call. SQLite keeps the index, where losing the last transaction costs nothing.
 *
 * <p>The journal is locked against other processes while it is open.
 */
public final class JournalLogStore implements LogStore, AutoCloseable {
  private static final String JOURNAL = "journal";
  private static final String INDEX = "index.db";

  private final Journal journal;
  private final Index index;
  private final IndexKeeper keeper;
  private volatile Optional<String> newest = Optional.empty();

  private JournalLogStore(Journal journal, Index index) {
    this.journal = journal;
    this.index = index;
    this.keeper = new IndexKeeper(index);
  }

  /**
   * Opens the store in a folder, which is made when it is not there.
   *
   * @throws IOException when it is in use, cannot be read or written, or is damaged: nothing is
   *     changed then. What a crash cut off behind the last whole batch was never acknowledged; it
   *     is set aside in a file {@code journal.torn-…}
   */
  public static JournalLogStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Journal journal = Journal.open(folder.resolve(JOURNAL));
    try {
      Index index = Index.open(folder.resolve(INDEX));
      long[] indexed = index.indexed();
      if (indexed[0] >= 0 && !journal.has(indexed[0], (int) indexed[1])) {
        // Batches are indexed only after they were forced to the disk, so this is no crash.
        index.close();
        throw new IOException(
            "the log's journal in "
                + folder
                + " lacks, or has damaged, the batch that was kept at byte "
                + indexed[0]
                + "; nothing was changed. Restore the journal from a backup; only to go on without"
                + " what it lacks, delete "
                + INDEX);
      }
      JournalLogStore store = new JournalLogStore(journal, index);
      store.recover(indexed[0]);
      return store;
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  @Override
  public Optional<String> checkpoint() {
    return newest;
  }

  @Override
  public Optional<String> checkpoint(long size) throws IOException {
    OptionalLong position =
        find(recent -> value(recent.checkpoints().get(size)), () -> index.checkpoint(size));
    return position.isPresent()
        ? Optional.of(frame(position.getAsLong()).checkpoint())
        : Optional.empty();
  }

  @Override
  public synchronized boolean commit(LogBatch batch) throws IOException {
    if (!newest.equals(batch.expected())) {
      return false;
    }
    byte[] content = BatchFrame.encode(batch);
    long position = journal.append(content);
    keeper.add(position, Journal.checksum(content), BatchFrame.of(batch));
    newest = Optional.of(batch.checkpoint());
    return true;
  }

  @Override
  public OptionalLong indexOf(UUID id) throws IOException {
    return find(recent -> value(recent.requests().get(id)), () -> index.request(id));
  }

  @Override
  public List<StoredEntry> entries(long from, int count) throws IOException {
    List<StoredEntry> entries = new ArrayList<>();
    long next = from;
    while (entries.size() < count) {
      OptionalLong position = batchAfter(next);
      if (position.isEmpty()) {
        break;
      }
      BatchFrame frame = frame(position.getAsLong());
      for (StoredEntry entry : frame.entries()) {
        if (entry.index() >= from && entries.size() < count) {
          entries.add(entry);
        }
      }
      next = frame.size();
    }
    return List.copyOf(entries);
  }

  @Override
  public Optional<Tile> tile(int level, long number) throws IOException {
    long place = Index.place(level, number);
    OptionalLong position =
        find(recent -> value(recent.tiles().get(place)), () -> index.tile(place));
    if (position.isEmpty()) {
      return Optional.empty();
    }
    return frame(position.getAsLong()).tiles().stream()
        .filter(tile -> tile.level() == level && tile.number() == number)
        .findFirst();
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      keeper.close();
      index.close();
    } finally {
      journal.close();
    }
  }

  /** Takes in what the index does not have, and the newest checkpoint. */
  private void recover(long indexed) throws IOException {
    long from = Journal.START;
    if (indexed >= 0) {
      byte[] last = journal.read(indexed);
      newest = Optional.of(BatchFrame.decode(last).checkpoint());
      from = Journal.after(indexed, last);
    }
    journal.recover(
        from,
        (position, content) -> {
          BatchFrame frame = BatchFrame.decode(content);
          keeper.add(position, Journal.checksum(content), frame);
          newest = Optional.of(frame.checkpoint());
        });
  }

  private BatchFrame frame(long position) throws IOException {
    return BatchFrame.decode(journal.read(position));
  }

  /** Sizes in the index are smaller than all recent ones. */
  private OptionalLong batchAfter(long leaves) throws IOException {
    // What is recent is read first: what leaves it meanwhile is in the index when that is read.
    List<Recent> recent = keeper.recent();
    OptionalLong old = index.batchAfter(leaves);
    if (old.isPresent()) {
      return old;
    }
    for (Recent part : recent) {
      var found = part.batches().higherEntry(leaves);
      if (found != null) {
        return OptionalLong.of(found.getValue());
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong find(Function<Recent, OptionalLong> inMemory, Lookup inIndex)
      throws IOException {
    for (Recent part : keeper.recent().reversed()) {
      OptionalLong found = inMemory.apply(part);
      if (found.isPresent()) {
        return found;
      }
    }
    return inIndex.find();
  }

  private static OptionalLong value(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @FunctionalInterface
  private interface Lookup {
    OptionalLong find() throws IOException;
  }
}
