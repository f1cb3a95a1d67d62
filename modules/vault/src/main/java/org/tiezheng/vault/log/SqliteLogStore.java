package org.tiezheng.vault.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tiezheng.seal.log.LogBatch;
import org.tiezheng.seal.log.LogStore;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;

/**
 * The embedded store of a log: one SQLite file in WAL mode with {@code synchronous=FULL}, so that a
 * commit has been forced to the disk when it returns. One connection writes, one reads; neither
 * waits for the other. Two processes are told apart by the compare-and-swap of the checkpoint
 * alone; the vault's lock keeps them from trying.
 */
public final class SqliteLogStore implements LogStore, AutoCloseable {
  private final LogFile file;
  private final Connection writing;
  private final BatchWriter writer;
  private final Connection reading;
  private final LogReader reader;
  private final WalKeeper wal;

  private SqliteLogStore(LogFile file) throws SQLException {
    this.file = file;
    writing = file.connectForWriting();
    writer = new BatchWriter(writing);
    reading = file.connectForReading();
    reader = new LogReader(reading);
    wal = new WalKeeper(file);
  }

  /**
   * Opens the store in a file, which is made when it is not there.
   *
   * @throws IOException when it is there but no log of ours, is damaged or cannot be written
   */
  public static SqliteLogStore open(Path path) throws IOException {
    LogFile file = LogFile.prepare(path);
    try {
      return new SqliteLogStore(file);
    } catch (SQLException e) {
      throw new IOException(path + " cannot be opened", e);
    }
  }

  @Override
  public Optional<String> checkpoint() throws IOException {
    return read(LogReader::newest);
  }

  @Override
  public Optional<String> checkpoint(long size) throws IOException {
    return read(r -> r.checkpoint(size));
  }

  @Override
  public boolean commit(LogBatch batch) throws IOException {
    synchronized (writing) {
      try {
        boolean kept = writer.commit(batch);
        if (wal.shouldCopy(batch.entries().size())) {
          writer.copyWal();
        }
        return kept;
      } catch (SQLException e) {
        throw new IOException("a batch could not be kept in " + file.path(), e);
      }
    }
  }

  @Override
  public OptionalLong indexOf(UUID id) throws IOException {
    return read(r -> r.indexOf(id));
  }

  @Override
  public List<StoredEntry> entries(long from, int count) throws IOException {
    return read(r -> r.entries(from, count));
  }

  @Override
  public Optional<Tile> tile(int level, long number) throws IOException {
    return read(r -> r.tile(level, number));
  }

  @Override
  public void close() throws IOException {
    wal.close();
    try {
      synchronized (reading) {
        reading.close();
      }
      synchronized (writing) {
        writing.close();
      }
    } catch (SQLException e) {
      throw new IOException(file.path() + " could not be closed", e);
    }
  }

  private <T> T read(Query<T> query) throws IOException {
    synchronized (reading) {
      try {
        return query.run(reader);
      } catch (SQLException e) {
        throw new IOException(file.path() + " cannot be read", e);
      }
    }
  }

  @FunctionalInterface
  private interface Query<T> {
    T run(LogReader reader) throws SQLException, IOException;
  }
}
