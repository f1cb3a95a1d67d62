package org.tiezheng.collect.container;

import org.tiezheng.collect.Limits;
import org.tiezheng.evidence.Text;

/**
 * How a container is opened.
 *
 * @param limits what may be taken in
 * @param innerBytes most bytes of one member that are unpacked or decrypted into memory
 * @param members most members that are listed
 * @param progress told while keys are derived and lists are read
 */
public record Opening(Limits limits, long innerBytes, int members, Progress progress) {
  /** For a person's own machine. */
  public static final Opening DEFAULT =
      new Opening(Limits.DEFAULT, 4L << 30, 1_000_000, Progress.NONE);

  public Opening with(Progress other) {
    return new Opening(limits, innerBytes, members, other);
  }

  /** Hears of long work; called from the thread that opens, a few times a second. */
  @FunctionalInterface
  public interface Progress {
    /** Hears nothing. */
    Progress NONE = (_, _, _) -> {};

    /**
     * Some of the work is done.
     *
     * @param total in the same unit as {@code done}; 0 if it is not known
     */
    void at(Text step, long done, long total);
  }
}
