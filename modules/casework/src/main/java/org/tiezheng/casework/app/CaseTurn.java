package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.vault.VaultInUseException;

/**
 * Waits for its turn to write in a case: what is captured is deposited every few seconds, which
 * takes a moment each time and must make nothing else fail.
 */
public final class CaseTurn {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private CaseTurn() {}

  /**
   * Opens a case for writing.
   *
   * @param patience so long somebody else may have it
   * @throws VaultInUseException if it is still in use then
   */
  public static OpenCase open(Path folder, Workplace place, Duration patience)
      throws IOException, InterruptedException {
    for (long end = System.nanoTime() + patience.toNanos(); ; Thread.sleep(PAUSE)) {
      try {
        return OpenCase.forWriting(folder, place);
      } catch (VaultInUseException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      }
    }
  }
}
