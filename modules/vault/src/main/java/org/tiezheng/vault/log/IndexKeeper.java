package org.tiezheng.vault.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what is recent into the index, in a thread of its own, so that depositors do not wait.
 * What is recent is found in memory until the index has it; how much that may be is bounded.
 */
final class IndexKeeper implements AutoCloseable {
  /** From here on it is worth a transaction. */
  private static final int WORTH = 50_000;

  /** Here the writer waits until the index has caught up. */
  private static final int LIMIT = 500_000;

  private final Index index;
  private final Thread thread;
  private volatile List<Recent> recent = List.of(new Recent());
  private Optional<IOException> failure = Optional.empty();
  private boolean closed;

  IndexKeeper(Index index) {
    this.index = index;
    thread = Thread.ofPlatform().daemon().name("log-index").start(this::run);
  }

  /** What is not in the index yet, oldest first: one part, or two while one is being written. */
  List<Recent> recent() {
    return recent;
  }

  /** Takes note of a frame; called by the one thread that appends. */
  void add(long position, int checksum, BatchFrame frame) throws IOException {
    recent.getLast().add(position, checksum, frame);
    if (recent.getLast().weight() > WORTH) {
      startOrWait();
    }
  }

  private synchronized void startOrWait() throws IOException {
    while (recent.size() > 1 && recent.getLast().weight() > LIMIT && failure.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the log's index was being written", e);
      }
    }
    if (failure.isPresent()) {
      throw new IOException("the log's index cannot be written", failure.get());
    }
    if (recent.size() == 1) {
      recent = List.of(recent.getFirst(), new Recent());
      notifyAll();
    }
  }

  private void run() {
    while (true) {
      synchronized (this) {
        while (recent.size() == 1 && !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        if (closed) {
          return;
        }
      }
      write();
    }
  }

  private void write() {
    Optional<IOException> why = Optional.empty();
    try {
      index.add(recent.getFirst());
    } catch (IOException e) {
      why = Optional.of(e);
    }
    synchronized (this) {
      failure = why;
      if (why.isEmpty()) {
        recent = List.of(recent.getLast());
      } else {
        // Nothing is lost, the journal has it; but memory must not grow without end.
        closed = true;
      }
      notifyAll();
    }
  }

  /** Brings the index up to the journal. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure.isEmpty()) {
      for (Recent left : new ArrayList<>(recent)) {
        if (!left.isEmpty()) {
          index.add(left);
        }
      }
    }
  }
}
