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
      flow.hanging(head(message), message.line() + details(message), LINE, INDENT);
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
    Optional<LocalDate> today =
        message.time().instant().map(t -> t.atZone(facts.zone()).toLocalDate());
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
    StringBuilder head = new StringBuilder("[%06d] ".formatted(tally.lines()));
    head.append(PrintedTime.of(message.time(), facts))
        .append(' ')
        .append(sender(message))
        .append(' ');
    switch (message.state()) {
      case RECALLED -> head.append(facts.say("〔已撤回〕", "{recalled} "));
      case DELETED_RECOVERED -> head.append(facts.say("〔删除后恢复〕", "{deleted, recovered} "));
      case EDITED -> head.append(facts.say("〔已编辑〕", "{edited} "));
      case MARKED_DELETED -> head.append(facts.say("〔已标记删除〕", "{marked as deleted} "));
      case EARLIER_VERSION -> head.append(facts.say("〔旧版本〕", "{earlier version} "));
      case DELETED_OR_EARLIER ->
          head.append(facts.say("〔恢复：已删除或旧版本〕", "{recovered: deleted or earlier version} "));
      case LIVE -> {}
    }
    return head.toString();
  }

  /** Real name as far as the case claims one, then the name shown at that line. */
  private String sender(ChatMessage message) {
    if (message.sender().isEmpty()) {
      return message.senderName().isEmpty() ? facts.say("〔系统〕", "{system}") : message.senderName();
    }
    String key = message.sender().get();
    String shown = message.senderName().isEmpty() ? key : message.senderName();
    String person = chat.persons().get(key);
    return person == null ? shown : person + "(" + shown + ")";
  }

  /** What a card carries beside its line: numbers by which it can be found elsewhere. */
  private String details(ChatMessage message) {
    return switch (message.content()) {
      case MessageContent.Transfer transfer ->
          part("转账单号", "transfer no.", transfer.transferId())
              + part("交易单号", "transaction no.", transfer.transactionId());
      case MessageContent.Media media ->
          (media.type() == MessageContent.MediaType.FILE
                  ? ""
                  : part("引用", "reference", media.reference()))
              + (media.found().isPresent()
                  ? part("SHA-256", "SHA-256", media.found().map(f -> f.substring(0, 16)))
                  : facts.say("〔文件不在来源内〕", " {file not in the source}"));
      case MessageContent.Forward forward -> "\n" + String.join("\n", forward.lines());
      default -> "";
    };
  }

  private String part(String zh, String en, Optional<String> value) {
    return value
        .map(v -> facts.say("〔" + zh + " " + v + "〕", " {" + en + " " + v + "}"))
        .orElse("");
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
