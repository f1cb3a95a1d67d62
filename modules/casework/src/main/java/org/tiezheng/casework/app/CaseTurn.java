package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
  private static final long PAUSE = 100;

  private CaseTurn() {}

  /**
   * Opens a case for writing.
   *
   * @param patience so long somebody else may have it
   * @throws VaultInUseException if it is still in use then
   */
  public static OpenCase open(Path folder, Workplace place, Duration patience)
      throws IOException, InterruptedException {
    return turn(() -> OpenCase.forWriting(folder, place), patience);
  }

  /**
   * Keeps everybody from writing in a case while its files are copied; needs no key.
   *
   * @param patience so long somebody may have it
   * @throws VaultInUseException if it is still in use then
   */
  public static VaultHold hold(Path folder, Duration patience)
      throws IOException, InterruptedException {
    return turn(() -> Vault.hold(folder.resolve("vault")), patience);
  }

  private interface Try<T> {
    T open() throws IOException;
  }

  private static <T> T turn(Try<T> what, Duration patience)
      throws IOException, InterruptedException {
    // Another program cannot tell when it closes the case: all that is left is to look again.
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return what.open();
      } catch (VaultInUseException e) {
        if (System.nanoTime() - end > 0 || never.tryAcquire(PAUSE, TimeUnit.MILLISECONDS)) {
          throw e;
        }
      }
    }
  }
}
