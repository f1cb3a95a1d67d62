package org.tiezheng.collect.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;

/**
 * Walks a table on a thread of its own, a bounded number of rows ahead of the caller, who takes
 * what was made of them in the same order: decrypting and decoding pages then costs him no time.
 * One walk.
 */
final class RowsAhead<T> {
  private static final int BATCH = 256;
  private static final int BATCHES = 4;

  /** A batch of long rows is full sooner, so that memory stays bounded. */
  private static final long BATCH_BYTES = 1 << 18;

  private final Database database;
  private final Table table;
  private final Function<Row, T> made;
  private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(BATCHES);
  private List<Ahead<T>> filling = new ArrayList<>(BATCH);
  private long bytes;
  private volatile boolean stopped;

  /**
   * @param walk what the walk said at its end; then no other batch follows
   * @param failure what ended the walk before its end; likewise
   */
  private record Batch<T>(List<Ahead<T>> rows, @Nullable Walk walk, @Nullable Throwable failure) {}

  /** A row, or what was made of it already. */
  private sealed interface Ahead<T> {
    record Made<T>(T item) implements Ahead<T> {}

    record Raw<T>(Row row) implements Ahead<T> {}
  }

  /** The caller wants no more. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("the rows are not wanted any more", null, false, false);
    }
  }

  /**
   * @param made is called on the other thread, or on the caller's where he would have to wait; on
   *     both at once
   */
  RowsAhead(Database database, Table table, Function<Row, T> made) {
    this.database = database;
    this.table = table;
    this.made = made;
  }

  /** Delivers the rows on the calling thread; the other has ended when this returns or throws. */
  Walk deliver(Consumer<T> rows) {
    Thread walking = Thread.ofPlatform().daemon().name("rows").start(this::walk);
    try {
      while (true) {
        Batch<T> batch = take();
        batch.rows().forEach(ahead -> rows.accept(item(ahead)));
        switch (batch.failure()) {
          case null -> {}
          case RuntimeException e -> throw e;
          case Error e -> throw e;
          default -> throw new AssertionError("nothing else is caught");
        }
        if (batch.walk() != null) {
          return batch.walk();
        }
      }
    } finally {
      stopped = true;
      end(walking);
    }
  }

  private T item(Ahead<T> ahead) {
    return switch (ahead) {
      case Ahead.Made<T>(T item) -> item;
      case Ahead.Raw<T>(Row row) -> made.apply(row);
    };
  }

  private Batch<T> take() {
    boolean interrupted = false;
    while (true) {
      try {
        Batch<T> batch = queue.take();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return batch;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** The pages that it reads may be unmapped afterwards. */
  private void end(Thread walking) {
    boolean interrupted = false;
    while (walking.isAlive()) {
      queue.clear();
      try {
        walking.join(10);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void walk() {
    try {
      Walk walk = database.rows(table, this::add);
      put(walk, null);
    } catch (Stopped e) {
      // Nobody waits for anything.
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  private void failed(Throwable e) {
    try {
      put(null, e);
    } catch (Stopped stop) {
      // Nobody waits for it.
    }
  }

  private void add(Row row) {
    if (queue.isEmpty()) {
      // The caller waits, or is about to: he makes it himself, and no core is idle meanwhile.
      filling.add(new Ahead.Raw<>(row));
    } else {
      T item = made.apply(row);
      filling.add(new Ahead.Made<>(item));
      if (item instanceof Weighed heavy) {
        bytes += heavy.bytes();
      }
    }
    for (Value value : row.values()) {
      bytes +=
          switch (value) {
            case Value.Text text -> text.bytes().byteSize();
            case Value.Blob blob -> blob.bytes().byteSize();
            case Value.Int _, Value.Real _, Value.Null _ -> 0;
          };
    }
    if (filling.size() >= BATCH || bytes >= BATCH_BYTES) {
      put(null, null);
    }
  }

  private void put(@Nullable Walk walk, @Nullable Throwable failure) {
    Batch<T> batch = new Batch<>(filling, walk, failure);
    filling = new ArrayList<>(BATCH);
    bytes = 0;
    while (!stopped) {
      try {
        queue.put(batch);
        return;
      } catch (InterruptedException e) {
        // Nobody interrupts this thread; it ends when it is not wanted any more.
      }
    }
    throw new Stopped();
  }
}
