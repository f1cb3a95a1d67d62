package org.tiezheng.seal.digest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * One reader thread that also computes SHA-256 and copies, one thread that computes SM3 over the
 * same buffers. Four buffers go round, so the memory is bounded however far SM3 lags behind. For
 * one use.
 */
final class TwoThreadDigest {
  private static final int BUFFERS = 4;
  private static final int END = -1;

  private final BlockingQueue<Piece> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Piece> filled = new ArrayBlockingQueue<>(BUFFERS);
  private final Supplier<Sm3> second;

  TwoThreadDigest() {
    this(Sm3::new);
  }

  /**
   * @param sm3 is called on the other thread
   */
  TwoThreadDigest(Supplier<Sm3> sm3) {
    second = sm3;
    for (int i = 0; i < BUFFERS; i++) {
      empty.add(new Piece());
    }
  }

  /** Takes bytes on their way, such as to write them to a copy. */
  @FunctionalInterface
  interface Taking {
    void take(ByteBuffer bytes) throws IOException;
  }

  /** Ends soon after {@code expected} bytes: a file that grows as it is read has no end. */
  ContentDigest digest(ReadableByteChannel in, Taking taking, LongConsumer read, long expected)
      throws IOException {
    CompletableFuture<byte[]> sm3 = new CompletableFuture<>();
    Thread running = Thread.ofPlatform().daemon().name("sm3").start(() -> runSm3(sm3));
    try {
      MessageDigest sha256 = RunningDigest.newSha256();
      long size = 0;
      Piece piece = fill(in, sm3);
      while (piece.count != END && size <= expected) {
        int count = piece.count;
        filled.put(piece);
        // Only this thread refills a piece, so it may still read one that SM3 has handed back.
        sha256.update(piece.bytes, 0, count);
        taking.take(ByteBuffer.wrap(piece.bytes, 0, count));
        size += count;
        read.accept(count);
        piece = fill(in, sm3);
      }
      piece.count = END;
      filled.put(piece);
      return RunningDigest.result(sha256.digest(), sm3.get(), size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while digesting");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the SM3 thread failed", e.getCause());
    } finally {
      running.interrupt();
    }
  }

  /** All pieces fit into either queue: only here the reader waits, and not for the dead. */
  private Piece fill(ReadableByteChannel in, CompletableFuture<byte[]> sm3)
      throws IOException, InterruptedException, ExecutionException {
    Piece piece = empty.poll(1, TimeUnit.SECONDS);
    while (piece == null) {
      if (sm3.isCompletedExceptionally()) {
        sm3.get();
      }
      piece = empty.poll(1, TimeUnit.SECONDS);
    }
    piece.count = in.read(ByteBuffer.wrap(piece.bytes));
    return piece;
  }

  private void runSm3(CompletableFuture<byte[]> result) {
    try {
      Sm3 sm3 = second.get();
      for (Piece piece = filled.take(); piece.count != END; piece = filled.take()) {
        sm3.update(piece.bytes, 0, piece.count);
        empty.put(piece);
      }
      result.complete(sm3.digest());
    } catch (InterruptedException | RuntimeException | Error e) {
      result.completeExceptionally(e); // if interrupted, the reader failed and waits for nothing
    }
  }

  /** A buffer on its way; {@code count} is handed over together with it through the queue. */
  private static final class Piece {
    private final byte[] bytes = new byte[Digester.BUFFER_BYTES];
    private int count;
  }
}
