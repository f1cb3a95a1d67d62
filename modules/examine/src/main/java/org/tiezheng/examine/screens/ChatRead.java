package org.tiezheng.examine.screens;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A conversation as pictures of it show it.
 *
 * @param seen everything, in the order of the conversation
 * @param seams how each picture hangs together with the one before it, in that order
 * @param title of the conversation; empty if no picture shows one
 * @param notes what a person should know, such as that the order of the pictures is another
 */
public record ChatRead(List<Seen> seen, List<Seam> seams, String title, List<Text> notes) {
  public ChatRead {
    seen = List.copyOf(seen);
    seams = List.copyOf(seams);
    notes = List.copyOf(notes);
  }

  /**
   * Something on a picture.
   *
   * @param picture its number as given, from 0
   * @param number on that picture, from above
   * @param sameAs place in {@link ChatRead#seen} of what it is seen once more of
   * @param readOtherwise how it was read where it was seen once more, if in another way
   */
  public record Seen(
      int picture,
      int number,
      Block block,
      Optional<Integer> sameAs,
      Optional<String> readOtherwise) {}

  /** Whether two pictures overlap. */
  public enum Overlap {
    ESTABLISHED,
    UNCERTAIN,
    NONE
  }

  /**
   * Two pictures of which one follows the other.
   *
   * @param merged how many blocks both show
   */
  public record Seam(int before, int after, Overlap overlap, int merged) {}
}
