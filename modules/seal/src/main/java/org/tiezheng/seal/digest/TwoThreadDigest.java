package org.tiezheng.seal.digest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * One reader thread that also copies, one thread that computes the slower digest over the same
 * buffers: SM3, while the reader computes SHA-256, or SHA-256 where it is asked for alone. Four
 * buffers go round, so the memory is bounded however far the second thread lags behind. For one
 * use.
 */
final class TwoThreadDigest {
  private static final int BUFFERS = 4;
  private static final int END = -1;

  private final BlockingQueue<Piece> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Piece> filled = new ArrayBlockingQueue<>(BUFFERS);
  private final DigestSet set;
  private final Supplier<? extends MessageDigest> second;

  TwoThreadDigest(DigestSet set) {
    this(set, set == DigestSet.SHA256 ? RunningDigest::newSha256 : Sm3::new);
  }

  /**
   * @param second the slower digest of the set; is called on the other thread
   */
  TwoThreadDigest(DigestSet set, Supplier<? extends MessageDigest> second) {
    this.set = set;
    this.second = second;
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
    CompletableFuture<byte[]> slower = new CompletableFuture<>();
    Thread running = Thread.ofPlatform().daemon().name("digest").start(() -> runSecond(slower));
    try {
      Optional<MessageDigest> sha256 =
          set == DigestSet.SHA256 ? Optional.empty() : Optional.of(RunningDigest.newSha256());
      long size = 0;
      Piece piece = fill(in, slower);
      while (piece.count != END && size <= expected) {
        int count = piece.count;
        filled.put(piece);
        // Only this thread refills a piece, so it may still read one that was handed back.
        if (sha256.isPresent()) {
          sha256.get().update(piece.bytes, 0, count);
        }
        taking.take(ByteBuffer.wrap(piece.bytes, 0, count));
        size += count;
        read.accept(count);
        piece = fill(in, slower);
      }
      piece.count = END;
      filled.put(piece);
      return sha256.isPresent()
          ? RunningDigest.result(sha256.get().digest(), slower.get(), size)
          : RunningDigest.result(slower.get(), null, size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while digesting");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the digesting thread failed", e.getCause());
    } finally {
      running.interrupt();
    }
  }

  /** All pieces fit into either queue: only here the reader waits, and not for the dead. */
  private Piece fill(ReadableByteChannel in, CompletableFuture<byte[]> slower)
      throws IOException, InterruptedException, ExecutionException {
    Piece piece = empty.poll(1, TimeUnit.SECONDS);
    while (piece == null) {
      if (slower.isCompletedExceptionally()) {
        slower.get();
      }
      piece = empty.poll(1, TimeUnit.SECONDS);
    }
    piece.count = in.read(ByteBuffer.wrap(piece.bytes));
    return piece;
  }

  private void runSecond(CompletableFuture<byte[]> result) {
    try {
      MessageDigest digest = second.get();
      for (Piece piece = filled.take(); piece.count != END; piece = filled.take()) {
        digest.update(piece.bytes, 0, piece.count);
        empty.put(piece);
      }
      result.complete(digest.digest());
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
