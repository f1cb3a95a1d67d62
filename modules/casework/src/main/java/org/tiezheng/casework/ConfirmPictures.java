package org.tiezheng.casework;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.collect.pictures.PicturesRead;
import org.tiezheng.collect.pictures.ReadingLine;
import org.tiezheng.collect.pictures.ReadingLine.Matter;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.ShownTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * A person confirms or corrects what a machine read in pictures. What was read stays beside what
 * the person says, with who and when; both are sealed as a later file of the reading, and the
 * records are made from it anew.
 */
public final class ConfirmPictures {
  private static final int NOTED = 30;
  private static final int NOTED_CHARS = 120;

  private final OpenCase open;

  public ConfirmPictures(OpenCase open) {
    this.open = open;
  }

  /** What a person can settle. */
  public enum What {
    WORDS,
    NAME,
    SIDE,
    TAKEN,
    ASIDE,
    SAME
  }

  /**
   * One thing that a person says.
   *
   * @param target a sight's id; of a name the account or {@code title}; of a day the picture's
   *     number
   * @param says the words, name, side, day, reason or other sight; empty to confirm words as they
   *     are
   */
  public record Said(What what, String target, Optional<String> says) {}

  /**
   * What came of it.
   *
   * @param settled how many were new
   * @param corrected how many of these differ from what was read
   * @param left what is still to be confirmed
   */
  public record Result(int item, int settled, int corrected, long left) {}

  /**
   * Settles it; the custody log has it.
   *
   * @throws TiezhengException if the item was not read from pictures, or something is said of what
   *     is not there; then nothing is written
   */
  public Result run(int number, List<Said> said) throws IOException, InterruptedException {
    Item item =
        open.matter()
            .item(number)
            .orElseThrow(() -> wrong("没有编号为 " + number + " 的证据", "there is no item " + number));
    SealedReading sealing = new SealedReading(open);
    byte[] before = sealing.last(item);
    PicturesRead read = PicturesRead.of(before);
    Instant now = open.place().clock().instant();
    List<ReadingLine.Settled> news = new ArrayList<>();
    for (Said one : said) {
      ReadingLine.Settled word = settled(read, one, now);
      boolean known =
          read.settled(word.matter(), word.target())
              .filter(s -> s.says().equals(word.says()))
              .isPresent();
      if (!known) {
        news.add(word);
      }
    }
    if (!news.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      news.forEach(word -> PicturesFile.write(word, lines));
      byte[] more = ReadPictures.utf8(lines.toString());
      byte[] after = java.util.Arrays.copyOf(before, before.length + more.length);
      System.arraycopy(more, 0, after, before.length, more.length);
      sealing.next(item, after);
      open.note(Event.Type.NOTE, what(number, news));
    }
    return new Result(
        number,
        news.size(),
        (int) news.stream().filter(ConfirmPictures::corrects).count(),
        PicturesSheet.of(open, number).left());
  }

  private ReadingLine.Settled settled(PicturesRead read, Said one, Instant now) {
    String says = one.says().map(String::strip).orElse("");
    String before =
        switch (one.what()) {
          case WORDS -> {
            ReadingLine.Sight sight = sight(read, one.target());
            says = one.says().isPresent() ? says : read.words(sight);
            yield words(sight, says);
          }
          case NAME -> {
            requireSaid(says, "名称", "the name");
            yield named(read, one.target());
          }
          case SIDE -> {
            requireAmong(says, List.of("LEFT", "RIGHT"));
            yield sight(read, one.target()).side().name();
          }
          case TAKEN -> taken(read, one.target(), says);
          case ASIDE -> {
            requireSaid(says, "理由", "the reason");
            yield sight(read, one.target()).read();
          }
          case SAME -> {
            ReadingLine.Sight other = sight(read, says);
            ReadingLine.Sight sight = sight(read, one.target());
            requireOtherPicture(sight, other);
            yield sight.sameAs().orElse("");
          }
        };
    return new ReadingLine.Settled(
        Matter.valueOf(one.what().name()), one.target(), before, says, open.place().actor(), now);
  }

  /** Within one picture the same words twice are two messages. */
  private static void requireOtherPicture(ReadingLine.Sight sight, ReadingLine.Sight other) {
    if (sight.at().picture() == other.at().picture() || sight.kind() != other.kind()) {
      throw wrong(
          "只能把不同图片上的同类内容认作同一条:" + sight.id() + "、" + other.id(),
          "only what stands on two pictures can be the same: " + sight.id() + ", " + other.id());
    }
  }

  private static String words(ReadingLine.Sight sight, String says) {
    if (says.isEmpty()) {
      throw wrong(
          sight.id() + " 没有读出文字;请写明文字,或用 aside 说明它不是文字消息",
          sight.id()
              + " has no words that were read; say the words, or set it aside with a reason");
    }
    if (sight.kind() == ReadingLine.Kind.TIME && ShownTime.of(says).isEmpty()) {
      throw wrong(
          "“" + says + "”不像屏幕上显示的时间;如 2024年3月5日 09:11、昨天 15:26、星期二 20:08",
          "\"" + says + "\" is no time as a screen shows it, such as 2024年3月5日 09:11 or 昨天 15:26");
    }
    return sight.read();
  }

  private static String named(PicturesRead read, String target) {
    if (target.equals(ReadingLine.TITLE)) {
      return read.head().map(ReadingLine.Head::title).orElse("");
    }
    return read.sights().stream()
        .filter(s -> s.kind() == ReadingLine.Kind.BUBBLE)
        .filter(s -> read.account(s).filter(target::equals).isPresent())
        .findFirst()
        .map(s -> s.name().orElse(""))
        .orElseThrow(() -> wrong("没有“" + target + "”这一方", "there is no account " + target));
  }

  private static String taken(PicturesRead read, String target, String says) {
    try {
      LocalDate.parse(says);
    } catch (DateTimeException noDay) {
      throw wrong("日期应形如 2024-03-05:" + says, "a day is written as 2024-03-05: " + says);
    }
    return read.head().stream()
        .flatMap(h -> h.pictures().stream())
        .filter(p -> String.valueOf(p.number()).equals(target))
        .findFirst()
        .orElseThrow(() -> wrong("没有图 " + target, "there is no picture " + target))
        .taken()
        .orElse("");
  }

  private static ReadingLine.Sight sight(PicturesRead read, String id) {
    return read.sight(id).orElseThrow(() -> wrong("识读件中没有 " + id, "the reading has no " + id));
  }

  private static void requireSaid(String says, String zh, String en) {
    if (says.isBlank()) {
      throw wrong("请写明" + zh, "say " + en);
    }
  }

  private static void requireAmong(String says, List<String> known) {
    if (!known.contains(says)) {
      throw wrong("应为 " + known, "one of " + known);
    }
  }

  private static TiezhengException wrong(String zh, String en) {
    return new TiezhengException(
        new Text(
            zh + ";没有写入任何内容。",
            Character.toUpperCase(en.charAt(0)) + en.substring(1) + "; nothing was written."));
  }

  private static boolean corrects(ReadingLine.Settled word) {
    return word.matter() == Matter.WORDS && !word.says().equals(word.read());
  }

  private static Map<String, String> what(int item, List<ReadingLine.Settled> news) {
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "picturesConfirmed");
    what.put("item", String.valueOf(item));
    what.put("settled", String.valueOf(news.size()));
    what.put("corrected", String.valueOf(news.stream().filter(ConfirmPictures::corrects).count()));
    what.put(
        "which",
        news.stream()
            .limit(NOTED)
            .map(w -> w.matter() + " " + w.target() + ": " + cut(w.read()) + " → " + cut(w.says()))
            .collect(Collectors.joining("; ")));
    return what;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= NOTED_CHARS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, NOTED_CHARS)) + "…";
  }
}
