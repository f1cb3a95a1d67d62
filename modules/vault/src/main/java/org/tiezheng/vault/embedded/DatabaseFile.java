package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/** How connections to the database file are made. */
final class DatabaseFile implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  private final Path path;
  private final Path read;
  private final boolean immutable;
  private final @Nullable Path copies;

  DatabaseFile(Path path) {
    this(path, path, false, null);
  }

  private DatabaseFile(Path path, Path read, boolean immutable, @Nullable Path copies) {
    this.path = path;
    this.read = read;
    this.immutable = immutable;
    this.copies = copies;
  }

  /**
   * For reading. SQLite must write beside a database in order to read it while others write. Where
   * it cannot, nobody else can either: a database that was closed properly is then read as it lies
   * there; of one that was not, file and write-ahead log are copied out, so that the newest
   * transactions are seen too.
   */
  static DatabaseFile readable(Path path) throws IOException {
    Path wal = path.resolveSibling(path.getFileName() + "-wal");
    if (Files.isWritable(Durability.parent(path))) {
      return new DatabaseFile(path);
    }
    if (!Files.exists(wal) || Files.size(wal) == 0) {
      return new DatabaseFile(path, path, true, null);
    }
    Path copies = Files.createTempDirectory("tiezheng-");
    Path copy = copies.resolve("store.db");
    Files.copy(path, copy);
    Files.copy(wal, copies.resolve("store.db-wal"));
    return new DatabaseFile(path, copy, false, copies);
  }

  /** The file that a person knows. */
  Path path() {
    return path;
  }

  /** For the one writer. */
  static Connection connect(Path path) throws SQLException {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    Connection connection = config.createConnection("jdbc:sqlite:" + path);
    try (Statement statement = connection.createStatement()) {
      // macOS answers fsync before the drive has written; elsewhere this does nothing.
      statement.execute("PRAGMA fullfsync = 1");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  Connection connectForReading() throws SQLException {
    SQLiteConfig config = common();
    config.setReadOnly(true);
    if (immutable) {
      config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    }
    String name = immutable ? read.toUri().getRawPath() : read.toString();
    String url = immutable ? "jdbc:sqlite:file:" + name + "?immutable=1" : "jdbc:sqlite:" + name;
    return config.createConnection(url);
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig(new Properties());
    config.setBusyTimeout(BUSY_MILLIS);
    config.enableLoadExtension(false);
    return config;
  }

  @Override
  public void close() throws IOException {
    if (copies != null) {
      for (String suffix : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(copies.resolve("store.db" + suffix));
      }
      Files.delete(copies);
    }
  }
}
