package org.tiezheng.present.paper;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Incomplete;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.ReadFromPicture;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;

/** Says what a line of a conversation prints, the same in every paper and export. Thread-safe. */
public final class ChatLines {
  /** Title of the section that recovered lines stand in. */
  public static final Text RECOVERED = ChatBody.RECOVERED;

  /** What that section says before its first line. */
  public static final Text RECOVERED_MEANS = ChatBody.RECOVERED_MEANS;

  private final PaperFacts facts;
  private final Map<String, String> persons;

  /**
   * @param persons real name by the key of an account, as far as the case claims it
   */
  public ChatLines(PaperFacts facts, Map<String, String> persons) {
    this.facts = facts;
    this.persons = Map.copyOf(persons);
  }

  /** The day of a message in the zone of the paper. */
  public Optional<LocalDate> day(ChatMessage message) {
    return message.time().instant().map(t -> t.atZone(facts.zone()).toLocalDate());
  }

  /** Date and time, as precise as the source. */
  public String time(ChatMessage message) {
    return PrintedTime.of(message.time(), facts);
  }

  /** Real name as far as the case claims one, then the name shown at that line. */
  public String sender(ChatMessage message) {
    if (message.sender().isEmpty()) {
      return message.senderName().isEmpty() ? facts.say("〔系统〕", "{system}") : message.senderName();
    }
    String key = message.sender().get();
    String shown =
        message.senderName().isEmpty() ? facts.say(SourceNames.account(key)) : message.senderName();
    String person = persons.get(key);
    return person == null ? shown : person + "(" + shown + ")";
  }

  /** Time, sender and state: what stands before the words. */
  public String head(ChatMessage message) {
    return time(message) + ' ' + sender(message) + ' ' + mark(message);
  }

  /** The words verbatim, what they quote, and the numbers beside them. */
  public String text(ChatMessage message) {
    return message.line() + quoted(message) + details(message);
  }

  /** The heading over the lines of a conversation. */
  public String conversation(ChatMessage message) {
    return facts.say("会话：", "Conversation: ")
        + message.conversationTitle()
        + facts.say("（", " (")
        + message.conversation()
        + facts.say("）", ")");
  }

  /** What stands before a line that is not simply there; empty for the others. */
  public String mark(RowState state) {
    return switch (state) {
      case RECALLED -> facts.say("〔已撤回〕", "{recalled} ");
      case DELETED_RECOVERED -> facts.say("〔删除后恢复〕", "{deleted, recovered} ");
      case EDITED -> facts.say("〔已编辑〕", "{edited} ");
      case MARKED_DELETED -> facts.say("〔已标记删除〕", "{marked as deleted} ");
      case EARLIER_VERSION -> facts.say("〔旧版本〕", "{earlier version} ");
      case DELETED_OR_EARLIER ->
          facts.say("〔恢复：已删除或旧版本〕", "{recovered: deleted or earlier version} ");
      case READ_FROM_PICTURE -> facts.say("〔图片识读〕", "{read from a picture} ");
      case READ_TO_CONFIRM -> facts.say("〔图片识读，待确认〕", "{read from a picture, to be confirmed} ");
      case LIVE -> "";
    };
  }

  /** What stands before a message that is not simply there, or not whole. */
  public String mark(ChatMessage message) {
    return mark(message.state()) + incomplete(message, facts);
  }

  /** What stands before a record whose row is not whole; empty for the others. */
  static String incomplete(Record row, PaperFacts facts) {
    return Incomplete.row(row) ? facts.say("〔该行残缺〕", "{incomplete row} ") : "";
  }

  /** What stands before a line whose message was recovered before, from another place. */
  public String same(Optional<Long> line) {
    return line.map(n -> facts.say("〔同 [%06d]〕".formatted(n), "{same as [%06d]} ".formatted(n)))
        .orElse("");
  }

  /** What a line carries beside its words: numbers by which it can be found elsewhere. */
  public String details(ChatMessage message) {
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
      default ->
          ReadFromPicture.remark(message)
              .map(said -> facts.say("〔" + said.zh() + "〕", " {" + said.en() + "}"))
              .orElse("");
    };
  }

  /** What a message shows of the one that it answers; empty if it answers none. */
  public String quoted(ChatMessage message) {
    return message
        .quoted()
        .map(q ->
            facts.say("〔引用 ", " {quotes ")
                + q.senderName()
                + (q.senderName().isEmpty() ? "" : facts.say("：", ": "))
                + q.words()
                + facts.say("〕", "}"))
        .orElse("");
  }

  private String part(String zh, String en, Optional<String> value) {
    return value
        .map(v -> facts.say("〔" + zh + " " + v + "〕", " {" + en + " " + v + "}"))
        .orElse("");
  }
}
