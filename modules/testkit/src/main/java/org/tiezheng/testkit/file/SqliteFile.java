package org.tiezheng.testkit.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A database being written by the SQLite library, in a known way: residue of deleted rows stays
 * where it is, and the files are taken as they lie before the library can tidy them up.
 */
public final class SqliteFile implements AutoCloseable {
  /** What the library keeps beside the database. */
  public enum Journal {
    /** A rollback journal that is removed. */
    DELETE,
    /** A rollback journal whose head is wiped and whose pages stay. */
    PERSIST,
    /** A write-ahead log that is never brought back into the database. */
    WAL
  }

  private final Path file;
  private final Connection connection;

  /**
   * Makes an empty database.
   *
   * @param folder empty; removed by the caller
   */
  public SqliteFile(Path folder, Journal journal) {
    this(folder, journal, 4096);
  }

  /** Makes an empty database with pages of another size. */
  public SqliteFile(Path folder, Journal journal, int pageSize) {
    this.file = folder.resolve("work.db");
    try {
      this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      run("PRAGMA page_size=" + pageSize);
      run("PRAGMA secure_delete=0");
      run("PRAGMA auto_vacuum=0");
      run("PRAGMA journal_mode=" + journal);
      run("PRAGMA wal_autocheckpoint=0");
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs one statement. */
  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Adds a row; columns that are not named have their defaults. */
  public void insert(String table, Map<String, ?> row) {
    List<String> columns = new ArrayList<>(row.keySet());
    String sql =
        "INSERT INTO "
            + table
            + "("
            + String.join(",", columns)
            + ") VALUES("
            + String.join(",", java.util.Collections.nCopies(columns.size(), "?"))
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        insert.setObject(i + 1, row.get(columns.get(i)));
      }
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Ends a transaction. */
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Brings the log into the database and begins it anew. */
  public void checkpoint() {
    try {
      connection.commit();
      connection.setAutoCommit(true);
      run("PRAGMA wal_checkpoint(TRUNCATE)");
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files as they lie now, under the endings of their names: the database has none. */
  public Map<String, byte[]> files() {
    commit();
    Map<String, byte[]> files = new TreeMap<>();
    for (String ending : List.of("", "-wal", "-journal")) {
      Path path = file.resolveSibling(file.getFileName() + ending);
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

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
