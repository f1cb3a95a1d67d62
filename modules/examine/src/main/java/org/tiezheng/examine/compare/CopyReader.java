package org.tiezheng.examine.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Reads one conversation out of a source into rows. Not thread-safe. */
final class CopyReader {
  static final int MAX_ROWS = 2_000_000;

  /** No reader gives a sender such a name; that of the own account is another in each copy. */
  private static final String NAMED = "\u0000";

  private static final int LONGEST_LINE = 1_000;
  private static final int SHORT_LINE = 80;
  private static final long MAX_TEXT = 40_000_000;

  private final Side side;
  private final Outline outline;
  private final Interner interner;
  private final Dissection dissection;
  private final Shown shown = new Shown();
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, String> same = new HashMap<>();
  private long text;
  private long earlier;
  private long cut;

  CopyReader(Side side, Outline outline, Interner interner) {
    this.side = side;
    this.outline = outline;
    this.interner = interner;
    this.dissection = new Dissection(interner);
  }

  Copy read() {
    try (Stream<Record> records = side.records().get()) {
      records.forEach(record -> {
        if (record instanceof ChatMessage message) {
          add(message);
        }
      });
    }
    return new Copy(side, outline, inOrder(), shown, earlier, cut);
  }

  private void add(ChatMessage message) {
    ContentKind kind = ContentKind.of(message);
    Values values = dissection.values(message, kind);
    shown.add(kind, values);
    if (!outline.holds(message)) {
      return;
    }
    // What may be the former content of a live row is no message that the other copy could lack.
    if (message.state() == RowState.EARLIER_VERSION
        || message.state() == RowState.DELETED_OR_EARLIER) {
      earlier++;
      return;
    }
    if (rows.size() >= MAX_ROWS) {
      throw new TiezhengException(
          new Text(
              "会话超过 %,d 条消息,请先按时间分成几份再比对。".formatted(MAX_ROWS),
              "The conversation has more than %,d messages; compare it in parts."
                  .formatted(MAX_ROWS)));
    }
    rows.add(
        new Row(
            rows.size() + 1,
            message.time().instant().map(CopyReader::millis).orElse(Row.TIMELESS),
            unit(message.time().precision()),
            sender(message, kind).map(s -> interner.number("sender", s)).orElse(Interner.NONE),
            kind,
            values,
            message.content() instanceof MessageContent.Words words
                ? words.text().codePointCount(0, words.text().length())
                : 0,
            message
                .nativeId()
                .map(String::strip)
                .filter(id -> id.chars().anyMatch(c -> c != '0'))
                .orElse(""),
            Dissection.extra(message.extra(), "overwritenewmsgid").orElse(""),
            message.extra().containsKey("cut"),
            once(message.senderName()),
            line(message.line()),
            message.state(),
            once(message.provenance())));
  }

  /**
   * By the account; else by the name, else by that the own account sent it, which some sources say
   * instead.
   */
  private Optional<String> sender(ChatMessage message, ContentKind kind) {
    String name = message.senderName().strip();
    boolean own = message.outgoing().orElse(false);
    if (message.sender().isPresent() || kind.ownWords()) {
      return message.sender();
    }
    return name.isEmpty()
        ? own ? side.owner().or(() -> Optional.of(NAMED + side.item())) : Optional.empty()
        : Optional.of(NAMED + name);
  }

  /** A hostile source may state times that fit no number of milliseconds. */
  private static long millis(Instant instant) {
    long most = Long.MAX_VALUE / 1_000_000;
    return Math.max(-most, Math.min(most, instant.getEpochSecond())) * 1_000
        + instant.getNano() / 1_000_000;
  }

  private static long unit(Precision precision) {
    return switch (precision) {
      case DAY -> 86_400_000;
      case MINUTE -> 60_000;
      case SECOND -> 1_000;
      case MILLISECOND, NANOSECOND -> 1;
      case NONE -> 0;
    };
  }

  private String line(String line) {
    int most = text < MAX_TEXT ? LONGEST_LINE : SHORT_LINE;
    String kept = line;
    if (line.length() > most) {
      int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
      kept = line.substring(0, end) + "…";
      cut++;
    }
    text += kept.length();
    return kept;
  }

  private Provenance once(Provenance provenance) {
    return new Provenance(once(provenance.original()), provenance.members(), provenance.locator());
  }

  private String once(String text) {
    return same.size() < 100_000 ? same.computeIfAbsent(text, t -> t) : text;
  }

  /** A row without a time stays behind the one that it follows in the source. */
  private List<Row> inOrder() {
    long[] key = new long[rows.size() + 1];
    key[0] = Long.MIN_VALUE;
    for (Row row : rows) {
      key[row.number()] = row.timed() ? row.time() : key[row.number() - 1];
    }
    rows.sort(
        Comparator.comparingLong((Row row) -> key[row.number()]).thenComparingInt(Row::number));
    return rows;
  }
}
