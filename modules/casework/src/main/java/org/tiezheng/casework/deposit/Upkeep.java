package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tiezheng.casework.DepositLog;

/** What is done beside the requests, in one thread: counts are kept, checkpoints are stamped. */
final class Upkeep implements AutoCloseable {
  /** When a request may be tried again that failed because of the service. */
  static final Duration LATER = Duration.ofSeconds(30);

  private static final Duration COUNTS = Duration.ofSeconds(5);
  private static final Duration STAMPS = Duration.ofMinutes(1);

  private final Usage usage;
  private final Consumer<Throwable> faults;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("deposit-upkeep").unstarted(work));

  Upkeep(DepositLog log, Usage usage, Consumer<Throwable> faults) {
    this.usage = usage;
    this.faults = faults;
    every(COUNTS, usage::keep);
    every(STAMPS, log::stampDue);
  }

  private interface Work {
    void run() throws IOException;
  }

  private void every(Duration time, Work work) {
    var _ =
        rounds.scheduleWithFixedDelay(
            () -> tell(work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A round that fails is told, and the next one tries again. */
  private void tell(Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      faults.accept(e);
    }
  }

  @Override
  public void close() {
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(STAMPS.toSeconds(), TimeUnit.SECONDS)) {
        rounds.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tell(usage::keep);
  }
}
