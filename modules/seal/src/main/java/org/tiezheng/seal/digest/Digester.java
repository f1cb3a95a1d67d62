package org.tiezheng.seal.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/**
 * Digests bytes of any length in one pass and with one buffer of 256 KiB (four of them for large
 * files that are copied, and on two threads). Streams and channels are read to their end and not
 * closed. Immutable, safe for use by many threads at once.
 */
public final class Digester {
  static final int BUFFER_BYTES = 256 * 1024;

  /** Below this a second thread costs more than it brings. */
  static final long TWO_THREADS_FROM = 64L << 20;

  private final DigestSet set;

  public Digester(DigestSet set) {
    this.set = set;
  }

  /** SHA-256 and SM3, what every sealed original carries. */
  public static Digester both() {
    return new Digester(DigestSet.SHA256_AND_SM3);
  }

  /** SHA-256 alone. */
  public static Digester sha256Only() {
    return new Digester(DigestSet.SHA256);
  }

  public DigestSet set() {
    return set;
  }

  /** Digests bytes in memory. */
  public ContentDigest digest(byte[] bytes) {
    RunningDigest running = new RunningDigest(set);
    running.update(bytes, 0, bytes.length);
    return running.finish();
  }

  public ContentDigest digest(InputStream in) throws IOException {
    return copy(in, OutputStream.nullOutputStream());
  }

  /** From the channel's position to its end; a blocking channel is expected. */
  public ContentDigest digest(ReadableByteChannel in) throws IOException {
    return digest(in, Digester::ignore, Long.MAX_VALUE);
  }

  /**
   * Digests a file that nobody may write to meanwhile.
   *
   * @throws SourceChangedException when size, time or identity differ after the read
   * @throws NotAFileException for anything but a regular file
   */
  public ContentDigest digest(Path file) throws IOException {
    return digest(file, Digester::ignore);
  }

  /** As {@link #digest(Path)}; {@code read} hears the number of bytes of each piece. */
  public ContentDigest digest(Path file, LongConsumer read) throws IOException {
    FileState before = FileState.of(file);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ContentDigest result = digest(in, read, before.size());
      before.requireUnchanged(file, result.size());
      return result;
    }
  }

  /**
   * As {@link #digest(Path)}, but SM3 runs on a second thread over the same buffers, so that one
   * huge file takes as long as SM3 alone. Gains nothing for SHA-256 only.
   */
  public ContentDigest digestOnTwoThreads(Path file, LongConsumer read) throws IOException {
    if (set == DigestSet.SHA256) {
      return digest(file, read);
    }
    FileState before = FileState.of(file);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ContentDigest result = new TwoThreadDigest(set).digest(in, _ -> {}, read, before.size());
      before.requireUnchanged(file, result.size());
      return result;
    }
  }

  /** Digests while copying; the result describes exactly the bytes that were written. */
  public ContentDigest copy(InputStream in, OutputStream out) throws IOException {
    RunningDigest running = new RunningDigest(set);
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      running.update(buffer, 0, n);
      out.write(buffer, 0, n);
    }
    return running.finish();
  }

  /**
   * The same of a stream of which it is known how long it should be: the slower digest of a long
   * one runs on a second thread. Ends soon after {@code expected} bytes.
   *
   * @param read hears the number of bytes of each piece
   */
  public ContentDigest copy(InputStream in, OutputStream out, long expected, LongConsumer read)
      throws IOException {
    ReadableByteChannel from = new WholeBuffers(in);
    TwoThreadDigest.Taking to = b -> out.write(b.array(), b.arrayOffset(), b.limit());
    return expected >= TWO_THREADS_FROM
        ? new TwoThreadDigest(set).digest(from, to, read, expected)
        : copy(from, to, read, expected);
  }

  /**
   * A stream read into arrays of ours at once; the platform's adapter goes by pieces of 8 or 16
   * KiB.
   */
  private record WholeBuffers(InputStream in) implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer into) throws IOException {
      int n = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
      into.position(into.position() + Math.max(n, 0));
      return n;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Digests while copying; blocking channels are expected. */
  public ContentDigest copy(ReadableByteChannel in, WritableByteChannel out) throws IOException {
    return copy(in, b -> writeAll(b, out), Digester::ignore, Long.MAX_VALUE);
  }

  /**
   * Digests a file while copying it; {@code read} hears the number of bytes of each piece. The
   * slower digest of a large file runs on a second thread. The output is not closed and, when this
   * throws, holds a part of the file.
   *
   * @throws SourceChangedException when size, time or identity differ after the read
   * @throws NotAFileException for anything but a regular file
   */
  public ContentDigest copy(Path file, WritableByteChannel out, LongConsumer read)
      throws IOException {
    FileState before = FileState.of(file);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ContentDigest result =
          before.size() >= TWO_THREADS_FROM
              ? new TwoThreadDigest(set).digest(in, b -> writeAll(b, out), read, before.size())
              : copy(in, b -> writeAll(b, out), read, before.size());
      before.requireUnchanged(file, result.size());
      return result;
    }
  }

  /**
   * Ends soon after {@code expected} bytes: a file that grows faster than it is read has no end.
   */
  private ContentDigest copy(
      ReadableByteChannel in, TwoThreadDigest.Taking taking, LongConsumer read, long expected)
      throws IOException {
    RunningDigest running = new RunningDigest(set);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long total = 0;
    for (int n = in.read(buffer); n >= 0 && total <= expected; n = in.read(buffer)) {
      running.update(buffer.array(), 0, n);
      taking.take(buffer.flip());
      total += n;
      read.accept(n);
      buffer.clear();
    }
    return running.finish();
  }

  private ContentDigest digest(ReadableByteChannel in, LongConsumer read, long expected)
      throws IOException {
    RunningDigest running = new RunningDigest(set);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long total = 0;
    for (int n = in.read(buffer); n >= 0 && total <= expected; n = in.read(buffer)) {
      running.update(buffer.array(), 0, n);
      total += n;
      read.accept(n);
      buffer.clear();
    }
    return running.finish();
  }

  private static void writeAll(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void ignore(long read) {}
}
