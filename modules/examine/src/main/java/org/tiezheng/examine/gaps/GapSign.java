package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/**
 * One sign. It says what is not in this copy or does not fit together, never who did what.
 *
 * @param conversation id within the source; empty if the sign is of no single one
 * @param title of the conversation
 * @param count messages or rows that it speaks of
 * @param from the time after which, or at which
 * @param to the time before which, or at which
 * @param what was found
 * @param places where, the first of them
 */
public record GapSign(
    GapKind kind,
    Weight weight,
    String conversation,
    String title,
    long count,
    Optional<Instant> from,
    Optional<Instant> to,
    Text what,
    List<GapPlace> places) {
  public GapSign {
    places = List.copyOf(places);
  }

  /** The same, weighing little. */
  GapSign slight() {
    return new GapSign(kind, Weight.SLIGHT, conversation, title, count, from, to, what, places);
  }

  /** Explanations that do not need anybody's intent. */
  public List<Text> innocent() {
    return kind.innocent();
  }
}
