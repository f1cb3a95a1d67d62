package org.tiezheng.collect.pictures;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.ReadFromPicture;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;

/** The messages of a reading: everything seen becomes one, or is set aside with its reason. */
final class MessagesRead {
  private static final String PICTURES = "pictures";
  private static final String SCREEN = "screen";
  private static final String UNTITLED = "截图识读";

  private final SealedSource source;
  private final ReadingSession session;
  private final PicturesRead read;
  private final ReadingLine.Head head;
  private final TimesShown times;
  private final Map<Integer, ReadingLine.Seam> seams = new HashMap<>();
  private final Map<String, List<ReadingLine.Sight>> again = new LinkedHashMap<>();
  private final Set<Integer> begun = new HashSet<>();
  private long open;

  MessagesRead(
      SealedSource source, ReadingSession session, PicturesRead read, ReadingLine.Head head) {
    this.source = source;
    this.session = session;
    this.read = read;
    this.head = head;
    this.times = new TimesShown(read, zone(head.zone()));
    read.seams().forEach(s -> seams.put(s.after(), s));
    for (ReadingLine.Sight sight : read.sights()) {
      shown(sight)
          .ifPresent(other ->
              again.merge(
                  other.id(),
                  List.of(sight),
                  (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList()));
    }
  }

  private static ZoneId zone(String stated) {
    try {
      return ZoneId.of(stated);
    } catch (java.time.DateTimeException unknown) {
      return ZoneId.of("Asia/Shanghai");
    }
  }

  void all() {
    about();
    for (ReadingLine.Source picture : head.pictures()) {
      // A frame lies beside this file: it is a part of it and no picture of its own.
      source.sibling(picture.name());
      picture
          .unread()
          .ifPresent(why -> {
            session.seen(PICTURES);
            session.setAside(
                PICTURES,
                Provenance.of(picture.original(), new org.tiezheng.evidence.Locator.Whole()),
                why,
                picture.name());
          });
    }
    for (ReadingLine.Sight sight : read.sights()) {
      one(sight);
    }
    session.statement("pictures.open", Long.toString(open));
    notes();
  }

  private void about() {
    session.statement("pictures.engine", head.engine());
    session.statement("pictures.count", Integer.toString(head.pictures().size()));
    session.note(
        "由图片识读,须与手机核对:文字、金额、日期和姓名须由人逐一确认,确认前只作线索",
        "Read from pictures, to be compared with the phone: words, amounts, dates and names are to"
            + " be confirmed by a person one by one and are a lead only until then");
    session.note(
        "显示的时间按 " + head.zone() + " 理解;没有显示时间的消息不推定时间",
        "Times shown are taken in "
            + head.zone()
            + "; no time is made up for a message without one");
  }

  private void one(ReadingLine.Sight sight) {
    String table = table(sight.kind());
    session.seen(table);
    Optional<ReadingLine.Settled> aside = read.settled(ReadingLine.Matter.ASIDE, sight.id());
    Optional<ReadingLine.Sight> other = shown(sight);
    if (aside.isPresent()) {
      aside(
          sight,
          new Text(
              aside.get().by() + " 认定不是消息:" + aside.get().says(),
              aside.get().by() + " says that it is no message: " + aside.get().says()));
    } else if (other.isPresent()) {
      String spot = other.get().at().spot();
      aside(
          sight,
          new Text(
              "与图 " + spot + " 为同一条(图片重叠)", "the same as picture " + spot + " (pictures overlap)"));
    } else {
      switch (sight.kind()) {
        case OUTSIDE ->
            aside(
                sight,
                new Text(
                    "聊天区域以外(标题、时钟、名字等)", "outside the chat (title, clock, names and the like)"));
        case TIME -> {
          times.label(sight);
          aside(sight, new Text("时间标签,记在下一条消息上", "a time, kept with the message below it"));
        }
        case BUBBLE, NOTICE -> session.record(table, message(sight));
      }
    }
  }

  private void aside(ReadingLine.Sight sight, Text why) {
    session.setAside(table(sight.kind()), provenance(sight), why, read.words(sight));
  }

  private static String table(ReadingLine.Kind kind) {
    return switch (kind) {
      case BUBBLE -> "bubbles";
      case NOTICE -> "notices";
      case TIME -> "times";
      case OUTSIDE -> "outside";
    };
  }

  /** What it is seen once more of; a ring of persons' words that names no first one is not one. */
  private Optional<ReadingLine.Sight> shown(ReadingLine.Sight sight) {
    Set<String> met = new HashSet<>(Set.of(sight.id()));
    Optional<ReadingLine.Sight> last = Optional.empty();
    for (Optional<ReadingLine.Sight> next = read.sameAs(sight);
        next.isPresent();
        next = read.sameAs(next.get())) {
      if (!met.add(next.get().id())) {
        return Optional.empty();
      }
      last = next;
    }
    return last.filter(l -> read.settled(ReadingLine.Matter.ASIDE, l.id()).isEmpty());
  }

  private Provenance provenance(ReadingLine.Sight sight) {
    String original =
        head.picture(sight.at().picture())
            .map(ReadingLine.Source::original)
            .orElse(source.main().sha256());
    return Provenance.of(original, sight.at());
  }

  private ChatMessage message(ReadingLine.Sight sight) {
    boolean notice = sight.kind() == ReadingLine.Kind.NOTICE;
    Optional<ReadingLine.Seam> seam = opening(sight);
    if (seam.isPresent()) {
      times.broken(sight.at().picture());
    }
    TimesShown.Above above = times.of(sight);
    Optional<String> account = notice ? Optional.empty() : read.account(sight);
    Optional<ReadingLine.Settled> confirmed = read.settled(ReadingLine.Matter.WORDS, sight.id());
    Set<Concerns> concerns = concerns(sight, account, above, confirmed.isPresent());
    open += concerns.isEmpty() ? 0 : 1;
    String words = read.words(sight);
    Map<String, String> extra = new TreeMap<>();
    extra.put(ReadFromPicture.SIGHT, sight.id());
    put(extra, ReadFromPicture.OPEN, names(concerns));
    confirmed.ifPresent(c -> {
      extra.put(ReadFromPicture.CONFIRMED_BY, c.by());
      extra.put(ReadFromPicture.CONFIRMED_AT, c.at().toString());
      if (!c.says().equals(sight.read())) {
        extra.put(ReadFromPicture.MACHINE_READ, sight.read());
      }
    });
    sight.readOtherwise().ifPresent(o -> extra.put(ReadFromPicture.READ_OTHERWISE, o));
    put(extra, ReadFromPicture.ALSO, also(sight));
    put(extra, ReadFromPicture.TIME_BASIS, above.basis());
    seam.ifPresent(s -> extra.put(ReadFromPicture.SEAM, s.before() + " " + s.overlap()));
    head.picture(sight.at().picture())
        .filter(p -> p.film().isPresent())
        .ifPresent(p -> extra.put(ReadFromPicture.FRAME, p.sha256()));
    account.ifPresent(a -> named(a, sight));
    return new ChatMessage(
        provenance(sight),
        SCREEN,
        head.title().isBlank() ? UNTITLED : head.title(),
        title(),
        Optional.empty(),
        Optional.empty(),
        account.map(a -> SCREEN + ":" + a),
        notice ? "" : account.map(a -> name(a, sight)).orElse("侧别不明"),
        account.map(a -> a.equals("right")),
        above.time(),
        sight.kind().name(),
        content(sight, words),
        Optional.empty(),
        Optional.empty(),
        concerns.isEmpty() ? RowState.READ_FROM_PICTURE : RowState.READ_TO_CONFIRM,
        extra);
  }

  private static MessageContent content(ReadingLine.Sight sight, String words) {
    if (words.isBlank()) {
      return new MessageContent.Unread("图片上未读出的气泡", "");
    }
    return sight.kind() == ReadingLine.Kind.NOTICE
        ? new MessageContent.Notice(words)
        : new MessageContent.Words(words);
  }

  private static void put(Map<String, String> extra, String key, String value) {
    if (!value.isEmpty()) {
      extra.put(key, value);
    }
  }

  private static String names(Set<Concerns> concerns) {
    return concerns.stream().map(Concerns::name).collect(Collectors.joining(","));
  }

  private Set<Concerns> concerns(
      ReadingLine.Sight sight,
      Optional<String> account,
      TimesShown.Above above,
      boolean confirmed) {
    Set<Concerns> all = confirmed ? java.util.EnumSet.noneOf(Concerns.class) : Concerns.of(sight);
    if (above.open()) {
      all.add(Concerns.TIME);
    }
    boolean named =
        account.filter(a -> read.settled(ReadingLine.Matter.NAME, a).isPresent()).isPresent();
    if (sight.kind() == ReadingLine.Kind.BUBBLE && !named) {
      all.add(Concerns.SENDER);
    }
    return all;
  }

  private String also(ReadingLine.Sight sight) {
    return again.getOrDefault(sight.id(), List.of()).stream()
        .map(s -> s.at().spot())
        .collect(Collectors.joining("; "));
  }

  /** The seam before the first message of a picture, if it is an open one. */
  private Optional<ReadingLine.Seam> opening(ReadingLine.Sight sight) {
    return begun.add(sight.at().picture())
        ? Optional.ofNullable(seams.get(sight.at().picture()))
            .filter(s -> s.overlap() != ReadingLine.Overlap.ESTABLISHED)
        : Optional.empty();
  }

  private String title() {
    String shown =
        read.settled(ReadingLine.Matter.NAME, ReadingLine.TITLE)
            .map(ReadingLine.Settled::says)
            .orElse(head.title());
    return shown.isBlank() ? UNTITLED : shown;
  }

  private String name(String account, ReadingLine.Sight sight) {
    return read.settled(ReadingLine.Matter.NAME, account)
        .map(ReadingLine.Settled::says)
        .or(sight::name)
        .orElse(account.equals("right") ? "右侧气泡" : "左侧气泡");
  }

  private void named(String account, ReadingLine.Sight sight) {
    Account known = new Account(SCREEN, account, Optional.empty(), List.of(name(account, sight)));
    if (account.equals("right")) {
      session.owner(known);
    } else {
      session.account(known);
    }
  }

  private void notes() {
    for (ReadingLine.Seam seam : read.seams()) {
      switch (seam.overlap()) {
        case ESTABLISHED -> {}
        case UNCERTAIN ->
            session.note(
                "图 %d 与图 %d 是否重叠未能确定,两处均保留".formatted(seam.before(), seam.after()),
                "overlap of pictures %d and %d is not established; both were kept"
                    .formatted(seam.before(), seam.after()));
        case NONE ->
            session.note(
                "图 %d 与图 %d 之间没有重叠,可能有缺漏".formatted(seam.before(), seam.after()),
                "pictures %d and %d do not overlap; messages between them may be missing"
                    .formatted(seam.before(), seam.after()));
      }
    }
    if (open > 0) {
      session.note(
          "还有 " + open + " 行待人确认(" + SourceNames.of(SCREEN).zh() + ")",
          open + " lines are still to be confirmed by a person");
    }
  }
}
