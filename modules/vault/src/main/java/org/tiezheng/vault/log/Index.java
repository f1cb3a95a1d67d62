package org.tiezheng.vault.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Where in the journal things are: a SQLite file that can be deleted at any time, for it is made
 * again from the journal. It is written in large transactions beside the deposits and may lag
 * behind the journal, never be ahead of it. Each method is safe for use by many threads at once.
 */
final class Index implements AutoCloseable {
  private static final int VERSION = 1;
  private static final int LEVEL_SHIFT = 56;
  private static final int CACHE_KIB = 32 * 1024;
  private static final String[] SCHEMA = {
    "CREATE TABLE indexed (one INTEGER PRIMARY KEY, position INTEGER, checksum INTEGER)",
    "CREATE TABLE batch (size INTEGER PRIMARY KEY, position INTEGER NOT NULL)",
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, position INTEGER NOT NULL)",
    "CREATE TABLE tile (place INTEGER PRIMARY KEY, position INTEGER NOT NULL)",
    "CREATE TABLE request (id BLOB PRIMARY KEY, leaf INTEGER NOT NULL) WITHOUT ROWID",
    "PRAGMA user_version = " + VERSION,
  };

  private final Connection writing;
  private final Connection reading;
  private final PreparedStatement batchAfter;
  private final PreparedStatement checkpoint;
  private final PreparedStatement tile;
  private final PreparedStatement request;

  /** No indexed id is greater; ids that follow time need no look into the file. */
  private volatile UUID greatest;

  private Index(Connection writing, Connection reading) throws SQLException {
    this.writing = writing;
    this.reading = reading;
    batchAfter =
        reading.prepareStatement("SELECT position FROM batch WHERE size > ? ORDER BY size LIMIT 1");
    checkpoint = reading.prepareStatement("SELECT position FROM checkpoint WHERE size = ?");
    tile = reading.prepareStatement("SELECT position FROM tile WHERE place = ?");
    request = reading.prepareStatement("SELECT leaf FROM request WHERE id = ?");
    greatest = readGreatest();
  }

  /** Opens or makes the file; one that cannot be read or is of another version is made anew. */
  static Index open(Path path) throws IOException {
    try {
      Index index = connect(path);
      if (index.pragma("user_version") == VERSION) {
        return index;
      }
      index.close();
    } catch (SQLException e) {
      // It is derived: what cannot be read is made again.
    }
    delete(path);
    try {
      return connect(path);
    } catch (SQLException e) {
      throw new IOException(path + " cannot be written", e);
    }
  }

  static void delete(Path path) throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
    }
  }

  /** The key of a tile: its level in the highest byte, its number below. */
  static long place(int level, long number) {
    return ((long) level << LEVEL_SHIFT) | number;
  }

  /** The newest frame that is indexed: position, then checksum; negative when there is none. */
  long[] indexed() throws IOException {
    try (Statement statement = writing.createStatement();
        ResultSet row = statement.executeQuery("SELECT position, checksum FROM indexed")) {
      return row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[] {-1, 0};
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** The frame of the first batch that ends after this many leaves. */
  OptionalLong batchAfter(long leaves) throws IOException {
    return find(batchAfter, leaves);
  }

  OptionalLong checkpoint(long size) throws IOException {
    return find(checkpoint, size);
  }

  OptionalLong tile(long place) throws IOException {
    return find(tile, place);
  }

  OptionalLong request(UUID id) throws IOException {
    if (compare(id, greatest) > 0) {
      return OptionalLong.empty();
    }
    synchronized (reading) {
      try {
        request.setBytes(1, key(id));
        return first(request);
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
  }

  /** Takes in everything of {@code recent} in one transaction. */
  void add(Recent recent) throws IOException {
    synchronized (writing) {
      try {
        insert("INSERT OR REPLACE INTO checkpoint VALUES (?, ?)", recent.checkpoints());
        insert("INSERT OR REPLACE INTO batch VALUES (?, ?)", recent.batches());
        insert("INSERT OR REPLACE INTO tile VALUES (?, ?)", recent.tiles());
        insertRequests(recent.requests());
        try (PreparedStatement row =
            writing.prepareStatement("INSERT OR REPLACE INTO indexed VALUES (1, ?, ?)")) {
          row.setLong(1, recent.lastPosition());
          row.setLong(2, recent.lastChecksum());
          row.executeUpdate();
        }
        writing.commit();
      } catch (SQLException e) {
        throw new IOException("the log's index cannot be written", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      synchronized (reading) {
        reading.close();
      }
      synchronized (writing) {
        writing.close();
      }
    } catch (SQLException e) {
      throw new IOException("the log's index cannot be closed", e);
    }
  }

  private static Index connect(Path path) throws SQLException {
    boolean isNew = !Files.exists(path);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // Losing the last transactions in a power failure costs reading some frames again, no more.
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setCacheSize(-CACHE_KIB);
    Connection writing = config.createConnection("jdbc:sqlite:" + path);
    if (isNew) {
      try (Statement statement = writing.createStatement()) {
        for (String sql : SCHEMA) {
          statement.execute(sql);
        }
      }
    }
    writing.setAutoCommit(false);
    return new Index(writing, config.createConnection("jdbc:sqlite:" + path));
  }

  private void insert(String sql, Map<Long, Long> rows) throws SQLException {
    try (PreparedStatement row = writing.prepareStatement(sql)) {
      for (Map.Entry<Long, Long> one : new TreeMap<>(rows).entrySet()) {
        row.setLong(1, one.getKey());
        row.setLong(2, one.getValue());
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** In the order of the ids, which touches each page of the table once. */
  private void insertRequests(Map<UUID, Long> requests) throws SQLException {
    TreeMap<UUID, Long> sorted = new TreeMap<>(Index::compare);
    sorted.putAll(requests);
    try (PreparedStatement row =
        writing.prepareStatement("INSERT OR IGNORE INTO request VALUES (?, ?)")) {
      for (Map.Entry<UUID, Long> one : sorted.entrySet()) {
        row.setBytes(1, key(one.getKey()));
        row.setLong(2, one.getValue());
        row.addBatch();
      }
      row.executeBatch();
    }
    // Raised before the rows become visible: too great only costs a look.
    if (!sorted.isEmpty() && compare(sorted.lastKey(), greatest) > 0) {
      greatest = sorted.lastKey();
    }
  }

  private OptionalLong find(PreparedStatement query, long key) throws IOException {
    synchronized (reading) {
      try {
        query.setLong(1, key);
        return first(query);
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
  }

  private static OptionalLong first(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  private UUID readGreatest() throws SQLException {
    try (Statement statement = reading.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM request ORDER BY id DESC LIMIT 1")) {
      if (!row.next()) {
        return new UUID(0, 0);
      }
      ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
      return new UUID(id.getLong(), id.getLong());
    }
  }

  private int pragma(String name) throws SQLException {
    try (Statement statement = reading.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.getInt(1);
    }
  }

  /** The order of the sixteen bytes, which is SQLite's; that of UUID itself is a signed one. */
  private static int compare(UUID one, UUID other) {
    int most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return most != 0
        ? most
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  private static byte[] key(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static IOException unreadable(SQLException cause) {
    return new IOException("the log's index cannot be read; it may be deleted", cause);
  }
}
