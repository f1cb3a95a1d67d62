package org.tiezheng.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The baseline of a durable deposit: whatever queued is appended to a file in one write, followed
 * by one fdatasync. No hashing, no index, no signature.
 */
final class GroupCommit implements AutoCloseable {
  private static final int MAX_BATCH = 1024;

  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final FileChannel file;
  private final Thread writer;
  private volatile boolean closed;

  GroupCommit(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    writer = Thread.ofPlatform().daemon().name("baseline-writer").start(this::run);
  }

  /** Appends that many bytes. */
  CompletableFuture<Boolean> append(int length) {
    Entry entry = new Entry(length, new CompletableFuture<>());
    queue.add(entry);
    return entry.done();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    var _ = append(0);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }

  private void run() {
    List<Entry> batch = new ArrayList<>();
    while (!closed) {
      try {
        batch.add(queue.take());
        queue.drainTo(batch, MAX_BATCH - 1);
        write(batch);
        batch.forEach(entry -> entry.done().complete(true));
      } catch (IOException | InterruptedException e) {
        batch.forEach(entry -> entry.done().completeExceptionally(e));
      }
      batch.clear();
    }
  }

  private void write(List<Entry> batch) throws IOException {
    int length = batch.stream().mapToInt(entry -> entry.length()).sum();
    ByteBuffer block = ByteBuffer.allocate(length);
    while (block.hasRemaining()) {
      file.write(block);
    }
    file.force(false);
  }

  private record Entry(int length, CompletableFuture<Boolean> done) {}
}
