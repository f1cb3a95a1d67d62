package org.tiezheng.collect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Makes the lines of records while these are still in the processor's cache, and digests and hands
 * them on on a thread of its own while the caller reads the next: in the order in which they came,
 * a bounded number of them under way. What the next sink throws reaches the caller unchanged, at a
 * later record or at the end. To be used by one thread.
 */
public final class WritingThread implements DigestingSink, AutoCloseable {
  private static final int BATCHES = 4;

  private final RecordSink next;
  private final MessageDigest digest = sha256();
  private final boolean digesting;
  private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
  private Batch filling = new Batch();
  private @Nullable Thread thread;
  private volatile @Nullable Throwable failure;
  private boolean thrown;

  /** Rows with the lines of the records among them, and what is to happen behind them. */
  private static final class Batch {
    private static final int ROWS = 256;

    /** A batch of long lines is full sooner, so that memory stays bounded. */
    private static final int BYTES = 1 << 18;

    private static final byte[] NONE = {};

    private final List<Object> rows = new ArrayList<>(ROWS);

    /** Where the line of each row ends; a row that is set aside has none. */
    private final int[] ends = new int[ROWS];

    private byte[] bytes = NONE;
    private int size;

    /** Completed with the digest of all lines so far, which begins anew. */
    private @Nullable CompletableFuture<String> digest;

    /** Whether none follows. */
    private boolean last;

    /** Whether it is full then. */
    boolean add(Object row, ByteBuffer line) {
      int length = line.remaining();
      if (length > bytes.length - size) {
        bytes = Arrays.copyOf(bytes, Math.max(BYTES, Math.addExact(size, length)));
      }
      line.get(bytes, size, length);
      size += length;
      ends[rows.size()] = size;
      rows.add(row);
      return rows.size() == ROWS || size >= BYTES;
    }

    /**
     * Takes the rows out; room for one very long line is not kept for the next. Allocates nothing:
     * it must not fail where nobody would notice.
     */
    void clear() {
      rows.clear();
      size = 0;
      digest = null;
      if (bytes.length > 2 * BYTES) {
        bytes = NONE;
      }
    }
  }

  /**
   * @param next is called on the other thread alone, until this is closed
   */
  public WritingThread(RecordSink next) {
    this.next = next;
    digesting = !next.digestsLines();
    for (int i = 1; i < BATCHES; i++) {
      empty.add(new Batch());
    }
  }

  @Override
  public void record(Record row) {
    add(row, EvidenceJson.passingLine(row));
  }

  @Override
  public void setAside(SetAside row) {
    add(row, ByteBuffer.allocate(0));
  }

  private void add(Object row, ByteBuffer line) {
    if (filling.add(row, line)) {
      put(null, false);
      rethrow();
    }
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
    if (running == null && filling.rows.isEmpty()) {
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
      thread = Thread.ofPlatform().daemon().name("writing").start(this::work);
    }
    filling.digest = wanted;
    filling.last = last;
    boolean interrupted = false;
    for (boolean done = false; !done; ) {
      try {
        if (!last) {
          Batch free = empty.take();
          filled.add(filling);
          filling = free;
        } else {
          filled.add(filling);
        }
        done = true;
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
        Batch batch = filled.take();
        last = batch.last;
        pass(batch);
        CompletableFuture<String> wanted = batch.digest;
        batch.clear();
        empty.add(batch);
        if (wanted != null) {
          wanted.complete(digesting ? HexFormat.of().formatHex(digest.digest()) : "");
        }
      } catch (InterruptedException e) {
        // Nobody interrupts this thread; it ends with the last batch.
      }
    }
  }

  private void pass(Batch batch) {
    if (failure != null) {
      return;
    }
    try {
      if (digesting) {
        digest.update(batch.bytes, 0, batch.size);
      }
      int from = 0;
      for (int i = 0; i < batch.rows.size(); i++) {
        if (batch.rows.get(i) instanceof Record record) {
          next.record(record, ByteBuffer.wrap(batch.bytes, from, batch.ends[i] - from));
        } else {
          next.setAside((SetAside) batch.rows.get(i));
        }
        from = batch.ends[i];
      }
    } catch (RuntimeException | Error e) {
      failure = e;
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
