package org.tiezheng.examine.screens;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.Provenance;

/**
 * A message of the export, as far as a screen would show it.
 *
 * @param line number of the record within its item, as {@code show} counts
 * @param place number within the conversation, from 0
 * @param sender account or name of who wrote it; empty for notices
 * @param outgoing whether the exporting account sent it
 * @param words what a screen would show; empty for pictures
 * @param quoted what a screen shows below it of the message that it answers
 */
public record ExportLine(
    long line,
    long place,
    Provenance provenance,
    String sender,
    String senderName,
    Optional<Boolean> outgoing,
    Optional<Instant> time,
    Form form,
    String words,
    Optional<String> quoted) {
  /** How a screen shows a message. */
  public enum Form {
    /** Words in a bubble. */
    WORDS,
    /** A card on which the words stand among others: transfer, file, link, call, voice. */
    CARD,
    /** Nothing to read. */
    PICTURE,
    /** In the middle of the page. */
    NOTICE
  }
}
