package org.tiezheng.vault.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;

/** The reading half. Used by one thread at a time. */
final class LogReader {
  static final String NEWEST = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1";

  private static final int LEVEL_SHIFT = 56;

  private final PreparedStatement newest;
  private final PreparedStatement checkpoint;
  private final PreparedStatement request;
  private final PreparedStatement batches;
  private final PreparedStatement tile;

  LogReader(Connection connection) throws SQLException {
    newest = connection.prepareStatement(NEWEST);
    checkpoint = connection.prepareStatement("SELECT note FROM checkpoint WHERE size = ?");
    request = connection.prepareStatement("SELECT leaf FROM request WHERE id = ?");
    batches =
        connection.prepareStatement(
            "SELECT size, first, entries FROM batch WHERE size > ? ORDER BY size");
    tile = connection.prepareStatement("SELECT hashes FROM tile WHERE place = ?");
  }

  /** The key of a tile: its level in the highest byte, its number below. */
  static long place(int level, long number) {
    return ((long) level << LEVEL_SHIFT) | number;
  }

  /** The key of a request: the sixteen bytes of its id. */
  static byte[] key(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  Optional<String> newest() throws SQLException {
    return text(newest);
  }

  Optional<String> checkpoint(long size) throws SQLException {
    checkpoint.setLong(1, size);
    return text(checkpoint);
  }

  OptionalLong indexOf(UUID id) throws SQLException {
    request.setBytes(1, key(id));
    try (ResultSet result = request.executeQuery()) {
      return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
    }
  }

  List<StoredEntry> entries(long from, int count) throws SQLException, IOException {
    List<StoredEntry> entries = new ArrayList<>();
    if (count <= 0) {
      return entries;
    }
    batches.setLong(1, from);
    try (ResultSet result = batches.executeQuery()) {
      while (entries.size() < count && result.next()) {
        List<StoredEntry> block =
            EntryBlock.decode(result.getBytes(3), result.getLong(2), result.getLong(1));
        for (StoredEntry entry : block) {
          if (entry.index() >= from && entries.size() < count) {
            entries.add(entry);
          }
        }
      }
    }
    return List.copyOf(entries);
  }

  Optional<Tile> tile(int level, long number) throws SQLException, IOException {
    tile.setLong(1, place(level, number));
    try (ResultSet result = tile.executeQuery()) {
      return result.next()
          ? Optional.of(Tile.decode(level, number, result.getBytes(1)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException("tile " + level + "/" + number + " is damaged", e);
    }
  }

  private static Optional<String> text(PreparedStatement query) throws SQLException {
    try (ResultSet result = query.executeQuery()) {
      return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
    }
  }
}
