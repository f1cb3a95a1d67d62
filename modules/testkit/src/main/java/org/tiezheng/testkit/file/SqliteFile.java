package org.tiezheng.testkit.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A database being written by the SQLite library, in a known way: residue of deleted rows stays
 * where it is ({@code secure_delete} is off), and the files are taken as they lie before the
 * library can tidy them up.
 */
public final class SqliteFile implements AutoCloseable {
  /** Stands for a column that is not set. */
  public static final Object ABSENT = new Object();

  private static final List<String> ENDINGS = List.of("", "-wal", "-journal", "-shm");

  /** What the library keeps beside the database. */
  public enum Journal {
    /** A rollback journal that is removed. */
    DELETE,
    /** A rollback journal whose head is wiped and whose pages stay. */
    PERSIST,
    /** A write-ahead log that is never brought back into the database. */
    WAL
  }

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

  private final Path file;
  private final Connection connection;

  /** Whether a statement outside of begin and commit is a transaction of its own. */
  private final boolean each;

  private SqliteFile(Path file, Journal journal, int pageSize, boolean each) {
    this.file = file;
    this.each = each;
    try {
      this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      run("PRAGMA page_size=" + pageSize);
      run("PRAGMA secure_delete=0", "PRAGMA auto_vacuum=0");
      run("PRAGMA journal_mode=" + journal);
      run("PRAGMA wal_autocheckpoint=0", "PRAGMA synchronous=OFF");
      connection.setAutoCommit(each);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes an empty database; everything up to a commit is one transaction.
   *
   * @param folder empty; removed by the caller
   */
  public SqliteFile(Path folder, Journal journal) {
    this(folder, journal, 4096);
  }

  /** Makes an empty database with pages of another size. */
  public SqliteFile(Path folder, Journal journal, int pageSize) {
    this(folder.resolve("work.db"), journal, pageSize, false);
  }

  /**
   * A new database in a file of its own; each statement is a transaction.
   *
   * @param wal whether everything written from now on stays in the write-ahead log
   */
  public static SqliteFile create(boolean wal) {
    try {
      Path file = Files.createTempFile("tiezheng", ".db");
      return new SqliteFile(file, wal ? Journal.WAL : Journal.DELETE, 4096, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs statements one after the other. */
  public void run(String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
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
      throw new IllegalStateException(sql, e);
    }
  }

  /** Adds a row; columns that are not named have their defaults. */
  public void insert(String table, Map<String, ?> row) {
    String marks = String.join(",", Collections.nCopies(row.size(), "?"));
    fill(
        "INSERT INTO " + table + "(" + String.join(",", row.keySet()) + ") VALUES(" + marks + ")",
        row.values().toArray());
  }

  /** Adds a row: name, value, name, value …; a pair whose value is {@link #ABSENT} is left out. */
  public void insert(String table, Object... pairs) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].equals(ABSENT)) {
        row.put((String) pairs[i], pairs[i + 1]);
      }
    }
    insert(table, row);
  }

  /** Begins a transaction, if each statement is one otherwise. */
  public void begin() {
    set(false);
  }

  /** Ends a transaction. */
  public void commit() {
    try {
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    set(each);
  }

  /** Brings the log into the database, which then holds everything so far, and begins it anew. */
  public void checkpoint() {
    commit();
    set(true);
    run("PRAGMA wal_checkpoint(TRUNCATE)");
    set(each);
  }

  private void set(boolean eachAlone) {
    try {
      connection.setAutoCommit(eachAlone);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files as they lie now, under the endings of their names: the database has none. */
  public Map<String, byte[]> files() {
    commit();
    Map<String, byte[]> files = new TreeMap<>();
    for (String ending : ENDINGS.subList(0, 3)) {
      Path path = Path.of(file + ending);
      try {
        if (Files.exists(path) && Files.size(path) > 0) {
          files.put(ending, Files.readAllBytes(path));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** The database and its log, if it has one, as they lie now. */
  public Bytes bytes() {
    Map<String, byte[]> files = files();
    return new Bytes(files.getOrDefault("", new byte[0]), Optional.ofNullable(files.get("-wal")));
  }

  @Override
  public void close() {
    try {
      connection.close();
      for (String ending : ENDINGS) {
        Files.deleteIfExists(Path.of(file + ending));
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
