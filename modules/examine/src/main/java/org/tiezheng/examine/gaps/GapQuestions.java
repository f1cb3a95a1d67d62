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
 * @param tolerances what differs by no more than that does fit
 */
public record GapQuestions(
    ZoneId zone,
    Optional<String> conversation,
    long baselineFactor,
    long leastDays,
    long densityPercent,
    List<String> sequenceFields,
    Tolerances tolerances) {
  /** Days of China, thresholds of the rules. */
  public static final GapQuestions USUAL =
      new GapQuestions(
          ZoneOffset.ofHours(8), Optional.empty(), 10, 3, 50, List.of(), Tolerances.USUAL);

  public GapQuestions {
    sequenceFields = List.copyOf(sequenceFields);
  }

  /**
   * How far two statements may lie apart.
   *
   * @param orderSeconds between the time of a row and those around it
   * @param paymentSeconds between a row and the begin of the payment within it
   * @param voiceClockSeconds between a row and the sender's clock within a voice's id
   * @param voiceMillis between the length of a voice as stated and that of its packets
   */
  public record Tolerances(
      long orderSeconds, long paymentSeconds, long voiceClockSeconds, long voiceMillis) {
    public static final Tolerances USUAL = new Tolerances(120, 600, 86_400, 1_000);
  }

  /** The same with other tolerances. */
  public GapQuestions within(Tolerances other) {
    return new GapQuestions(
        zone, conversation, baselineFactor, leastDays, densityPercent, sequenceFields, other);
  }

  /** The same with other fields that number the messages. */
  public GapQuestions numberedBy(List<String> fields) {
    return new GapQuestions(
        zone, conversation, baselineFactor, leastDays, densityPercent, fields, tolerances);
  }

  /** The same for one conversation only; numbers are still judged over the whole copy. */
  public GapQuestions only(Optional<String> one) {
    return new GapQuestions(
        zone, one, baselineFactor, leastDays, densityPercent, sequenceFields, tolerances);
  }

  public GapQuestions in(ZoneId other) {
    return new GapQuestions(
        other, conversation, baselineFactor, leastDays, densityPercent, sequenceFields, tolerances);
  }
}
