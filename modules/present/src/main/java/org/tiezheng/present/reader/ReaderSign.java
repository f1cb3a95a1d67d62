package org.tiezheng.present.reader;

import java.util.List;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;

/**
 * A sign that messages are not in a copy, or were otherwise before (完整性迹象), as the page shows it
 * between the lines. It says what is not in this copy, never who did what.
 *
 * @param kind code of the kind
 * @param title what a person calls the kind
 * @param weight in words
 * @param what was found
 * @param innocent explanations that need nobody's intent
 * @param count messages or rows that it speaks of
 * @param places where it can be seen, the first of them
 */
public record ReaderSign(
    String kind,
    Text title,
    Text weight,
    Text what,
    List<Text> innocent,
    long count,
    List<Place> places) {
  public ReaderSign {
    innocent = List.copyOf(innocent);
    places = List.copyOf(places);
  }

  /** What a place has to do with a sign. */
  public enum About {
    /** The last line before what is not there. */
    BEFORE,
    /** The first line after what is not there. */
    AFTER,
    /** The line itself. */
    ROW,
    /** Another place that speaks of a message. */
    WITNESS
  }

  /** A place in the sources. */
  public record Place(About about, Provenance provenance) {}
}
