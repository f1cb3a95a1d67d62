package org.tiezheng.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What another table of a store says about a message: a row of an index, of the voices or of the
 * transfers, the last line that the list of conversations shows, a counter, a note of a deletion.
 * Where the message is not there, or says something else, the witness tells.
 *
 * @param store the main file of the database that the row is in
 * @param provenance the row itself
 * @param source names file and table for a person
 * @param conversation as in {@link ChatMessage#conversation()}; empty if the row names none
 * @param serverId as in {@link ChatMessage#nativeId()}
 * @param local as in {@link ChatMessage.Sequence#local()}; of a counter, the highest number given
 * @param sort as in {@link ChatMessage.Sequence#sort()}
 * @param time of the message as this table states it; of a deletion, when it took place
 * @param words of the message as this table states them
 */
public record Witness(
    Kind kind,
    Provenance store,
    Provenance provenance,
    String source,
    String conversation,
    Optional<String> serverId,
    Optional<String> local,
    Optional<String> sort,
    Optional<Instant> time,
    Optional<String> words) {
  /** What kind of row it is. */
  public enum Kind {
    /** It belongs to a message: a voice, a transfer, the place of a picture. */
    PART,
    /** The index of words, in which a message is searched. */
    INDEX,
    /** The newest line of a conversation, as the list of conversations shows it. */
    LAST,
    /**
     * The highest number that a table has given out; {@code conversation} is the table's name, as
     * in {@link Locator.TableRow#table()}.
     */
    COUNTER,
    /** The app noted that it deleted something. */
    DELETION,
    /**
     * A file among the media of the account. {@code words} is its full name; {@code local} the
     * number of its message where the name is made of it; {@code conversation} the MD5 of the
     * conversation in whose folder it lies, in hexadecimal.
     */
    FILE,
    /**
     * A database of a numbered series that is not there; {@code words} is its name, empty to say
     * that the series has no holes.
     */
    ABSENT_STORE
  }
}
