package org.tiezheng.examine.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * The comparison in numbers. A is the copy of the party that compares, B the other one.
 *
 * @param facing by what the two conversations were found to face each other
 * @param common from the first to the last message that both hold, in the times of A; empty if none
 * @param commonB the same in the times of B
 * @param counts pairs and single messages by verdict
 * @param bases pairs by what they were recognised by
 * @param heldByOne conversations that only one copy holds
 * @param notes what a reader has to know about limits of this comparison
 */
public record Summary(
    Copied a,
    Copied b,
    Text facing,
    Optional<Span> common,
    Optional<Span> commonB,
    Map<Verdict, Long> counts,
    Map<Basis, Long> bases,
    SharedIds ids,
    List<ClockPeriod> clocks,
    List<HeldByOne> heldByOne,
    List<Text> notes) {
  public Summary {
    counts = Map.copyOf(counts);
    bases = Map.copyOf(bases);
    clocks = List.copyOf(clocks);
    heldByOne = List.copyOf(heldByOne);
    notes = List.copyOf(notes);
  }

  public long count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }

  /** From the first to the last, both included. */
  public record Span(Instant from, Instant to) {}

  /**
   * One copy.
   *
   * @param conversation id of the conversation within its source
   * @param withId messages with an id of the platform
   * @param roundedIds whether a program held the ids as doubles and rounded them
   * @param kinds messages by kind
   * @param notShown kinds that the other copy has and this source never shows, in any conversation
   * @param earlierVersions recovered former contents, which were left out
   * @param shortened lines that are shown in part only
   */
  public record Copied(
      int item,
      String name,
      String format,
      String conversation,
      String title,
      long messages,
      Optional<Span> covers,
      long withId,
      boolean roundedIds,
      Map<ContentKind, Long> kinds,
      List<ContentKind> notShown,
      long earlierVersions,
      long shortened) {
    public Copied {
      kinds = Map.copyOf(kinds);
      notShown = List.copyOf(notShown);
    }
  }

  /**
   * Whether both copies hold the same ids for the same messages.
   *
   * @param used whether messages were paired by them
   * @param equal pairs with equal content whose ids are equal
   * @param of pairs with equal content of which both have an id
   */
  public record SharedIds(boolean used, long equal, long of) {}

  /**
   * The offset of two clocks.
   *
   * @param sender whose messages show it; empty if all do
   * @param span from the first to the last message that shows it, in the times of A
   * @param offsetSeconds B's time less A's, the median
   * @param spreadSeconds the median distance from it
   * @param messages how many show it
   */
  public record ClockPeriod(
      String sender, Span span, double offsetSeconds, double spreadSeconds, long messages) {}
}
