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
import java.util.function.LongConsumer;

/**
 * One reader thread that also computes SHA-256, one thread that computes SM3 over the same buffers.
 * Four buffers go round, so the memory is bounded however far SM3 lags behind. For one use.
 */
final class TwoThreadDigest {
  private static final int BUFFERS = 4;

  private final BlockingQueue<ByteBuffer> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<ByteBuffer> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final ByteBuffer end = ByteBuffer.allocate(0);

  TwoThreadDigest() {
    for (int i = 0; i < BUFFERS; i++) {
      empty.add(ByteBuffer.allocate(Digester.BUFFER_BYTES));
    }
  }

  ContentDigest digest(ReadableByteChannel in, LongConsumer read) throws IOException {
    CompletableFuture<byte[]> sm3 = new CompletableFuture<>();
    Thread second = Thread.ofPlatform().daemon().name("sm3").start(() -> runSm3(sm3));
    try {
      MessageDigest sha256 = RunningDigest.newSha256();
      long size = 0;
      while (true) {
        ByteBuffer buffer = empty.take();
        int n = in.read(buffer.clear());
        if (n < 0) {
          break;
        }
        buffer.flip();
        filled.put(buffer);
        // Only this thread refills a buffer, so it may still read one that SM3 has handed back.
        sha256.update(buffer.array(), 0, n);
        size += n;
        read.accept(n);
      }
      filled.put(end);
      return RunningDigest.result(sha256.digest(), sm3.get(), size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while digesting");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the SM3 thread failed", e.getCause());
    } finally {
      second.interrupt();
    }
  }

  private void runSm3(CompletableFuture<byte[]> result) {
    try {
      Sm3 sm3 = new Sm3();
      for (ByteBuffer buffer = filled.take(); buffer != end; buffer = filled.take()) {
        sm3.update(buffer.array(), 0, buffer.limit());
        empty.put(buffer);
      }
      result.complete(sm3.digest());
    } catch (InterruptedException | RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}
