package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * Digests what lies on the medium of a file that is being written: a large one is read back while
 * it grows, each stretch on a thread of its own once it was forced to the medium. To be used by the
 * thread that writes; it writes at the end only.
 */
final class ReadBack implements AutoCloseable {
  private static final long STRETCH = 32L << 20;
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path path;
  private final FileChannel written;
  private final RunningDigest digest = new RunningDigest(DigestSet.SHA256);
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private long begun;

  /** Of the thread that reads; the next begins when it has ended. */
  private long position;

  /**
   * @param written by whom the file is forced
   */
  ReadBack(Path path, FileChannel written) {
    this.path = path;
    this.written = written;
  }

  /** The file has this many bytes now, holes that still lie beyond its end included. */
  void grown(long size) {
    if (size - begun >= STRETCH) {
      begun = size;
      running =
          running.thenRunAsync(
              () -> stretch(size),
              task -> Thread.ofPlatform().daemon().name("read-back").start(task));
    }
  }

  /** What is written behind {@code size} meanwhile belongs to the next stretch. */
  private void stretch(long size) {
    try {
      long there = Math.min(written.size(), size);
      written.force(false);
      read(there);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * SHA-256 in hexadecimal digits of all that lies there; to be called when everything was forced.
   *
   * @throws IOException also if a stretch could not be forced or read
   */
  String sha256() throws IOException {
    try {
      running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException fault
          ? fault.getCause()
          : new IOException(e.getCause());
    }
    read(Long.MAX_VALUE);
    return digest.finish().sha256();
  }

  private void read(long end) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      while (position < end) {
        buffer.clear().limit((int) Math.min(BUFFER_BYTES, end - position));
        int count = in.read(buffer, position);
        if (count < 0) {
          return;
        }
        digest.update(buffer.array(), 0, count);
        position += count;
      }
    }
  }

  /** Waits until nothing is read any more. */
  @Override
  public void close() {
    running.handle((_, _) -> true).join();
  }
}
