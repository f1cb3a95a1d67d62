package org.tiezheng.vault.log;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.tiezheng.seal.log.LogBatch;
import org.tiezheng.seal.log.LogEntry;
import org.tiezheng.seal.log.Tile;

/** The writing half: one batch, one transaction. Used by one thread at a time. */
final class BatchWriter {
  private final Connection connection;
  private final PreparedStatement checkpoint;
  private final PreparedStatement batch;
  private final PreparedStatement request;
  private final PreparedStatement tile;

  BatchWriter(Connection connection) throws SQLException {
    this.connection = connection;
    checkpoint =
        connection.prepareStatement(
            "INSERT INTO checkpoint (size, note) SELECT ?, ? WHERE ("
                + LogReader.NEWEST
                + ") IS ?"
                + " ON CONFLICT (size) DO UPDATE SET note = excluded.note");
    batch =
        connection.prepareStatement("INSERT INTO batch (size, first, entries) VALUES (?, ?, ?)");
    request = connection.prepareStatement("INSERT INTO request (id, leaf) VALUES (?, ?)");
    tile = connection.prepareStatement("INSERT INTO tile (place, hashes) VALUES (?, ?)");
  }

  boolean commit(LogBatch next) throws SQLException, IOException {
    boolean kept = false;
    try {
      // First of all the comparison, in a statement that takes the write lock.
      if (replaceCheckpoint(next)) {
        insert(next);
        connection.commit();
        kept = true;
      }
    } finally {
      if (!kept) {
        connection.rollback();
      }
    }
    return kept;
  }

  /**
   * Copies what little is left of the WAL into the file, so that the next commit begins it anew.
   */
  void copyWal() throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(WalKeeper.COPY);
    } finally {
      connection.setAutoCommit(false);
    }
  }

  private boolean replaceCheckpoint(LogBatch next) throws SQLException {
    checkpoint.setLong(1, next.size());
    checkpoint.setString(2, next.checkpoint());
    if (next.expected().isPresent()) {
      checkpoint.setString(3, next.expected().get());
    } else {
      checkpoint.setNull(3, Types.VARCHAR);
    }
    return checkpoint.executeUpdate() == 1;
  }

  private void insert(LogBatch next) throws SQLException, IOException {
    if (!next.entries().isEmpty()) {
      batch.setLong(1, next.size());
      batch.setLong(2, next.first());
      batch.setBytes(3, EntryBlock.encode(next.entries()));
      batch.executeUpdate();
    }
    long index = next.first();
    for (LogEntry entry : next.entries()) {
      request.setBytes(1, LogReader.key(entry.id()));
      request.setLong(2, index++);
      request.addBatch();
    }
    request.executeBatch();
    for (Tile full : next.tiles()) {
      tile.setLong(1, LogReader.place(full.level(), full.number()));
      tile.setBytes(2, full.encode());
      tile.executeUpdate();
    }
  }
}
