package org.tiezheng.casework;

import java.util.stream.Stream;
import org.tiezheng.casework.search.RecordText;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;
import org.tiezheng.examine.check.NumberedLines;

/** The lines of an item by the numbers that papers give them. */
final class Lines {
  private static final int BRIEF = 60;

  private final OpenCase open;
  private final Item item;
  private final NumberedLines numbered;

  private Lines(OpenCase open, Item item, NumberedLines numbered) {
    this.open = open;
    this.item = item;
    this.numbered = numbered;
  }

  static Lines of(OpenCase open, Item item) {
    try (Stream<Record> rows = open.records(item.number())) {
      return new Lines(open, item, NumberedLines.of(rows));
    }
  }

  /** Takes a line. */
  interface Taker {
    void line(long number, Record row);
  }

  /** Gives every line in the order of its number. */
  void each(Taker taker) {
    long[] number = new long[1];
    try (Stream<Record> rows = open.records(item.number())) {
      rows.filter(numbered::counts).forEach(row -> taker.line(++number[0], row));
    }
  }

  /** Takes a record with both of its numbers. */
  interface Numbered {
    /**
     * @param record its place among all records of the item, from 1, as {@code show} counts
     * @param line the number that papers give it; 0 if they give it none
     */
    void record(long record, long line);
  }

  /** Gives every record in the order of the source. */
  void numbers(Numbered taker) {
    long[] at = new long[2];
    try (Stream<Record> rows = open.records(item.number())) {
      rows.forEach(row -> {
        boolean counts = numbered.counts(row);
        at[1] += counts ? 1 : 0;
        taker.record(++at[0], counts ? at[1] : 0);
      });
    }
  }

  /** A line in a few words. */
  static String brief(long number, Record row) {
    String words = RecordText.of(row).stream().findFirst().orElse("").replaceAll("\\R", " ");
    String sender =
        row instanceof ChatMessage m && !m.senderName().isEmpty() ? m.senderName() + ": " : "";
    String line = "[%06d] ".formatted(number) + sender + words;
    return line.codePointCount(0, line.length()) <= BRIEF
        ? line
        : line.substring(0, line.offsetByCodePoints(0, BRIEF)) + "…";
  }
}
