package org.tiezheng.collect.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.Passage;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** Reads the text of one chat, twice: to decide how its dates are meant, then for its messages. */
final class Transcript {
  static final String MESSAGES = "messages";
  static final String PLATFORM = "whatsapp";

  /** Opens the bytes of the text from the start. */
  interface Opener {
    InputStream open() throws IOException;
  }

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_NAME = 100;
  private static final int MAX_NAMES = 100_000;

  private final Opener opener;
  private final Function<Locator, Provenance> places;
  private final Function<String, Optional<String>> digests;
  private final String title;
  private final Limits limits;
  private final ReadingSession session;
  private final Set<String> names = new HashSet<>();
  private Optional<HeadLine.Order> order = Optional.empty();

  /**
   * @param title of the conversation, from the name of the file
   * @param digests SHA-256 of a file that came with the chat, by its name
   */
  Transcript(
      Opener opener,
      Function<Locator, Provenance> places,
      Function<String, Optional<String>> digests,
      String title,
      Limits limits,
      ReadingSession session) {
    this.opener = opener;
    this.places = places;
    this.digests = digests;
    this.title = title;
    this.limits = limits;
    this.session = session;
  }

  void read() {
    session.table(MESSAGES);
    try {
      TextCharset charset;
      try (InputStream in = opener.open()) {
        charset = TextCharset.detect(in);
      }
      DateOrder dates = new DateOrder();
      try (TextLines lines = lines(charset)) {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
          HeadLine.parse(line.get().text()).ifPresent(dates::look);
        }
      }
      order = dates.decided();
      say(dates);
      try (TextLines lines = lines(charset)) {
        messages(lines, dates.brackets());
      }
    } catch (IOException e) {
      session.broke(MESSAGES, FormatException.describe(e));
    }
  }

  private TextLines lines(TextCharset charset) throws IOException {
    return new TextLines(opener.open(), charset, limits.lineBytes());
  }

  private void messages(TextLines lines, boolean brackets) throws IOException {
    Optional<HeadLine> head = Optional.empty();
    Optional<Passage> passage = Optional.empty();
    for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      Line line = next.get();
      Optional<HeadLine> found = HeadLine.parse(line.text()).filter(h -> h.brackets() == brackets);
      if (found.isPresent() || passage.isEmpty()) {
        emit(head, passage);
        head = found;
        passage =
            Optional.of(
                new Passage(
                    line, found.map(HeadLine::rest).orElse(line.text()), limits.fieldChars()));
        if (found.isEmpty() && line.text().isBlank()) {
          passage = Optional.empty();
        }
      } else {
        passage.get().add(line);
      }
    }
    emit(head, passage);
  }

  private void emit(Optional<HeadLine> head, Optional<Passage> passage) {
    if (passage.isEmpty()) {
      return;
    }
    session.seen(MESSAGES);
    Passage lines = passage.get();
    Provenance place = places.apply(lines.place());
    if (head.isEmpty()) {
      session.setAside(
          MESSAGES,
          place,
          new Text("位于第一条消息之前,不是消息", "before the first message; not a message"),
          lines.text());
      return;
    }
    if (lines.malformed()) {
      session.note(
          "有的消息含有不符合编码的字节,以 U+FFFD 显示;原字节见原件",
          "Some messages hold bytes that do not fit the encoding and are shown as U+FFFD");
    }
    session.record(MESSAGES, message(head.get(), lines, place));
  }

  private ChatMessage message(HeadLine head, Passage lines, Provenance place) {
    String rest = lines.text();
    int colon = separator(rest);
    String sender = colon < 0 ? "" : cleaned(rest.substring(0, colon));
    String text = colon < 0 ? rest : rest.substring(colon + 2);
    boolean notice = colon < 0 || Notices.is(text, rest);
    Words words =
        notice
            ? new Words(
                new MessageContent.Notice(Words.unmarked(colon < 0 ? rest : text)),
                RowState.LIVE,
                new TreeMap<>())
            : Words.of(text, digests);
    Map<String, String> extra = words.extra();
    if (lines.cut()) {
      extra.put("cut", "true");
    }
    if (notice && !sender.isEmpty()) {
      extra.put("shownAs", sender);
    }
    if (!notice && names.size() < MAX_NAMES && names.add(sender)) {
      session.account(new Account(PLATFORM, sender, Optional.empty(), List.of(sender)));
    }
    return new ChatMessage(
        place,
        PLATFORM,
        title,
        title,
        Optional.empty(),
        Optional.empty(),
        notice ? Optional.empty() : Optional.of(PLATFORM + ":" + sender),
        notice ? "" : sender,
        Optional.empty(),
        time(head),
        notice ? "notice" : "message",
        words.content(),
        Optional.empty(),
        Optional.empty(),
        words.state(),
        extra);
  }

  /** Where sender and words part: the first colon, if a name can stand before it. */
  private static int separator(String rest) {
    int colon = rest.indexOf(": ");
    int newline = rest.indexOf('\n');
    boolean empty = colon < 0 && rest.endsWith(":") && newline < 0;
    if (empty || colon <= 0 || colon > LONGEST_NAME || (newline >= 0 && newline < colon)) {
      return -1;
    }
    return Notices.whole(rest) ? -1 : colon;
  }

  private static String cleaned(String name) {
    StringBuilder clean = new StringBuilder();
    name.chars().filter(c -> !HeadLine.mark((char) c)).forEach(c -> clean.append((char) c));
    return clean.toString().strip();
  }

  private RecordedTime time(HeadLine head) {
    Optional<LocalDateTime> local = order.flatMap(head::time);
    Precision precision = head.seconds() < 0 ? Precision.MINUTE : Precision.SECOND;
    return new RecordedTime(
        head.raw(),
        local.map(t -> t.atZone(ZONE).toInstant()),
        precision,
        Basis.LOCAL_ASSUMED_ZONE);
  }

  private void say(DateOrder dates) {
    session.statement("layout", dates.brackets() ? "iOS" : "Android");
    session.note(
        "导出文件不注明时区,按 " + ZONE + " 理解;显示名来自导出者的通讯录",
        "The export names no time zone; "
            + ZONE
            + " is assumed. Names are those of the"
            + " exporter's address book");
    if (order.isPresent()) {
      session.statement("date.order", order.get().name());
    } else if (dates.mixed()) {
      session.note(
          "日期写法前后不一致,时间只保留原文",
          "Dates are written in more than one way; times are kept as written only");
    } else if (dates.lines() > 0) {
      session.note(
          "无法从全文判断日期是“日/月”还是“月/日”,时间只保留原文",
          "Whether day or month comes first cannot be told from the whole file; times are kept as"
              + " written only");
    }
  }
}
