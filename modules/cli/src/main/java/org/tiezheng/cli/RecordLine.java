package org.tiezheng.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Incomplete;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.TextMessage;

/**
 * A record in one line that a person reads: times as a clock shows them with the source's own value
 * beside, codes in words, and what is recovered marked as such.
 */
final class RecordLine {
  private static final String NUMBER = "[+-]?[0-9]+(\\.[0-9]+)?";

  private final Talk talk;
  private final FoundLines found;

  RecordLine(Talk talk, ZoneId zone) {
    this.talk = talk;
    this.found = new FoundLines(talk, zone);
  }

  String of(Record row) {
    return switch (row) {
      case ChatMessage m ->
          when(m.time())
              + word(sender(m))
              + found.mark(m.state(), Incomplete.row(m))
              + ": "
              + m.line();
      case Payment p -> payment(p);
      case Mail m ->
          when(m.time()) + " " + m.from() + " → " + String.join(", ", m.to()) + ": " + m.subject();
      case Photo p ->
          when(p.time())
              + word(p.width() + "×" + p.height())
              + word(p.make().orElse(""))
              + word(p.model().orElse(""));
      case DocumentProperties d ->
          when(d.time()) + word(d.title()) + word(d.author()) + word(traits(d.traits()));
      case TextMessage m ->
          when(m.time())
              + word(box(m.box()))
              + word(m.counterpartName())
              + word(String.join(", ", m.counterparts()))
              + found.mark(m.state(), Incomplete.row(m))
              + ": "
              + m.line();
      case Call c ->
          when(c.time())
              + word(way(c.way()))
              + word(c.name())
              + word(c.number())
              + c.seconds().map(s -> talk.say(" %d 秒", " %d s").formatted(s)).orElse("")
              + found.mark(c.state(), Incomplete.row(c));
      case Contact c ->
          c.name()
              + word(accounts(c.numbers()))
              + word(accounts(c.addresses()))
              + found.mark(c.state(), Incomplete.row(c));
      case Conversation c ->
          c.title()
              + talk.say(" (%d 人)", " (%d people)").formatted(c.participants().size())
              + word(c.lastLine().orElse(""))
              + found.mark(c.state(), Incomplete.row(c));
      case Post p ->
          when(p.time())
              + word(p.authorName())
              + word("[" + found.post(p.place()) + "]")
              + word(p.line())
              + found.mark(p.state(), Incomplete.row(p));
      case FileFacts f -> when(f.time()) + word(f.line());
      case FileEntry f -> when(f.time()) + word(f.name()) + word(size(f)) + word(type(f));
    };
  }

  /** The source's clock value is no time that a person can read if it is a mere number. */
  private String when(RecordedTime time) {
    if (time.raw().isEmpty()) {
      return "—";
    }
    return time.raw().matches(NUMBER) && time.instant().isPresent()
        ? found.time(time) + talk.say("(原值 %s)", " (raw %s)").formatted(time.raw())
        : time.raw();
  }

  private static String word(String text) {
    return text.isEmpty() ? "" : " " + text;
  }

  private String payment(Payment p) {
    String way =
        switch (p.direction()) {
          case IN -> talk.say("收入", "in");
          case OUT -> talk.say("支出", "out");
          case NEUTRAL -> talk.say("不计收支", "neither in nor out");
        };
    return when(p.time())
        + word(talk.say(SourceNames.of(p.provider())))
        + word(way)
        + word(p.amount().raw())
        + word(p.counterpart())
        + word(p.description())
        + word(p.orderId());
  }

  private String sender(ChatMessage m) {
    return m.senderName().isEmpty()
        ? m.sender().map(key -> talk.say(SourceNames.account(key))).orElse("")
        : m.senderName();
  }

  private String accounts(List<String> keys) {
    return keys.stream()
        .map(key -> talk.say(SourceNames.account(key)))
        .collect(Collectors.joining(", "));
  }

  private String box(TextMessage.Box box) {
    return switch (box) {
      case INBOX -> talk.say("收到", "received");
      case SENT -> talk.say("已发送", "sent");
      case DRAFT -> talk.say("草稿", "draft");
      case OUTBOX -> talk.say("发件箱", "outbox");
      case FAILED -> talk.say("发送失败", "failed");
      case QUEUED -> talk.say("待发送", "queued");
      case SPAM -> talk.say("拦截短信", "blocked");
      case UNKNOWN -> talk.say("信箱未载明", "box not stated");
    };
  }

  private String way(Call.Way way) {
    return switch (way) {
      case INCOMING -> talk.say("来电", "incoming");
      case OUTGOING -> talk.say("去电", "outgoing");
      case MISSED -> talk.say("未接", "missed");
      case REJECTED -> talk.say("拒接", "rejected");
      case BLOCKED -> talk.say("拦截", "blocked");
      case VOICEMAIL -> talk.say("语音信箱", "voicemail");
      case UNKNOWN -> talk.say("方向未载明", "direction not stated");
    };
  }

  private static String traits(Map<String, String> traits) {
    return traits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(t -> t.getKey() + ": " + t.getValue())
        .collect(Collectors.joining("; "));
  }

  private String size(FileEntry file) {
    return isPlace(file) ? "" : talk.say("%,d 字节", "%,d bytes").formatted(file.size());
  }

  private static boolean isPlace(FileEntry file) {
    return file.mediaType().equals("FOLDER") || file.mediaType().equals("LINK");
  }

  private String type(FileEntry file) {
    return switch (file.mediaType()) {
      case "FOLDER" -> talk.say("文件夹", "folder");
      case "LINK" -> talk.say("链接", "link");
      case "OTHER" -> talk.say("设备或未知", "device or unknown");
      default -> file.mediaType();
    };
  }

  /** Where a row stands in its file; empty for the whole file. */
  String place(Provenance from) {
    return switch (from.locator()) {
      case Locator.Whole() -> "";
      case Locator.Bytes(long offset, long length) ->
          talk.say(" 偏移 %d 起 %d 字节", " %2$d bytes at offset %1$d").formatted(offset, length);
      case Locator.Line(long number, long offset, long _) ->
          talk.say(" 第 %d 行,偏移 %d", " line %d, offset %d").formatted(number, offset);
      case Locator.Element(String pointer, long offset, long _) ->
          talk.say(" 元素 %s,偏移 %d", " element %s, offset %d").formatted(pointer, offset);
      case Locator.Cell(String sheet, int row) ->
          talk.say(" 工作表 %s 第 %d 行", " sheet %s row %d").formatted(sheet, row);
      case Locator.TableRow row ->
          talk.say(" 行号 %d", " row %d").formatted(row.rowid())
              + at(row.page(), row.offset(), row.walFrame());
      case Locator.Region region -> talk.say(" 图 ", " picture ") + region.spot();
      case Locator.Residue r ->
          r.rowid()
                  .map(id -> talk.say(" 行号 %d", " row %d").formatted(id))
                  .orElse(talk.say(" 行号未留存", " row id not preserved"))
              + talk.say(",残留(%s)", ", remains (%s)").formatted(r.substrate())
              + at(Optional.of(r.page()), Optional.of(r.offset()), r.walFrame());
    };
  }

  private String at(Optional<Long> page, Optional<Long> offset, Optional<Long> frame) {
    return page.map(p -> talk.say(",第 %d 页", ", page %d").formatted(p)).orElse("")
        + offset.map(o -> talk.say(",偏移 %d", ", offset %d").formatted(o)).orElse("")
        + frame.map(f -> talk.say(",WAL 第 %d 帧", ", WAL frame %d").formatted(f)).orElse("");
  }
}
