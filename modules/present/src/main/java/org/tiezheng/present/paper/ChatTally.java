package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TimeOrder;

/** Counts over the lines of a conversation while they are set. Not thread-safe. */
final class ChatTally {
  private final Map<Text, Integer> types = new LinkedHashMap<>();
  private final Map<RowState, Integer> states = new LinkedHashMap<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();
  private final RecoveredOnce once = new RecoveredOnce();
  private Optional<Long> same = Optional.empty();
  private final TimeOrder order = new TimeOrder();
  private int untimed;
  private int lines;
  private int recovered;
  private int again;

  /** Counts a line that bears that number. */
  void count(ChatMessage message, int number) {
    lines++;
    same = once.before(message, number);
    recovered += RecoveredOnce.isRecovered(message.state()) ? 1 : 0;
    again += same.isPresent() ? 1 : 0;
    types.merge(type(message.content()), 1, Integer::sum);
    states.merge(message.state(), 1, Integer::sum);
    Optional<Instant> time = message.time().instant();
    order.add(time);
    if (time.isEmpty()) {
      untimed++;
      return;
    }
    Instant moment = time.get();
    first = first.filter(t -> t.isBefore(moment)).or(() -> time);
    last = last.filter(t -> t.isAfter(moment)).or(() -> time);
  }

  static Text type(MessageContent content) {
    return switch (content) {
      case MessageContent.Words _ -> new Text("文字", "text");
      case MessageContent.Media media ->
          switch (media.type()) {
            case IMAGE -> new Text("图片", "picture");
            case VOICE -> new Text("语音", "voice");
            case VIDEO -> new Text("视频", "video");
            case FILE -> new Text("文件", "file");
            case STICKER -> new Text("表情", "sticker");
          };
      case MessageContent.Transfer _ -> new Text("转账", "transfer");
      case MessageContent.RedPacket _ -> new Text("红包", "red packet");
      case MessageContent.Call _ -> new Text("通话", "call");
      case MessageContent.Share _ -> new Text("分享", "share");
      case MessageContent.Forward _ -> new Text("合并转发", "forward");
      case MessageContent.Recall _ -> new Text("撤回通知", "recall notice");
      case MessageContent.Notice _ -> new Text("系统消息", "system notice");
      case MessageContent.Unread _ -> new Text("未识别", "not recognised");
    };
  }

  int lines() {
    return lines;
  }

  /** The earlier line that has the same recovered message as the last one, if there is one. */
  Optional<Long> same() {
    return same;
  }

  /** Lines that were recovered, whatever they are called. */
  int recovered() {
    return recovered;
  }

  /** How many different messages these lines have. */
  int recoveredOnce() {
    return recovered - again;
  }

  /** Lines whose time is earlier than that of one before them. */
  long early() {
    return order.early();
  }

  int untimed() {
    return untimed;
  }

  Map<Text, Integer> types() {
    return types;
  }

  int state(RowState state) {
    return states.getOrDefault(state, 0);
  }

  /** Lines of a kind of content, named in Chinese. */
  int type(String zh) {
    return types.entrySet().stream()
        .filter(e -> e.getKey().zh().equals(zh))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  Optional<Instant> first() {
    return first;
  }

  Optional<Instant> last() {
    return last;
  }
}
