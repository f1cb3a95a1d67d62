package org.tiezheng.collect.qq;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.Passage;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** One reading of one exported text, which may hold many conversations. */
final class QqReading {
  static final String TITLE = "消息记录（此消息记录为文本格式";
  static final String GROUP = "消息分组:";
  static final String PARTNER = "消息对象:";

  private static final String PLATFORM = "qq";
  private static final String MESSAGES = "messages";
  private static final String SYSTEM = "10000";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int MAX_TABLES = 1000;
  private static final int MAX_NAMES = 100_000;

  private final SealedSource source;
  private final ReadingSession session;
  private final Set<String> names = new HashSet<>();
  private String group = "";
  private String partner = "";
  private String table = MESSAGES;
  private Optional<QqHead> head = Optional.empty();
  private Optional<Passage> passage = Optional.empty();
  private Optional<Line> heading = Optional.empty();

  QqReading(SealedSource source, ReadingSession session) {
    this.source = source;
    this.session = session;
  }

  void read() {
    session.note(
        "QQ 文本导出不含消息编号和时区,只有先后顺序;时间按 " + ZONE + " 理解",
        "A QQ text export holds no message ids and no time zone, only the order; "
            + ZONE
            + " is assumed");
    try {
      TextCharset charset;
      try (InputStream in = source.main().stream()) {
        charset = TextCharset.detect(in);
      }
      try (TextLines lines =
          new TextLines(source.main().stream(), charset, source.limits().lineBytes())) {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
          take(line.get());
        }
      }
      emit();
    } catch (IOException e) {
      session.broke(table, FormatException.describe(e));
    }
    if (session.tables() == 0) {
      session.table(MESSAGES);
    }
  }

  private void take(Line line) {
    String text = line.text();
    Optional<QqHead> next = QqHead.parse(text);
    if (next.isPresent()) {
      emit();
      head = next;
      passage = Optional.of(new Passage(line, "", source.limits().fieldChars()));
    } else if (text.startsWith(GROUP) || text.startsWith(PARTNER)) {
      section(text);
    } else if (rule(text)) {
      // Rules stand around the headings of a conversation; elsewhere they are words.
      heading = passage.isPresent() ? Optional.of(line) : Optional.empty();
    } else {
      heading.ifPresent(l -> passage.ifPresent(p -> p.add(l)));
      heading = Optional.empty();
      words(line);
    }
  }

  private void words(Line line) {
    if (passage.isPresent()) {
      passage.get().add(line);
    } else if (!line.text().isBlank() && !line.text().contains(TITLE)) {
      session.seen(table);
      session.setAside(
          table,
          source.at(line.place()),
          new Text("位于消息之前,不是消息", "before the first message; not a message"),
          line.text());
    }
  }

  private void section(String text) {
    emit();
    head = Optional.empty();
    passage = Optional.empty();
    heading = Optional.empty();
    if (text.startsWith(GROUP)) {
      group = text.substring(GROUP.length()).strip();
      session.statement("group", group);
    } else {
      partner = text.substring(PARTNER.length()).strip();
      session.statement("conversation", partner);
      table = session.tables() < MAX_TABLES ? partner : MESSAGES;
      session.table(table);
    }
  }

  private void emit() {
    if (head.isEmpty() || passage.isEmpty()) {
      return;
    }
    QqHead who = head.get();
    Passage lines = passage.get();
    session.seen(table);
    session.record(table, message(who, lines));
    head = Optional.empty();
    passage = Optional.empty();
  }

  private ChatMessage message(QqHead who, Passage lines) {
    String text = trimmed(lines.text());
    boolean system = who.id().equals(SYSTEM) || who.name().equals("系统消息");
    MessageContent content = QqContent.of(text, system);
    Map<String, String> extra = new TreeMap<>();
    if (!group.isEmpty()) {
      extra.put("group", group);
    }
    if (lines.cut()) {
      extra.put("cut", "true");
    }
    if (lines.malformed()) {
      session.note(
          "有的消息含有不符合编码的字节,以 U+FFFD 显示;原字节见原件",
          "Some messages hold bytes that do not fit the encoding and are shown as U+FFFD");
    }
    Optional<String> sender = system ? Optional.empty() : Optional.of(who.account());
    sender.ifPresent(id -> named(id, who.name()));
    Provenance place = source.at(lines.place());
    return new ChatMessage(
        place,
        PLATFORM,
        group.isEmpty() ? partner : group + "/" + partner,
        partner,
        Optional.empty(),
        Optional.empty(),
        sender.map(id -> PLATFORM + ":" + id),
        who.name(),
        Optional.empty(),
        new RecordedTime(
            who.raw(),
            who.time().map(t -> t.atZone(ZONE).toInstant()),
            Precision.SECOND,
            Basis.LOCAL_ASSUMED_ZONE),
        system ? "system" : "text",
        content,
        Optional.empty(),
        Optional.empty(),
        content instanceof MessageContent.Recall ? RowState.RECALLED : RowState.LIVE,
        extra);
  }

  private void named(String id, String name) {
    if (names.size() < MAX_NAMES && names.add(id + '\0' + name)) {
      session.account(
          new Account(PLATFORM, id, Optional.empty(), name.isEmpty() ? List.of() : List.of(name)));
    }
  }

  /** Words begin in the line after the head; the empty line after them is not theirs. */
  private static String trimmed(String text) {
    String words = text.startsWith("\n") ? text.substring(1) : text;
    int end = words.length();
    while (end > 0 && (words.charAt(end - 1) == '\n' || words.charAt(end - 1) == '\r')) {
      end--;
    }
    return words.substring(0, end);
  }

  private static boolean rule(String text) {
    return text.length() >= 20 && text.chars().allMatch(c -> c == '=');
  }
}
