package org.tiezheng.examine.check;

import java.util.Iterator;
import java.util.stream.Stream;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;

/**
 * Which records of an item have a number on paper: the messages of a chat (full version, key
 * version), the messages and calls of a phone (excerpt), of anything else every record, as {@code
 * show} counts them. Numbers run from 1 in the order of the source.
 */
public enum NumberedLines {
  CHAT,
  PHONE,
  RECORDS;

  /** How an item is numbered; reads its records until that is known and leaves the stream open. */
  public static NumberedLines of(Stream<Record> records) {
    boolean phone = false;
    Iterator<Record> rows = records.iterator();
    while (rows.hasNext()) {
      Record row = rows.next();
      if (row instanceof ChatMessage) {
        return CHAT;
      }
      phone |= row instanceof TextMessage || row instanceof Call;
    }
    return phone ? PHONE : RECORDS;
  }

  /** Whether a record has a number. */
  public boolean counts(Record row) {
    return switch (this) {
      case CHAT -> row instanceof ChatMessage;
      case PHONE -> row instanceof TextMessage || row instanceof Call;
      case RECORDS -> true;
    };
  }
}
