package org.tiezheng.sqlite.history;

import java.util.OptionalLong;
import org.tiezheng.sqlite.StoreFile;

/**
 * One transaction that the logs show.
 *
 * @param number counted from 1, oldest first where the order can be shown
 * @param standing what is known about it
 * @param file where its page images lie: the log, or the journal
 * @param salt1 of its generation; empty for the journal
 * @param salt2 likewise
 * @param firstFrame its first frame (for the journal: record)
 * @param lastFrame its last frame, which carries the commit
 * @param intact whether the checksums of its frames agree
 */
public record Step(
    int number,
    Standing standing,
    StoreFile file,
    OptionalLong salt1,
    OptionalLong salt2,
    long firstFrame,
    long lastFrame,
    boolean intact) {

  /** How many page images it has. */
  public long images() {
    return lastFrame - firstFrame + 1;
  }
}
