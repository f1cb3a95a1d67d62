package org.tiezheng.examine.screens;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lines of a picture that belong together: a bubble, a time, a notice.
 *
 * @param ground colour behind the words
 * @param sender the name that stands above it; empty if none does
 * @param cutTop whether its upper part is outside the picture
 * @param cutBottom whether its lower part is
 * @param gap whether there is room for a line that was not read
 */
public record Block(
    Kind kind,
    Side side,
    Area box,
    int ground,
    List<ScreenLine> lines,
    Optional<String> sender,
    boolean cutTop,
    boolean cutBottom,
    boolean gap) {
  public Block {
    lines = List.copyOf(lines);
  }

  /** What the lines are by their place and colour. */
  public enum Kind {
    BUBBLE,
    TIME,
    NOTICE,
    /** Title, names, what stands beside the bubbles: read, and compared with nothing. */
    OUTSIDE
  }

  /** Where the bubble stands. */
  public enum Side {
    LEFT,
    RIGHT,
    UNKNOWN
  }

  /** Its words, lines joined without a space. */
  public String text() {
    return lines.stream().map(ScreenLine::text).collect(Collectors.joining());
  }

  /** Whether a part of it is outside the picture. */
  public boolean cut() {
    return cutTop || cutBottom;
  }

  Block on(Side where) {
    return new Block(kind, where, box, ground, lines, sender, cutTop, cutBottom, gap);
  }

  Block from(String name) {
    return new Block(kind, side, box, ground, lines, Optional.of(name), cutTop, cutBottom, gap);
  }
}
