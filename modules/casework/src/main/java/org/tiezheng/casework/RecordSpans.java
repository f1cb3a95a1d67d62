package org.tiezheng.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;
import org.tiezheng.present.letter.LetterMatter;

/** From when to when the records of each item reach. */
final class RecordSpans {
  private final OpenCase open;

  RecordSpans(OpenCase open) {
    this.open = open;
  }

  /** By item number; items without a record of known time are left out. */
  Map<Integer, LetterMatter.Span> of(Case matter) {
    Map<Integer, LetterMatter.Span> spans = new TreeMap<>();
    for (Item item : matter.items()) {
      if (item.reading().isPresent()) {
        span(item.number()).ifPresent(span -> spans.put(item.number(), span));
      }
    }
    return spans;
  }

  private Optional<LetterMatter.Span> span(int item) {
    Ends ends = new Ends();
    try (Stream<Record> records = open.records(item)) {
      records.forEach(r -> r.time().instant().ifPresent(ends::see));
    }
    return ends.span();
  }

  /** The first and the last of the times seen. */
  private static final class Ends {
    private @Nullable Instant first;
    private @Nullable Instant last;

    void see(Instant time) {
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
    }

    Optional<LetterMatter.Span> span() {
      return first == null || last == null
          ? Optional.empty()
          : Optional.of(new LetterMatter.Span(first, last));
    }
  }
}
