package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.CRC32C;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.RunningDigest;

/**
 * Sums up what lies on the medium of a file that is being written: a large one is read back while
 * it grows, each stretch on a thread of its own once it was forced to the medium. To be used by the
 * thread that writes; it writes at the end only.
 */
final class ReadBack implements AutoCloseable {
  private static final long STRETCH = 32L << 20;
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path path;
  private final FileChannel written;
  private final Sum sum;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private long begun;

  /** Of the thread that reads; the next begins when it has ended. */
  private long position;

  /** What is computed of all bytes, one after the other. */
  interface Sum {
    void update(byte[] bytes, int offset, int count);

    /** In hexadecimal digits, of everything so far. */
    String result();
  }

  /** SHA-256, for bytes whose digest is known from where they came. */
  static Sum sha256() {
    RunningDigest digest = new RunningDigest(DigestSet.SHA256);
    return new Sum() {
      @Override
      public void update(byte[] bytes, int offset, int count) {
        digest.update(bytes, offset, count);
      }

      @Override
      public String result() {
        return digest.finish().sha256();
      }
    };
  }

  /**
   * CRC-32C, a tenth of the work: tells at once when a medium gives back something else. What is
   * promised of the bytes is their SHA-256, taken when they were written and asked by every check.
   */
  static Sum crc32c() {
    CRC32C crc = new CRC32C();
    return new Sum() {
      @Override
      public void update(byte[] bytes, int offset, int count) {
        crc.update(bytes, offset, count);
      }

      @Override
      public String result() {
        return HexFormat.of().toHexDigits((int) crc.getValue());
      }
    };
  }

  /**
   * @param written by whom the file is forced
   * @param sum takes what is read
   */
  ReadBack(Path path, FileChannel written, Sum sum) {
    this.path = path;
    this.written = written;
    this.sum = sum;
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
   * The sum of all that lies there; to be called once, when everything was forced.
   *
   * @throws IOException also if a stretch could not be forced or read
   */
  String result() throws IOException {
    try {
      running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException fault
          ? fault.getCause()
          : new IOException(e.getCause());
    }
    read(Long.MAX_VALUE);
    return sum.result();
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
        sum.update(buffer.array(), 0, count);
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
