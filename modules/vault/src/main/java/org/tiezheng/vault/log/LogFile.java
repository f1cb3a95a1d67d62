package org.tiezheng.vault.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite file: its schema and how connections to it are set up.
 *
 * @param path where it lies
 */
record LogFile(Path path) {
  /** "TZlg"; tells our file from any other SQLite file. */
  private static final int APPLICATION_ID = 0x545a6c67;

  private static final int VERSION = 1;
  private static final int BUSY_MILLIS = 5_000;
  private static final int CACHE_KIB = 16 * 1024;
  private static final String[] SCHEMA = {
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL)",
    "CREATE TABLE batch (size INTEGER PRIMARY KEY, first INTEGER NOT NULL, entries BLOB NOT NULL)",
    "CREATE TABLE request (id BLOB PRIMARY KEY, leaf INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE tile (place INTEGER PRIMARY KEY, hashes BLOB NOT NULL)",
    "PRAGMA application_id = " + APPLICATION_ID,
    "PRAGMA user_version = " + VERSION,
  };

  /** Makes the file when it is missing, durably, and checks that it is ours. */
  static LogFile prepare(Path path) throws IOException {
    LogFile file = new LogFile(path.toAbsolutePath());
    boolean isNew = !Files.exists(path) || Files.size(path) == 0;
    try (Connection connection = file.connectForWriting()) {
      if (isNew) {
        try (Statement statement = connection.createStatement()) {
          for (String sql : SCHEMA) {
            statement.execute(sql);
          }
        }
        connection.commit();
      }
      file.requireOurs(connection);
    } catch (SQLException e) {
      throw new IOException(path + " is not a readable log file", e);
    }
    if (isNew) {
      file.syncDirectory();
    }
    return file;
  }

  /** A transaction begins with its first statement; commits are forced to the disk. */
  Connection connectForWriting() throws SQLException {
    Connection connection = config().createConnection("jdbc:sqlite:" + path);
    try (Statement statement = connection.createStatement()) {
      // Copying the WAL into the file is done beside the commits, not inside one of them.
      statement.execute("PRAGMA wal_autocheckpoint = 0");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  Connection connectForReading() throws SQLException {
    Connection connection = config().createConnection("jdbc:sqlite:" + path);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    return config;
  }

  private void requireOurs(Connection connection) throws SQLException, IOException {
    int application = pragma(connection, "application_id");
    int version = pragma(connection, "user_version");
    if (application != APPLICATION_ID || version != VERSION) {
      throw new IOException(
          path + " is no log file of version " + VERSION + " but " + application + "/" + version);
    }
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.getInt(1);
    }
  }

  /** SQLite forces its own files; that the new file has a name is ours to force. */
  private void syncDirectory() throws IOException {
    Path directory = path.getParent();
    if (directory != null
        && directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
