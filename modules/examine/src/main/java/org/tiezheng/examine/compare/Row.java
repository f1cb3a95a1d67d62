package org.tiezheng.examine.compare;

import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;

/**
 * A message in the short form in which hundreds of thousands fit into memory.
 *
 * @param number in the order of the source, from 1
 * @param time milliseconds since 1970, or {@link #TIMELESS}
 * @param unit the smallest step of the time, in milliseconds
 * @param sender number of the sender's account, or {@link Interner#NONE}
 * @param values parts of the content that can be compared
 * @param length of the words in characters
 * @param id the platform's id; empty if there is none
 * @param replaces id of a message that this one took the place of; empty if none
 * @param line the content in one line, perhaps cut
 * @param cut whether the source itself holds only the beginning of the words
 */
record Row(
    int number,
    long time,
    long unit,
    int sender,
    ContentKind kind,
    Values values,
    int length,
    String id,
    String replaces,
    boolean cut,
    String senderName,
    String line,
    RowState state,
    Provenance provenance) {
  static final long TIMELESS = Long.MIN_VALUE;

  boolean timed() {
    return time != TIMELESS;
  }
}
