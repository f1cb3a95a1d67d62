package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultHold;
import org.tiezheng.vault.VaultInUseException;

/**
 * Waits for its turn to write in a case: what is captured is deposited every few seconds, which
 * takes a moment each time and must make nothing else fail.
 */
public final class CaseTurn {
  private static final long SHORTEST = 5;
  private static final long LONGEST = 60;
  private static final Map<Path, ReentrantLock> QUEUES = new ConcurrentHashMap<>();

  private CaseTurn() {}

  /**
   * Opens a case for writing.
   *
   * @param patience so long somebody else may have it
   * @throws VaultInUseException if it is still in use then
   */
  public static OpenCase open(Path folder, Workplace place, Duration patience)
      throws IOException, InterruptedException {
    return turn(folder, () -> OpenCase.forWriting(folder, place), patience);
  }

  /**
   * Keeps everybody from writing in a case while its files are copied; needs no key.
   *
   * @param patience so long somebody may have it
   * @throws VaultInUseException if it is still in use then
   */
  public static VaultHold hold(Path folder, Duration patience)
      throws IOException, InterruptedException {
    return turn(folder, () -> Vault.hold(folder.resolve("vault")), patience);
  }

  private interface Try<T> {
    T open() throws IOException;
  }

  private static <T> T turn(Path folder, Try<T> what, Duration patience)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    ReentrantLock queue =
        QUEUES.computeIfAbsent(folder.toAbsolutePath().normalize(), _ -> new ReentrantLock(true));
    // Who has waited long comes before who has just closed the case and wants it again.
    if (!queue.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return what.open();
    }
    try {
      return turn(what, end);
    } finally {
      queue.unlock();
    }
  }

  private static <T> T turn(Try<T> what, long end) throws IOException, InterruptedException {
    // Another program cannot tell when it closes the case: all that is left is to look again, at
    // odd times, so that one that comes back regularly does not always have it.
    Semaphore never = new Semaphore(0);
    while (true) {
      try {
        return what.open();
      } catch (VaultInUseException e) {
        long pause = ThreadLocalRandom.current().nextLong(SHORTEST, LONGEST);
        if (System.nanoTime() - end > 0 || never.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
          throw e;
        }
      }
    }
  }
}
