package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.VaultException;
import tools.jackson.core.JacksonException;

/**
 * The one SQLite database of an embedded vault: write-ahead log, {@code synchronous=FULL}, one
 * writer. When {@link #write} returns, the transaction survives a power cut; it costs one fsync.
 *
 * <p>After an input/output error of a transaction nothing more is written until the vault is opened
 * again: a second fsync of the same file could claim what the first one lost. Safe for use by many
 * threads at once; readers are not held up by the writer.
 */
public final class Database implements AutoCloseable {
  private final DatabaseFile file;
  private final ReentrantLock writing = new ReentrantLock();
  private final @Nullable Connection writer;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean inDoubt;
  private volatile boolean closed;

  private Database(DatabaseFile file, @Nullable Connection writer) {
    this.file = file;
    this.writer = writer;
  }

  /** A new database with the tables of version {@value SchemaVersion#CURRENT}. */
  static void create(Path path) throws IOException {
    try (Connection connection = DatabaseFile.connect(path)) {
      SchemaVersion.create(connection);
    } catch (SQLException e) {
      throw StorageFault.of(path, e);
    }
    Durability.syncDirectory(Durability.parent(path));
  }

  /** For one who holds the vault's lock. */
  static Database open(Path path) throws IOException {
    requireFile(path);
    DatabaseFile file = new DatabaseFile(path);
    try {
      Connection writer = DatabaseFile.connect(path);
      try {
        SchemaVersion.require(path, writer);
        SchemaVersion.upgrade(writer);
        return new Database(file, writer);
      } catch (SQLException | RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (SQLException e) {
      throw StorageFault.of(path, e);
    }
  }

  /** For reading only; also from a medium that cannot be written to. */
  static Database openReadOnly(Path path) throws IOException {
    requireFile(path);
    Database database = new Database(DatabaseFile.readable(path), null);
    try {
      database.read(connection -> {
        SchemaVersion.require(path, connection);
        return path;
      });
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void requireFile(Path path) throws IOException {
    // SQLite would make an empty one.
    if (!Files.isRegularFile(path)) {
      throw StorageFault.of(path, new NoSuchFileException(path.toString()));
    }
  }

  /**
   * Runs {@code work} as one durable transaction, alone; an exception undoes all of it.
   *
   * @throws VaultException when it cannot be made durable
   */
  public <T> T write(Work<T> work) {
    writing.lock();
    try {
      Connection connection = requireWriter();
      try {
        return Transaction.write(connection, work);
      } catch (SQLException e) {
        inDoubt = StorageFault.leavesDoubt(e);
        throw StorageFault.of(file.path(), e);
      } catch (JacksonException e) {
        throw StorageFault.of(file.path(), e);
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Runs {@code work} on one consistent state, the newest committed one or a later one.
   *
   * @throws VaultException when the database cannot be read
   */
  public <T> T read(Work<T> work) {
    if (closed) {
      throw closedVault();
    }
    try {
      Connection connection = idle.poll();
      if (connection == null) {
        connection = file.connectForReading();
      }
      return read(work, connection);
    } catch (SQLException e) {
      throw StorageFault.of(file.path(), e);
    } catch (JacksonException e) {
      throw StorageFault.of(file.path(), e);
    }
  }

  private <T> T read(Work<T> work, Connection connection) throws SQLException {
    boolean reusable = false;
    try {
      T result = Transaction.read(connection, work);
      reusable = !closed;
      return result;
    } finally {
      if (reusable) {
        idle.push(connection);
      } else {
        connection.close();
      }
    }
  }

  private Connection requireWriter() {
    if (closed || writer == null) {
      throw closedVault();
    }
    if (inDoubt) {
      throw new VaultException(
          new Text(
              "先前一次写入“" + file.path() + "”时磁盘出错,为安全起见不再写入;请检查磁盘后重新打开。",
              "An earlier write to "
                  + file.path()
                  + " failed on the medium, so nothing more is written; check the disk and open"
                  + " the vault again."));
    }
    return writer;
  }

  private VaultException closedVault() {
    return new VaultException(
        new Text("“" + file.path() + "”已关闭。", file.path() + " has been closed."));
  }

  /** Waits for the transaction that runs, then moves everything into the one file. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      for (Connection c = idle.poll(); c != null; c = idle.poll()) {
        c.close();
      }
      if (writer != null) {
        writer.close();
      }
      file.close();
    } catch (SQLException | IOException e) {
      // What was committed lies in the write-ahead log and is read from there next time.
      System.getLogger(Database.class.getName()).log(System.Logger.Level.WARNING, e::toString);
    } finally {
      writing.unlock();
    }
  }

  /** What is done with a connection; it must not be kept, committed or closed. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }
}
