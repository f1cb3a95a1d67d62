package org.tiezheng.testkit.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.MessageIds;
import org.tiezheng.testkit.talk.OutsidePayment;
import org.tiezheng.testkit.talk.Script;
import org.tiezheng.testkit.talk.SmallTalk;

/**
 * The conversation of plaintiff and defendant: the story among everyday talk that thins out as the
 * dispute goes on, with one planned gap.
 */
final class Conversation {
  static final LocalDate FIRST = LocalDate.of(2024, 1, 5);
  static final LocalDate LAST = LocalDate.of(2025, 10, 20);

  /** The days without any message: first and last. The story explains it with a broken phone. */
  static final LocalDate GAP_FROM = LocalDate.of(2025, 6, 20);

  static final LocalDate GAP_TO = LocalDate.of(2025, 7, 3);

  private static final DateTimeFormatter FILE =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final List<Line> lines;
  private final List<OutsidePayment> payments;

  Conversation(Random random) {
    MessageIds ids = new MessageIds(random);
    Script story = Script.read(Texts.lines("story.txt"), random, ids);
    SmallTalk talk = new SmallTalk(Texts.lines("smalltalk.txt"), random, ids);
    List<Line> all = new ArrayList<>(story.lines());
    Set<LocalDate> scenes = new HashSet<>();
    story.lines().forEach(l -> scenes.add(l.time().atOffset(Script.ZONE).toLocalDate()));
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (int n = sessions(day, random); n > 0; n--) {
        // On the day of a scene the small talk keeps to the morning, so that it cuts nothing.
        LocalTime at = scenes.contains(day) ? LocalTime.of(7, random.nextInt(40)) : time(random);
        if (!scenes.contains(day) || n == 1) {
          Instant start = day.atTime(at).plusSeconds(random.nextInt(60)).toInstant(Script.ZONE);
          all.addAll(talk.session(start, day, cool(day)));
        }
      }
    }
    all.sort(Comparator.comparing(Line::time));
    all.replaceAll(Conversation::exported);
    this.lines = List.copyOf(all);
    this.payments = story.payments();
  }

  /** The exporter puts pictures beside the chat and names them by their time. */
  private static Line exported(Line line) {
    return line.kind() == LineKind.IMAGE && line.text().equals("[图片]")
        ? line.saying("media/images/IMG_" + FILE.format(line.time().atOffset(Script.ZONE)) + ".jpg")
        : line;
  }

  /** The pictures of everyday talk, as the export names them. */
  List<String> everydayPictures() {
    return lines.stream()
        .map(Line::text)
        .filter(text -> text.startsWith("media/images/IMG_"))
        .distinct()
        .toList();
  }

  /** Every line in order of time. */
  List<Line> lines() {
    return lines;
  }

  List<OutsidePayment> payments() {
    return payments;
  }

  /**
   * The number of the line, counted from 1.
   *
   * @throws IllegalArgumentException if no line has that name
   */
  int number(String name) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).name().filter(name::equals).isPresent()) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no line is called " + name);
  }

  Line line(String name) {
    return lines.get(number(name) - 1);
  }

  private static boolean cool(LocalDate day) {
    return day.isAfter(LocalDate.of(2025, 3, 9));
  }

  private static int sessions(LocalDate day, Random random) {
    double mean = mean(day);
    int n = (int) mean;
    return n + (random.nextDouble() < mean - n ? 1 : 0);
  }

  private static double mean(LocalDate day) {
    if (!day.isBefore(GAP_FROM) && !day.isAfter(GAP_TO)) {
      return 0;
    }
    if (day.isBefore(LocalDate.of(2024, 9, 1))) {
      return 1.65;
    }
    if (day.isBefore(LocalDate.of(2025, 3, 10))) {
      return 1.35;
    }
    return day.isBefore(GAP_FROM) ? 0.9 : 0.25;
  }

  private static LocalTime time(Random random) {
    int[] hours = {7, 8, 9, 10, 11, 12, 12, 13, 15, 16, 17, 18, 19, 20, 20, 21, 21, 22, 22};
    return LocalTime.of(hours[random.nextInt(hours.length)], random.nextInt(60));
  }
}
