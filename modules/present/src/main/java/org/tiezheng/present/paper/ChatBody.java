package org.tiezheng.present.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Style;

/** Sets the lines of a conversation and remembers what the index and the annex need. */
final class ChatBody {
  static final Style LINE = new Style(10, 15, false, Style.Align.LEFT);
  private static final float INDENT = 50;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  private final ChatRecord chat;
  private final PaperFacts facts;
  private final ChatLines lines;
  private final Flow flow;
  private final ChatTally tally = new ChatTally();

  /** Two pages of index. */
  private static final int MOST_DAYS = 80;

  /** Characters of year and month in a day's title. */
  private static final int MONTH = "2024-01".length();

  private final List<Day> days = new ArrayList<>();
  private final List<MediaLine> media = new ArrayList<>();
  private Optional<String> conversation = Optional.empty();
  private Optional<LocalDate> day = Optional.empty();

  /** An entry of the index. */
  record Day(boolean conversation, String title, int line, String anchor) {}

  /** An entry of the annex. */
  record MediaLine(int line, MessageContent.Media media, String anchor) {}

  ChatBody(ChatRecord chat, PaperFacts facts, Flow flow) {
    this.chat = chat;
    this.facts = facts;
    this.lines = new ChatLines(facts, chat.persons());
    this.flow = flow;
  }

  /** Sets every line; the flow then holds the whole body. */
  Flow set() {
    flow.newPage();
    for (ChatMessage message : chat.messages()) {
      tally.count(message);
      headings(message);
      String anchor = "line-" + tally.lines();
      if (message.content() instanceof MessageContent.Media found) {
        flow.need(LINE.leading()).anchor(anchor);
        media.add(new MediaLine(tally.lines(), found, anchor));
      }
      flow.hanging(
          head(message),
          message.line() + lines.quoted(message) + lines.details(message),
          LINE,
          INDENT);
    }
    return flow;
  }

  private void headings(ChatMessage message) {
    if (!conversation.equals(Optional.of(message.conversation()))) {
      conversation = Optional.of(message.conversation());
      day = Optional.empty();
      String anchor = "conversation-" + tally.lines();
      String title =
          facts.say("会话：", "Conversation: ")
              + message.conversationTitle()
              + facts.say("（", " (")
              + message.conversation()
              + facts.say("）", ")");
      flow.heading(title, Style.BODY.bolder(), 0, anchor);
      days.add(new Day(true, title, tally.lines(), anchor));
    }
    Optional<LocalDate> today = lines.day(message);
    if (today.isPresent() && !today.equals(day)) {
      day = today;
      String anchor = "day-" + tally.lines();
      String title = DAY.format(today.get());
      flow.heading(
          "—— " + title + " ——", Style.SMALL.bolder().aligned(Style.Align.CENTRE), 1, anchor);
      days.add(new Day(false, title, tally.lines(), anchor));
    }
  }

  private String head(ChatMessage message) {
    return "[%06d] ".formatted(tally.lines())
        + lines.time(message)
        + ' '
        + lines.sender(message)
        + ' '
        + lines.mark(message)
        + lines.same(tally.same());
  }

  ChatTally tally() {
    return tally;
  }

  List<Day> days() {
    return days;
  }

  /**
   * What the printed index lists: every day, or for a long conversation the first day of each
   * month, since an index of twenty pages helps nobody.
   */
  List<Day> index() {
    if (days.size() <= MOST_DAYS) {
      return days;
    }
    List<Day> kept = new ArrayList<>();
    String month = "";
    for (Day entry : days) {
      String its = entry.conversation() ? "" : entry.title().substring(0, MONTH);
      if (entry.conversation() || !its.equals(month)) {
        kept.add(entry);
      }
      month = its;
    }
    return kept;
  }

  List<MediaLine> media() {
    return media;
  }
}
