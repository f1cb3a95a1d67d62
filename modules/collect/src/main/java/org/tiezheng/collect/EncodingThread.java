package org.tiezheng.collect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Makes and digests the lines of records, and hands them on, on a thread of its own while the
 * caller reads the next: in the order in which they came, a bounded number of them under way. What
 * the next sink throws reaches the caller unchanged, at a later record or at the end. To be used by
 * one thread.
 */
public final class EncodingThread implements DigestingSink, AutoCloseable {
  private static final int BATCH = 256;
  private static final int BATCHES = 4;

  /** Characters, about: a batch of long ones is full sooner, so that memory stays bounded. */
  private static final long BATCH_CHARS = 1 << 18;

  /** Of what is not looked into. */
  private static final long SOME_CHARS = 1 << 13;

  private final RecordSink next;
  private final MessageDigest digest = sha256();
  private final boolean digesting;
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES);
  private List<Object> filling = new ArrayList<>(BATCH);
  private long chars;
  private @Nullable Thread thread;
  private volatile @Nullable Throwable failure;
  private boolean thrown;

  /**
   * Rows, and what is to happen behind them.
   *
   * @param digest completed with the digest of all lines so far, which begins anew
   * @param last whether none follows
   */
  private record Batch(
      List<Object> rows, @Nullable CompletableFuture<String> digest, boolean last) {}

  /**
   * @param next is called on the other thread alone, until this is closed
   */
  public EncodingThread(RecordSink next) {
    this.next = next;
    digesting = !next.digestsLines();
  }

  @Override
  public void record(Record row) {
    add(row, weight(row));
  }

  @Override
  public void setAside(SetAside row) {
    add(row, SOME_CHARS);
  }

  private void add(Object row, long weight) {
    filling.add(row);
    chars += weight;
    if (filling.size() >= BATCH || chars >= BATCH_CHARS) {
      put(null, false);
      rethrow();
    }
  }

  private static long weight(Record row) {
    if (!(row instanceof ChatMessage message)) {
      return SOME_CHARS;
    }
    long weight =
        switch (message.content()) {
          case MessageContent.Words words -> words.text().length();
          case MessageContent.Unread unread -> unread.raw().length();
          case MessageContent.Forward _ -> SOME_CHARS;
          default -> 0;
        };
    for (String value : message.extra().values()) {
      weight += value.length();
    }
    return weight;
  }

  @Override
  public String recordsDigest() {
    CompletableFuture<String> made = new CompletableFuture<>();
    put(made, false);
    String sha256 = made.join();
    rethrow();
    return sha256;
  }

  /** Waits until the next sink has everything. What it threw is thrown here if not before. */
  @Override
  public void close() {
    Thread running = thread;
    if (running == null && filling.isEmpty()) {
      return;
    }
    put(null, true);
    join();
    thread = null;
    if (!thrown) {
      rethrow();
    }
  }

  private void put(@Nullable CompletableFuture<String> wanted, boolean last) {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("encoding").start(this::work);
    }
    Batch batch = new Batch(filling, wanted, last);
    filling = new ArrayList<>(BATCH);
    chars = 0;
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(batch);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void join() {
    boolean interrupted = false;
    for (Thread running = thread; running != null && running.isAlive(); ) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** After a failure everything is taken and thrown away, so that nobody waits for ever. */
  private void work() {
    boolean last = false;
    while (!last) {
      try {
        Batch batch = queue.take();
        last = batch.last();
        pass(batch.rows());
        CompletableFuture<String> wanted = batch.digest();
        if (wanted != null) {
          wanted.complete(digesting ? HexFormat.of().formatHex(digest.digest()) : "");
        }
      } catch (InterruptedException e) {
        // Nobody interrupts this thread; it ends with the last batch.
      }
    }
  }

  private void pass(List<Object> rows) {
    for (Object row : rows) {
      if (failure != null) {
        return;
      }
      try {
        if (row instanceof Record record) {
          ByteBuffer line = EvidenceJson.passingLine(record);
          if (digesting) {
            digest.update(line.duplicate());
          }
          next.record(record, line);
        } else {
          next.setAside((SetAside) row);
        }
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }
  }

  private void rethrow() {
    Throwable failed = failure;
    thrown |= failed != null;
    switch (failed) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("nothing else is caught");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
