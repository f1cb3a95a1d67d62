package org.tiezheng.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells messages that were recovered from messages that were recovered again: the bytes of one
 * message often survive in several places (a free page, a frame of the log, the full-text table),
 * and each is a record of its own with its own place. Two are one message only if everything that
 * both carry agrees: the platform's id, else the number that orders them, else words, sender and
 * time. Pictures and the like without such a number are never taken for one. For the records of one
 * item; not thread-safe.
 */
public final class RecoveredOnce {
  /** Beyond this many, messages are taken for different ones: a count too high, none too low. */
  private static final int MOST = 2_000_000;

  /** As many messages of the same words, sender and second are compared with each other. */
  private static final int MOST_ALIKE = 500;

  private final Map<String, List<Seen>> seen = new HashMap<>();
  private long held;

  private record Seen(long line, Optional<String> nativeId, Optional<String> sort) {
    /** Two messages of the same words in one second are two: only one of them can be this. */
    Seen with(Seen again) {
      return new Seen(line, nativeId.or(() -> again.nativeId), sort.or(() -> again.sort));
    }
  }

  /** Whether the store has a row no more, or not with this content. */
  public static boolean isRecovered(RowState state) {
    return switch (state) {
      case DELETED_RECOVERED, EARLIER_VERSION, DELETED_OR_EARLIER -> true;
      case LIVE, RECALLED, EDITED, MARKED_DELETED, READ_FROM_PICTURE, READ_TO_CONFIRM -> false;
    };
  }

  /**
   * The line of the record that is the same message; empty for the first of its kind, for messages
   * that were not recovered, and for records of other kinds.
   */
  public Optional<Long> before(Record row, long line) {
    return switch (row) {
      case ChatMessage m when isRecovered(m.state()) ->
          before(
              String.join("\n", m.sender().orElse(""), m.time().raw(), m.line()),
              new Seen(line, m.nativeId(), m.sequence().flatMap(ChatMessage.Sequence::sort)),
              m.content() instanceof MessageContent.Words words && !words.text().isBlank());
      case TextMessage m when isRecovered(m.state()) ->
          before(
              String.join(
                  "\n", String.join(",", m.counterparts()), m.time().raw(), m.service(), m.line()),
              new Seen(line, Optional.empty(), m.rowId().map(String::valueOf)),
              !m.text().isBlank());
      default -> Optional.empty();
    };
  }

  private Optional<Long> before(String key, Seen row, boolean words) {
    List<Seen> alike = seen.computeIfAbsent(key, _ -> new ArrayList<>(1));
    for (int i = 0; i < alike.size(); i++) {
      Seen each = alike.get(i);
      if (isSame(each, row, words)) {
        alike.set(i, each.with(row));
        return Optional.of(each.line());
      }
    }
    if (held < MOST && alike.size() < MOST_ALIKE) {
      held++;
      alike.add(row);
    }
    return Optional.empty();
  }

  private static boolean isSame(Seen a, Seen b, boolean words) {
    if (a.nativeId.isPresent() && b.nativeId.isPresent()) {
      return a.nativeId.equals(b.nativeId);
    }
    if (a.sort.isPresent() && b.sort.isPresent()) {
      return a.sort.equals(b.sort);
    }
    return words;
  }
}
