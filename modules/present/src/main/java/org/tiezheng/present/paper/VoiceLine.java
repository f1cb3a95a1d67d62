package org.tiezheng.present.paper;

import java.util.Optional;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/**
 * A voice message as {@link VoicesDocument} lists it.
 *
 * @param line number in the full version
 * @param millis playing time that the message states
 * @param place where the bytes lie in the source, if they do
 * @param sha256 of the bytes
 * @param file path in the bundle of the bytes as they were found; empty if they are not handed over
 * @param taken whether that file was taken out of a database or container
 * @param playable path in the bundle of what was made for listening
 * @param note what made it, or why there is none
 * @param transcript words that the app keeps with the message; may be empty
 */
public record VoiceLine(
    long line,
    String conversation,
    String sender,
    RecordedTime time,
    Optional<Long> millis,
    String place,
    Optional<String> sha256,
    Optional<String> file,
    boolean taken,
    Optional<String> playable,
    Text note,
    String transcript) {}
