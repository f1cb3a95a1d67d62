package org.tiezheng.testkit.ios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a database with the SQLite library and hands out its bytes. Deleted rows are not
 * overwritten ({@code secure_delete} is off), so that there is something to recover.
 */
public final class SqliteFile implements AutoCloseable {
  private final Path file;
  private final Connection connection;
  private final boolean wal;

  /** The files of a database: the main one, and the log that a phone leaves beside it. */
  public static final class Bytes {
    private final byte[] main;
    private final Optional<byte[]> wal;

    Bytes(byte[] main, Optional<byte[]> wal) {
      this.main = main;
      this.wal = wal;
    }

    public byte[] main() {
      return main.clone();
    }

    /** The siblings of a file with this name. */
    public Map<String, byte[]> beside(String name) {
      return wal.map(bytes -> Map.of(name + "-wal", bytes.clone())).orElse(Map.of());
    }
  }

  private SqliteFile(Path file, Connection connection, boolean wal) {
    this.file = file;
    this.connection = connection;
    this.wal = wal;
  }

  /**
   * A new database in a file of its own.
   *
   * @param wal whether everything written from now on stays in the write-ahead log
   */
  public static SqliteFile create(boolean wal) {
    try {
      Path file = Files.createTempFile("tiezheng", ".db");
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      SqliteFile made = new SqliteFile(file, connection, wal);
      made.run("PRAGMA page_size=4096");
      made.run("PRAGMA secure_delete=0");
      made.run("PRAGMA journal_mode=" + (wal ? "WAL" : "DELETE"));
      made.run("PRAGMA wal_autocheckpoint=0");
      made.run("PRAGMA synchronous=OFF");
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs statements one after the other. */
  public void run(String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement with values in the places of its question marks. */
  public void fill(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a row: name, value, name, value …; a pair whose value is {@link #ABSENT} is left out. */
  public void insert(String table, Object... pairs) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].equals(ABSENT)) {
        row.put((String) pairs[i], pairs[i + 1]);
      }
    }
    String marks = String.join(",", java.util.Collections.nCopies(row.size(), "?"));
    fill(
        "INSERT INTO " + table + "(" + String.join(",", row.keySet()) + ") VALUES (" + marks + ")",
        row.values().toArray());
  }

  /** Stands for a column that is not set. */
  public static final Object ABSENT = new Object();

  public void begin() {
    run("BEGIN");
  }

  public void commit() {
    run("COMMIT");
  }

  /** Writes the log into the main file, which then holds everything so far. */
  public void checkpoint() {
    run("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** The bytes as they are on disk now; the database must not be in a transaction. */
  public Bytes bytes() {
    try {
      byte[] main = Files.readAllBytes(file);
      Path log = Path.of(file + "-wal");
      return new Bytes(
          main, wal && Files.exists(log) ? Optional.of(Files.readAllBytes(log)) : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      for (String suffix : Arrays.asList("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
