package org.tiezheng.sqlite;

import java.util.Arrays;

/**
 * Consecutive frames with the same salts. When SQLite starts a log over, it changes the salts and
 * writes from the beginning again; frames behind the new end are what is left of older generations.
 * Immutable.
 */
public final class WalGeneration {
  private final int number;
  private final long salt1;
  private final long salt2;
  private final long firstFrame;
  private final long endFrame;
  private final boolean current;
  private final long[] commits;

  WalGeneration(
      int number,
      long salt1,
      long salt2,
      long firstFrame,
      long endFrame,
      boolean current,
      long[] commits) {
    this.number = number;
    this.salt1 = salt1;
    this.salt2 = salt2;
    this.firstFrame = firstFrame;
    this.endFrame = endFrame;
    this.current = current;
    this.commits = commits;
  }

  /** Its place in the order of the file, from 0. */
  public int number() {
    return number;
  }

  public long salt1() {
    return salt1;
  }

  public long salt2() {
    return salt2;
  }

  /** Its first frame that is left. */
  public long firstFrame() {
    return firstFrame;
  }

  /** Behind its last frame. */
  public long endFrame() {
    return endFrame;
  }

  /** Whether these are the frames that SQLite accepts, up to where it stops reading. */
  public boolean current() {
    return current;
  }

  /** How many transactions end in it. */
  public int commits() {
    return commits.length;
  }

  /** The last frame of a transaction, by its number from 0. */
  public long commit(int index) {
    return commits[index];
  }

  /** Behind the last frame of the last whole transaction. */
  public long committedEnd() {
    return commits.length == 0 ? firstFrame : commits[commits.length - 1] + 1;
  }

  @Override
  public String toString() {
    return "generation %08x-%08x frames %d..%d%s commits %s"
        .formatted(
            salt1,
            salt2,
            firstFrame,
            endFrame,
            current ? " current" : "",
            Arrays.toString(Arrays.copyOf(commits, Math.min(commits.length, 20))));
  }
}
