package org.tiezheng.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Clients that each wait for an answer before they ask again, as people and importers do.
 *
 * @param clients how many at once, each a virtual thread
 * @param perSecond answers per second over the measured time
 * @param p50 median time to an answer, milliseconds
 * @param p99 99th percentile, milliseconds
 */
record ClosedLoop(int clients, double perSecond, double p50, double p99) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Runs the clients for the warm-up, then for the measured time. */
  static ClosedLoop run(
      int clients, Duration warmUp, Duration measured, Supplier<? extends Future<?>> request) {
    long start = System.nanoTime() + warmUp.toNanos();
    long end = start + measured.toNanos();
    List<long[]> times = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                long[] mine = client(start, end, request);
                synchronized (times) {
                  times.add(mine);
                }
              }));
    }
    for (Thread thread : threads) {
      join(thread);
    }
    if (times.size() < clients) {
      throw new IllegalStateException((clients - times.size()) + " clients failed");
    }
    long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    double seconds = measured.toNanos() / 1e9;
    return new ClosedLoop(clients, all.length / seconds, percentile(all, 50), percentile(all, 99));
  }

  private static long[] client(long start, long end, Supplier<? extends Future<?>> request) {
    long[] times = new long[1024];
    int count = 0;
    for (long now = System.nanoTime(); now < end; ) {
      Future<?> answer = request.get();
      await(answer);
      long done = System.nanoTime();
      if (now >= start && done <= end) {
        if (count == times.length) {
          times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = done - now;
      }
      now = done;
    }
    return Arrays.copyOf(times, count);
  }

  private static void await(Future<?> answer) {
    try {
      answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new CompletionException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) ((long) sorted.length * percent / 100)] / NANOS_PER_MILLI;
  }
}
