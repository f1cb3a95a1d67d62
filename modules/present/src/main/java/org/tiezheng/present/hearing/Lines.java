package org.tiezheng.present.hearing;

import java.util.Iterator;
import java.util.Optional;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.present.paper.ChatLines;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PrintedTime;
import org.tiezheng.present.paper.StorageLocation;

/** Turns records into the lines of a copy, with the numbers that the copy prints. */
final class Lines {
  private final ChatLines chat;
  private final PaperFacts facts;
  private final StorageLocation location;
  private final Iterator<Integer> numbers;
  private int row;

  Lines(ShownItem item, PaperFacts facts, StorageLocation location) {
    this.facts = facts;
    this.location = location;
    this.chat = new ChatLines(facts, item.persons());
    this.numbers = item.scope().numbers();
  }

  /** The line; empty for records that no copy prints as one. */
  Optional<Line> of(Record record) {
    return switch (record) {
      case ChatMessage message -> Optional.of(line(message));
      case TextMessage message -> Optional.of(line(message));
      case Call call -> Optional.of(line(call));
      default -> Optional.empty();
    };
  }

  private Line line(ChatMessage message) {
    return new Line(
        numbers.next(),
        message.conversation(),
        message.conversationTitle(),
        chat.time(message),
        chat.sender(message),
        message.line(),
        visible(message.state()),
        opens(message.content()),
        "",
        message.provenance());
  }

  private Line line(TextMessage message) {
    String numbers = String.join(facts.say("、", ", "), message.counterparts());
    boolean out = message.outgoing().orElse(false);
    return new Line(
        ++row,
        numbers,
        message.counterpartName(),
        PrintedTime.of(message.time(), facts),
        (out ? facts.say("发往 ", "to ") : facts.say("来自 ", "from ")) + numbers,
        message.line(),
        visible(message.state()),
        message.attachments().isEmpty() ? Optional.empty() : Optional.of(Line.Opens.FILE),
        location.box(message.box()),
        message.provenance());
  }

  private Line line(Call call) {
    String length = call.seconds().map(s -> s + facts.say(" 秒", " s")).orElse("—");
    return new Line(
        ++row,
        call.number(),
        call.name(),
        PrintedTime.of(call.time(), facts),
        call.number(),
        facts.say("通话 ", "call ") + length,
        visible(call.state()),
        Optional.empty(),
        "",
        call.provenance());
  }

  /** Whether the app itself shows a row in this state. */
  private static boolean visible(RowState state) {
    return !RecoveredOnce.isRecovered(state) && state != RowState.MARKED_DELETED;
  }

  private static Optional<Line.Opens> opens(MessageContent content) {
    return switch (content) {
      case MessageContent.Media media ->
          switch (media.type()) {
            case IMAGE -> Optional.of(Line.Opens.PICTURE);
            case VOICE -> Optional.of(Line.Opens.VOICE);
            case VIDEO -> Optional.of(Line.Opens.VIDEO);
            case FILE -> Optional.of(Line.Opens.FILE);
            case STICKER -> Optional.empty();
          };
      case MessageContent.Transfer _ -> Optional.of(Line.Opens.TRANSFER);
      case MessageContent.RedPacket _ -> Optional.of(Line.Opens.RED_PACKET);
      case MessageContent.Share _ -> Optional.of(Line.Opens.LINK);
      case MessageContent.Forward _ -> Optional.of(Line.Opens.FORWARD);
      default -> Optional.empty();
    };
  }
}
