package org.tiezheng.casework.reading;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiezheng.collect.Found;

/**
 * Derives the keys of encrypted databases while their files are being sealed: a derivation takes
 * half a second of one core, and SM3 of a large file leaves the other idle. Only what is derived is
 * kept; no file is read by it before it lies sealed, and then its own bytes say whether a key is
 * right. To be used by one thread.
 */
public final class KeysAhead implements AutoCloseable {
  /** The largest page of a database. */
  private static final int PAGE = 1 << 16;

  /** A clear header and the pages that a key is tried on. */
  private static final int BEGINNING = 5 * PAGE;

  private final StoreLocks locks;
  private volatile boolean stopped;
  private boolean taken;
  private @Nullable Thread thread;

  /**
   * @param keys wiped here
   */
  public KeysAhead(List<char[]> keys) {
    locks = new StoreLocks(keys);
  }

  /** Begins with these files; to be called once. */
  public void begin(List<Found.File> files) {
    if (locks.hasKeys()) {
      thread = Thread.ofPlatform().daemon().name("keys").start(() -> derive(files));
    }
  }

  private void derive(List<Found.File> files) {
    for (Found.File file : files) {
      if (stopped) {
        return;
      }
      try {
        locks.ahead(file.name(), beginning(file));
      } catch (IOException | RuntimeException e) {
        // Whatever it is, whoever reads the sealed file meets it, and says it.
      }
    }
  }

  private static MemorySegment beginning(Found.File file) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer bytes =
          ByteBuffer.allocate((int) (size <= BEGINNING ? size : BEGINNING + size % PAGE));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A file that became shorter meanwhile is no likely database.
      }
      return MemorySegment.ofArray(bytes.array());
    }
  }

  /** What was derived so far, for its new owner; no further file is begun. */
  public StoreLocks take() {
    end();
    taken = true;
    return locks;
  }

  private void end() {
    stopped = true;
    boolean interrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
    if (!taken) {
      locks.close();
    }
  }
}
