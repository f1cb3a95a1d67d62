package org.tiezheng.present.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Style;

/** Sets the lines of a conversation and remembers what the index and the annex need. */
final class ChatBody {
  static final Style LINE = new Style(10, 15, false, Style.Align.LEFT);
  static final float INDENT = 50;

  /** Title of the section that recovered lines stand in, in every paper. */
  static final Text RECOVERED =
      new Text("恢复的内容（当事人自行恢复）", "Recovered lines (recovered by the party)");

  static final Text RECOVERED_MEANS =
      new Text(
          "以下各行由当事人自行用本程序从来源文件的空闲页、日志等残留处恢复，现存数据中没有这些行，或内容已变。"
              + "恢复内容仅供作为线索；是否真实、完整、何时被删除，建议申请鉴定。行号与其余各行统一编号。",
          "The following lines were recovered by the party itself with this program from free"
              + " pages, logs and other remains of the source; the store has them no more, or with"
              + " other content. They are a lead only; whether they are genuine and complete, and"
              + " when they were deleted, is for an expert's appraisal. Lines are numbered together"
              + " with all others.");

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
  private final LinePages pages = new LinePages();
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

  /**
   * Sets every line: first those that the source has, then in a section of their own those that
   * were recovered. The flow then holds the whole body.
   */
  Flow set() {
    flow.newPage();
    if (set(false)) {
      conversation = Optional.empty();
      day = Optional.empty();
      recoveredTitle();
      set(true);
    }
    return flow;
  }

  /** Sets the lines of one of both kinds; whether there are any of the other. */
  private boolean set(boolean recovered) {
    Iterator<Integer> numbers = chat.scope().numbers();
    boolean others = false;
    for (ChatMessage message : chat.messages()) {
      int number = numbers.next();
      if (RecoveredOnce.isRecovered(message.state()) == recovered) {
        line(message, number);
      } else {
        others = true;
      }
    }
    return others;
  }

  private void line(ChatMessage message, int number) {
    tally.count(message, number);
    headings(message, number);
    String anchor = "line-" + number;
    if (message.content() instanceof MessageContent.Media found) {
      flow.need(LINE.leading()).anchor(anchor);
      media.add(new MediaLine(number, found, anchor));
    }
    flow.numbered(
        number,
        "[%06d] ".formatted(number) + lines.head(message) + lines.same(tally.same()),
        lines.text(message),
        LINE,
        INDENT);
    pages.add(number, flow.began());
  }

  private void recoveredTitle() {
    if (tally.lines() > 0) {
      flow.newPage();
    }
    String title = facts.say(RECOVERED);
    flow.heading(title, Style.HEADING, 0, "recovered");
    days.add(new Day(true, title, 0, "recovered"));
    flow.paragraph(facts.say(RECOVERED_MEANS), Style.SMALL).space(4);
  }

  private void headings(ChatMessage message, int number) {
    if (!conversation.equals(Optional.of(message.conversation()))) {
      conversation = Optional.of(message.conversation());
      day = Optional.empty();
      String anchor = "conversation-" + number;
      String title = lines.conversation(message);
      flow.heading(title, Style.BODY.bolder(), 0, anchor);
      days.add(new Day(true, title, number, anchor));
    }
    Optional<LocalDate> today = lines.day(message);
    if (today.isPresent() && !today.equals(day)) {
      day = today;
      String anchor = "day-" + number;
      String title = DAY.format(today.get());
      flow.heading(
          "—— " + title + " ——", Style.SMALL.bolder().aligned(Style.Align.CENTRE), 1, anchor);
      days.add(new Day(false, title, number, anchor));
    }
  }

  /** Where each line stands, counted from the first page of this body. */
  LinePages pages() {
    return pages;
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
