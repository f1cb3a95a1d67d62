package org.tiezheng.vault.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the WAL short without making depositors wait: a thread of its own copies most of it into
 * the file while commits go on, and the writer then copies the small rest between two commits,
 * after which SQLite begins the WAL anew.
 *
 * <p>The WAL is durable by itself, so a failure here loses nothing: the WAL only grows, and the
 * next attempt or the next opening copies it.
 */
final class WalKeeper implements AutoCloseable {
  static final String COPY = "PRAGMA wal_checkpoint(PASSIVE)";

  /** How much goes into the WAL before it is copied; its file stays about three times as long. */
  private static final long LONG_BYTES = 16L << 20;

  /** Roughly what pages cost beside the entries themselves. */
  private static final int BATCH_BYTES = 20_000;

  private static final int ENTRY_BYTES = 1_000;

  private final LogFile file;
  private final Thread thread;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean restLeft = new AtomicBoolean();
  private long written;
  private volatile boolean closed;

  WalKeeper(LogFile file) {
    this.file = file;
    thread = Thread.ofPlatform().daemon().name("log-wal").start(this::run);
  }

  /**
   * Counts a commit of so many entries; called by the writer after it.
   *
   * @return whether the writer should copy the rest now
   */
  boolean shouldCopy(int entries) {
    written += BATCH_BYTES + (long) entries * ENTRY_BYTES;
    if (restLeft.compareAndSet(true, false)) {
      return true;
    }
    if (!wanted.get() && written > LONG_BYTES) {
      written = 0;
      wanted.set(true);
      LockSupport.unpark(thread);
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      if (wanted.get()) {
        copy();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void copy() {
    try (Connection connection = file.connectForReading();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = OFF");
      statement.execute(COPY);
      restLeft.set(true);
    } catch (SQLException e) {
      System.getLogger(WalKeeper.class.getName())
          .log(System.Logger.Level.WARNING, "the WAL of {0} was not copied: {1}", file.path(), e);
    } finally {
      wanted.set(false);
    }
  }
}
