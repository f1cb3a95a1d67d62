package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
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
    // Another program cannot tell when it closes the case: all that is left is to look again.
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return OpenCase.forWriting(folder, place);
      } catch (VaultInUseException e) {
        if (System.nanoTime() - end > 0 || never.tryAcquire(PAUSE, TimeUnit.MILLISECONDS)) {
          throw e;
        }
      }
    }
  }
}
