package org.tiezheng.testkit.chat.render;

import java.util.List;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;

/**
 * Whether the former content of a message is still in the bytes written, found by searching every
 * file for it.
 *
 * @param plant the case
 * @param former the message as it was
 * @param files names of the files that hold its content as one piece; empty if it is gone or in
 *     pieces
 * @param extent how much of it is there
 */
public record Survival(Plant plant, HeldMessage former, List<String> files, Extent extent) {
  /** How much of the content is there. */
  public enum Extent {
    WHOLE,
    /** The end of the content only. */
    PART,
    GONE,
    /** Too short to be looked for, or the same content stands in a live row as well. */
    UNKNOWN
  }

  public Survival {
    files = List.copyOf(files);
  }
}
