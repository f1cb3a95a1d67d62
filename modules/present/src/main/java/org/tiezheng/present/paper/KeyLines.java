package org.tiezheng.present.paper;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecoveredOnce;

/**
 * Which lines of a full version an excerpt shows, and what it leaves out between them. Lines that
 * were recovered are shown for themselves, without surroundings, and belong to none of the ranges.
 * Computed by two passes over the messages; one bit is kept for each line.
 */
final class KeyLines {
  private final ChatRecord chat;
  private final KeyChoice choice;
  private final ZoneId zone;
  private final BitSet focus = new BitSet();
  private final BitSet shown = new BitSet();
  private final BitSet recovered = new BitSet();
  private final Map<String, Deque<Integer>> before = new HashMap<>();
  private final Map<String, Integer> after = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private int lines;
  private int recoveredLines;

  /** What follows one another in an excerpt. */
  sealed interface Part {}

  /**
   * Lines shown that follow one another in the full version and are of one conversation.
   *
   * @param count lines shown
   * @param from time of the first, as recorded
   */
  record Shown(
      String conversation,
      int first,
      int last,
      int count,
      Optional<RecordedTime> from,
      Optional<RecordedTime> until)
      implements Part {}

  /**
   * Lines of the full version that are left out.
   *
   * @param count of lines that the full version has between these numbers
   */
  record Omitted(int first, int last, int count) implements Part {
    /** Numbers between that the full version does not have there either. */
    int elsewhere() {
      return last - first + 1 - count;
    }
  }

  KeyLines(ChatRecord chat, KeyChoice choice, ZoneId zone) {
    this.chat = chat;
    this.choice = choice;
    this.zone = zone;
    each(this::choose);
    before.clear();
    after.clear();
    Cutter cutter = new Cutter();
    each(cutter::pass);
    cutter.close();
  }

  /** A message with its number. */
  interface Line {
    void take(ChatMessage message, int number);
  }

  private void each(Line line) {
    Iterator<Integer> numbers = chat.scope().numbers();
    for (ChatMessage message : chat.messages()) {
      line.take(message, numbers.next());
    }
  }

  /**
   * A line as the machine copy has it.
   *
   * @param page in the full version
   * @param chosen whether it was chosen, or surrounds what was
   */
  record Copy(int line, int page, boolean chosen, ChatMessage message) {}

  /** Every line shown, in the order of the numbers. */
  Iterable<Copy> copies(LinePages pages) {
    return () -> {
      Iterator<Integer> numbers = chat.scope().numbers();
      return StreamSupport.stream(chat.messages().spliterator(), false)
          .map(m -> copy(m, numbers.next(), pages))
          .filter(c -> shown.get(c.line()) || recovered.get(c.line()))
          .iterator();
    };
  }

  /** Every message shown. */
  Iterable<ChatMessage> messages() {
    return () -> {
      Iterator<Integer> numbers = chat.scope().numbers();
      return StreamSupport.stream(chat.messages().spliterator(), false)
          .filter(_ -> {
            int number = numbers.next();
            return shown.get(number) || recovered.get(number);
          })
          .iterator();
    };
  }

  private Copy copy(ChatMessage message, int number, LinePages pages) {
    return new Copy(number, pages.of(number), isFocus(number), message);
  }

  /** Whether a line of the range was chosen. */
  boolean shows(LineRange range) {
    return range.contains(focus.nextSetBit(range.first()))
        || range.contains(recovered.nextSetBit(range.first()));
  }

  /** Every shown line in the order of the numbers: those of the source, or those recovered. */
  void shown(boolean ofRecovered, Line line) {
    BitSet wanted = ofRecovered ? recovered : shown;
    each((message, number) -> {
      if (wanted.get(number)) {
        line.take(message, number);
      }
    });
  }

  private void choose(ChatMessage message, int number) {
    boolean chosen =
        choice
            .period()
            .map(p ->
                message.time().instant().map(t -> day(t, zone)).filter(p::contains).isPresent())
            .orElseGet(() -> choice.chosen(number));
    if (RecoveredOnce.isRecovered(message.state())) {
      recoveredLines++;
      recovered.set(number, chosen);
      return;
    }
    lines++;
    Deque<Integer> earlier =
        before.computeIfAbsent(message.conversation(), _ -> new ArrayDeque<>());
    int following = after.getOrDefault(message.conversation(), 0);
    if (chosen) {
      focus.set(number);
      earlier.forEach(shown::set);
      earlier.clear();
      after.put(message.conversation(), choice.context());
    } else if (following > 0) {
      after.put(message.conversation(), following - 1);
    } else {
      remember(earlier, number);
      return;
    }
    shown.set(number);
  }

  private static LocalDate day(java.time.Instant time, ZoneId zone) {
    return time.atZone(zone).toLocalDate();
  }

  private void remember(Deque<Integer> earlier, int number) {
    if (choice.context() > 0) {
      if (earlier.size() == choice.context()) {
        earlier.removeFirst();
      }
      earlier.addLast(number);
    }
  }

  /** Cuts the lines of the source into what is shown and what is not. */
  private final class Cutter {
    private Optional<Shown> open = Optional.empty();
    private int first;
    private int last;
    private int count;

    void pass(ChatMessage message, int number) {
      if (RecoveredOnce.isRecovered(message.state())) {
        return;
      }
      if (!shown.get(number)) {
        flush();
        first = count == 0 ? number : first;
        last = number;
        count++;
        return;
      }
      omitted();
      if (open.filter(s -> s.conversation().equals(message.conversation())).isEmpty()) {
        flush();
      }
      Optional<RecordedTime> time =
          Optional.of(message.time()).filter(t -> t.instant().isPresent());
      open =
          Optional.of(
              open.map(s ->
                      new Shown(
                          s.conversation(),
                          s.first(),
                          number,
                          s.count() + 1,
                          s.from().or(() -> time),
                          time.or(s::until)))
                  .orElseGet(
                      () -> new Shown(message.conversation(), number, number, 1, time, time)));
    }

    private void flush() {
      open.ifPresent(parts::add);
      open = Optional.empty();
    }

    private void omitted() {
      if (count > 0) {
        parts.add(new Omitted(first, last, count));
        count = 0;
      }
    }

    void close() {
      flush();
      omitted();
    }
  }

  List<Part> parts() {
    return parts;
  }

  boolean isFocus(int line) {
    return focus.get(line) || recovered.get(line);
  }

  /** Numbers of all lines that are shown, recovered ones too. */
  BitSet all() {
    BitSet all = (BitSet) shown.clone();
    all.or(recovered);
    return all;
  }

  /** Lines of the source that are shown. */
  int shown() {
    return shown.cardinality();
  }

  /** Lines of the source. */
  int lines() {
    return lines;
  }

  /** Recovered lines that are shown. */
  int recovered() {
    return recovered.cardinality();
  }

  /** Lines that were recovered. */
  int recoveredLines() {
    return recoveredLines;
  }
}
