package org.tiezheng.examine.gaps;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a copy.
 *
 * @param zone whose days are counted
 * @param conversation id or title of the only conversation to report; empty for all
 * @param baselineFactor a silence is unusual if it is that many times the median
 * @param leastDays and longer than that many days
 * @param densityPercent numbers are a count only if they fill that share of their range
 * @param sequenceFields fields of {@code extra} that number the messages, if the source gives them
 *     there
 */
public record GapQuestions(
    ZoneId zone,
    Optional<String> conversation,
    long baselineFactor,
    long leastDays,
    long densityPercent,
    List<String> sequenceFields) {
  /** Days of China, thresholds of the rules. */
  public static final GapQuestions USUAL =
      new GapQuestions(ZoneOffset.ofHours(8), Optional.empty(), 10, 3, 50, List.of());

  public GapQuestions {
    sequenceFields = List.copyOf(sequenceFields);
  }

  /** The same for one conversation only; numbers are still judged over the whole copy. */
  public GapQuestions only(Optional<String> one) {
    return new GapQuestions(zone, one, baselineFactor, leastDays, densityPercent, sequenceFields);
  }

  public GapQuestions in(ZoneId other) {
    return new GapQuestions(
        other, conversation, baselineFactor, leastDays, densityPercent, sequenceFields);
  }
}
