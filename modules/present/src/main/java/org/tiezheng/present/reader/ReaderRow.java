package org.tiezheng.present.reader;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Incomplete;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.ChatLines;
import org.tiezheng.present.paper.PaperFacts;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of each message what the page shows of it, in the words of the printed papers, in both
 * languages where they differ. Members are as docs/bundle-format.md section 4.4 lists them.
 * Conversations and sources are numbered in the order in which they occur. Not thread-safe.
 */
final class ReaderRow {
  private final ChatLines chinese;
  private final ChatLines english;
  private final MediaPlaces media;
  private final RecoveredOnce recovered = new RecoveredOnce();
  private final Map<String, Talk> talks = new LinkedHashMap<>();
  private final RowSources sources = new RowSources();

  /** What was set last: live lines and recovered ones stand in sections of their own. */
  private final Map<Boolean, Last> last = new HashMap<>();

  /** A conversation, with its number, its title and how many lines it has. */
  static final class Talk {
    final int number;
    final String title;
    int lines;

    Talk(int number, String title) {
      this.number = number;
      this.title = title;
    }
  }

  private record Last(int talk, Optional<LocalDate> day) {}

  ReaderRow(PaperFacts facts, Map<String, String> persons, MediaPlaces media) {
    this.chinese = new ChatLines(facts.in(Locale.CHINESE), persons);
    this.english = new ChatLines(facts.in(Locale.ENGLISH), persons);
    this.media = media;
  }

  /** Conversations by their ids. */
  Map<String, Talk> talks() {
    return talks;
  }

  /** What the lines were read from. */
  RowSources sources() {
    return sources;
  }

  ObjectNode of(ChatMessage message, int number) {
    ObjectNode row = EvidenceJson.mapper().createObjectNode();
    row.put("n", number);
    place(message, row);
    both(row, "t", chinese.time(message), english.time(message));
    row.put("u", precision(message.time()));
    both(row, "s", chinese.sender(message), english.sender(message));
    message.outgoing().ifPresent(own -> row.put("o", own ? 1 : 0));
    if (message.state() != RowState.LIVE) {
      row.put("m", message.state().name());
    }
    if (Incomplete.row(message)) {
      row.put("i", 1);
    }
    recovered.before(message, number).ifPresent(line -> row.put("e", line));
    row.put("x", message.line());
    both(row, "q", chinese.quoted(message), english.quoted(message));
    both(row, "d", chinese.details(message), english.details(message));
    if (message.content() instanceof MessageContent.Media found) {
      media(found, row);
    }
    row.set("w", sources.of(message.provenance()));
    return row;
  }

  static void both(ObjectNode row, String name, String zh, String en) {
    if (zh.isEmpty() && en.isEmpty()) {
      return;
    }
    if (zh.equals(en)) {
      row.put(name, zh);
    } else {
      row.putArray(name).add(zh).add(en);
    }
  }

  /** The conversation, and whether a heading for it or for a day stands above the line. */
  private void place(ChatMessage message, ObjectNode row) {
    Talk talk =
        talks.computeIfAbsent(
            message.conversation(), _ -> new Talk(talks.size(), message.conversationTitle()));
    talk.lines++;
    row.put("c", talk.number);
    boolean ofRecovered = RecoveredOnce.isRecovered(message.state());
    Last before = last.get(ofRecovered);
    Optional<LocalDate> day = chinese.day(message);
    boolean newTalk = before == null || before.talk() != talk.number;
    Optional<LocalDate> shown =
        newTalk ? Optional.empty() : Optional.ofNullable(before).flatMap(Last::day);
    boolean newDay = day.isPresent() && !day.equals(shown);
    day.ifPresent(d -> row.put("y", d.toString()));
    if (newTalk || newDay) {
      row.put("h", (newTalk ? 1 : 0) + (newDay ? 2 : 0));
    }
    last.put(ofRecovered, new Last(talk.number, day.or(() -> shown)));
  }

  /** Two letters: the smallest unit that the source gives, and whose clock it is. */
  static String precision(RecordedTime time) {
    String unit =
        switch (time.precision()) {
          case DAY -> "d";
          case MINUTE -> "m";
          case SECOND -> "s";
          case MILLISECOND -> "i";
          case NANOSECOND -> "n";
          case NONE -> "-";
        };
    return unit
        + switch (time.basis()) {
          case SERVER -> "S";
          case DEVICE -> "D";
          case LOCAL_ASSUMED_ZONE -> "L";
          case UNKNOWN -> "-";
        };
  }

  private void media(MessageContent.Media found, ObjectNode row) {
    row.put("k", found.type().name());
    found.found().flatMap(media::file).ifPresent(path -> row.put("f", path));
    found.found().flatMap(media::playable).ifPresent(path -> row.put("a", path));
  }
}
