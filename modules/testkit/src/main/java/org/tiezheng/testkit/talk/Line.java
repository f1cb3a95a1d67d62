package org.tiezheng.testkit.talk;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of an invented conversation.
 *
 * @param id the platform's message id: 19 digits, more than a double can hold
 * @param text the words, or what the card or file says
 * @param name by which an answer key refers to the line
 * @param answers id of the line that this one quotes; may be an id that is nowhere
 * @param fen amount of a transfer or red packet in fen, else 0
 */
public record Line(
    Instant time,
    Speaker speaker,
    LineKind kind,
    String id,
    String text,
    Optional<String> name,
    Optional<String> answers,
    long fen) {
  /** The same line with other words. */
  public Line saying(String words) {
    return new Line(time, speaker, kind, id, words, name, answers, fen);
  }
}
