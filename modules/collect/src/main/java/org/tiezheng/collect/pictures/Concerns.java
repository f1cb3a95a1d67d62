package org.tiezheng.collect.pictures;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person has to look at before a line that was read from a picture is relied on. */
public enum Concerns {
  /** No words were read, or there is room for a line that was not. */
  UNREAD,
  /** A part is outside the picture, and no other picture shows it. */
  PART,
  /** Numbers, of money or otherwise. */
  AMOUNT,
  /** A day or a time of the day. */
  DATE,
  /** A name of somebody in the case. */
  NAME,
  /** The machine held a character doubtful, or read two pictures of it in two ways. */
  DOUBT,
  /** Whose bubble it is. */
  SENDER,
  /** The time above it. */
  TIME;

  private static final Pattern NUMBERS =
      Pattern.compile("\\p{Nd}|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億半几]");
  private static final Pattern DAYS =
      Pattern.compile("年|月|日|号|星期|周[一二三四五六日天末]|礼拜|[今昨明前后]天|点|(?i:today|tomorrow|yesterday|day\\b)");

  /** Of the words of a sight itself. */
  static Set<Concerns> of(ReadingLine.Sight sight) {
    Set<Concerns> all = EnumSet.noneOf(Concerns.class);
    when(sight.read().isBlank() || sight.gap(), UNREAD, all);
    when(sight.cut(), PART, all);
    when(NUMBERS.matcher(sight.read()).find(), AMOUNT, all);
    when(DAYS.matcher(sight.read()).find(), DATE, all);
    when(!sight.people().isEmpty(), NAME, all);
    when(!sight.doubts().isEmpty() || sight.readOtherwise().isPresent(), DOUBT, all);
    return all;
  }

  private static void when(boolean holds, Concerns concern, Set<Concerns> all) {
    if (holds) {
      all.add(concern);
    }
  }
}
