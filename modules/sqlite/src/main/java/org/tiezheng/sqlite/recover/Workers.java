package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs numbered batches on several threads and waits for them. */
final class Workers {
  private Workers() {}

  /**
   * Runs every batch once.
   *
   * @param worker makes what one thread uses for its batches
   */
  static void run(int threads, int batches, Supplier<IntConsumer> worker) {
    if (threads == 1 || batches < 2) {
      IntConsumer one = worker.get();
      for (int i = 0; i < batches; i++) {
        one.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      IntConsumer one = worker.get();
      running.add(Thread.ofPlatform().daemon().start(() -> work(next, batches, one, failure)));
    }
    boolean interrupted = false;
    for (Thread thread : running) {
      interrupted |= join(thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RuntimeException thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  private static void work(
      AtomicInteger next,
      int batches,
      IntConsumer one,
      AtomicReference<@Nullable RuntimeException> failure) {
    try {
      for (int i = next.getAndIncrement(); i < batches; i = next.getAndIncrement()) {
        one.accept(i);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      next.set(batches);
    }
  }

  /** Waits to the end, also if interrupted: the batches use memory that is freed afterwards. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }
}
