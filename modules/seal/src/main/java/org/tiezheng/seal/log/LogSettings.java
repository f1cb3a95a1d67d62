package org.tiezheng.seal.log;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.tiezheng.seal.proof.Checkpoint;

/**
 * How a log is run.
 *
 * @param tool name and version of the program, as printed in leaves
 * @param clock gives leaves their time and cosignatures theirs
 * @param random makes salts
 * @param maxBatch most deposits that share one durable write
 * @param seen checkpoints of this log that were seen elsewhere: published, time-stamped, given out.
 *     A store that does not continue them is an old copy or a fork and is not opened
 */
public record LogSettings(
    String tool, InstantSource clock, SecureRandom random, int maxBatch, List<Checkpoint> seen) {
  /** What {@link #maxBatch} is unless said otherwise. */
  public static final int MAX_BATCH = 1024;

  public LogSettings {
    seen = List.copyOf(seen);
    if (maxBatch < 1) {
      throw new IllegalArgumentException("a batch has room for at least one deposit");
    }
  }

  /** Settings without checkpoints from elsewhere. */
  public LogSettings(String tool, InstantSource clock, SecureRandom random) {
    this(tool, clock, random, MAX_BATCH, List.of());
  }

  /** The same, with checkpoints that the store must continue. */
  public LogSettings continuing(List<Checkpoint> checkpoints) {
    return new LogSettings(tool, clock, random, maxBatch, checkpoints);
  }
}
