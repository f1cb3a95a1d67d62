package org.tiezheng.testkit.chat.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A store written by the SQLite library. The files are taken as they lie, before the library can
 * tidy its log away.
 */
final class StoreFile implements AutoCloseable {
  private final Path target;
  private final Path folder;
  private final Path file;
  private final Connection connection;
  private final WriteOptions options;
  private boolean closed;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private StoreFile(Path target, Path folder, Connection connection, WriteOptions options) {
    this.target = target;
    this.folder = folder;
    this.file = folder.resolve("store.db");
    this.connection = connection;
    this.options = options;
  }

  /** A new store that will lie there when it is finished. */
  static StoreFile create(Path target, WriteOptions options, String... schema) {
    try {
      Path folder = Files.createTempDirectory("tiezheng-store");
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
      StoreFile made = new StoreFile(target, folder, connection, options);
      made.run("PRAGMA page_size=" + options.pageSize(), "PRAGMA synchronous=OFF");
      made.run("PRAGMA secure_delete=" + (options.secureDelete() ? "ON" : "OFF"));
      made.run("PRAGMA journal_mode=DELETE");
      connection.setAutoCommit(false);
      made.run(schema);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement with values in the places of its question marks. */
  void fill(String sql, Object... values) {
    try {
      PreparedStatement statement = prepared.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i] == NULL ? null : values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Stands for a value that is not there. */
  static final Object NULL = new Object();

  /** Adds a row: name, value, name, value … */
  void insert(String table, Object... pairs) {
    StringBuilder names = new StringBuilder();
    Object[] values = new Object[pairs.length / 2];
    for (int i = 0; i < values.length; i++) {
      names.append(i == 0 ? "" : ",").append(pairs[2 * i]);
      values[i] = pairs[2 * i + 1];
    }
    String marks = String.join(",", Collections.nCopies(values.length, "?"));
    fill("INSERT INTO " + table + "(" + names + ") VALUES (" + marks + ")", values);
  }

  /** Ends what was done by itself; what follows stays in the log, if there shall be one. */
  void openLog() {
    commit();
    if (options.wal()) {
      close(prepared);
      try {
        connection.setAutoCommit(true);
        run("PRAGMA journal_mode=WAL", "PRAGMA wal_autocheckpoint=0");
        connection.setAutoCommit(false);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String table) {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT count(*) FROM " + table)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows of each table whose name matches a pattern of LIKE, as file!table. */
  Map<String, Long> counts(String like) {
    Map<String, Long> all = new TreeMap<>();
    String sql =
        "SELECT name FROM sqlite_master WHERE type='table' AND name LIKE '" + like + "' ESCAPE '!'";
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        all.put(found.getString(1), 0L);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Map<String, Long> named = new TreeMap<>();
    all.keySet().forEach(t -> named.put(target.getFileName() + "!" + t, count("[" + t + "]")));
    return named;
  }

  /** Commits, copies the files to their place as they lie, and lets go of the library. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      commit();
      close(prepared);
      Files.createDirectories(target.toAbsolutePath().getParent());
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Path from = Path.of(file + suffix);
        if (Files.exists(from)) {
          Files.copy(from, Path.of(target + suffix));
        }
      }
      connection.close();
      for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Map<String, PreparedStatement> statements) {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      statements.clear();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
