package org.tiezheng.examine.screens;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The characters of a text that count in a comparison: letters, digits and Chinese characters, and
 * of the signs those that carry a meaning: decimal points, signs between digits, per cent,
 * currency, question marks. Width and case are folded; spaces, other punctuation and emoji are left
 * out.
 */
final class Marks {
  private static final String SIGNS = "%‰¥$€£+=?@_#&*";
  private static final String BETWEEN_DIGITS = ".,:-/";

  /** Numbers, units of money and time, negations: a change of one changes what was agreed. */
  private static final Set<Integer> CRITICAL =
      ("%‰¥$€£+-?.,:/"
              + "〇零一二两三四五六七八九十百千万亿半几廿卅双倍成折"
              + "壹贰叁肆伍陆柒捌玖拾佰仟萬億"
              + "元块角分毛钱年月日号时点秒周天今明昨前后"
              + "不没未无非莫勿别否休甭免拒")
          .codePoints()
          .boxed()
          .collect(Collectors.toUnmodifiableSet());

  private Marks() {}

  /** Of exported words. */
  static List<Mark> of(String words) {
    List<Mark> all = new ArrayList<>();
    words.codePoints().forEach(c -> add(Character.toString(c), 1, "", 0, 0, all));
    return counting(all);
  }

  /** Of what was read, line by line. */
  static List<Mark> of(List<ScreenLine> lines) {
    List<Mark> all = new ArrayList<>();
    for (int n = 0; n < lines.size(); n++) {
      for (ScreenLine.Glyph g : lines.get(n).glyphs()) {
        add(g.character(), g.confidence(), g.others(), g.x(), n, all);
      }
    }
    return counting(all);
  }

  /** The same with a dash between two Chinese characters read as 一, which it often is. */
  static List<Mark> withoutDashes(List<ScreenLine> lines) {
    List<ScreenLine> changed = new ArrayList<>();
    for (ScreenLine line : lines) {
      List<ScreenLine.Glyph> glyphs = new ArrayList<>(line.glyphs());
      for (int i = 1; i + 1 < glyphs.size(); i++) {
        ScreenLine.Glyph g = glyphs.get(i);
        if ("-—–一―".contains(g.character())
            && han(glyphs.get(i - 1).character())
            && han(glyphs.get(i + 1).character())) {
          glyphs.set(i, new ScreenLine.Glyph("一", g.confidence(), g.others(), g.x()));
        }
      }
      changed.add(
          new ScreenLine(line.box(), line.groundTop(), line.groundBottom(), line.ground(), glyphs));
    }
    return of(changed);
  }

  private static boolean han(String character) {
    return !character.isEmpty() && Character.isIdeographic(character.codePointAt(0));
  }

  private static void add(
      String raw, double confidence, String others, double x, int line, List<Mark> to) {
    fold(raw)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c))
        .forEach(c -> to.add(new Mark(c, raw, confidence, fold(others), x, line)));
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .forEach(c -> folded.appendCodePoint(folded(c)));
    return folded.toString();
  }

  private static int folded(int c) {
    return switch (c) {
      case '。', '．' -> '.';
      case '、' -> ',';
      case '—', '–', '―', '−', '~', '〜' -> '-';
      case '∶' -> ':';
      default -> Character.toLowerCase(c);
    };
  }

  private static List<Mark> counting(List<Mark> all) {
    List<Mark> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int c = all.get(i).folded();
      boolean counts =
          Character.isLetterOrDigit(c)
              || SIGNS.indexOf(c) >= 0
              || (BETWEEN_DIGITS.indexOf(c) >= 0 && betweenDigits(all, i) && !thousands(all, i))
              || (c == '-' && signs(all, i));
      if (counts) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  private static boolean betweenDigits(List<Mark> all, int i) {
    return digit(all, i - 1) && digit(all, i + 1);
  }

  /** A minus: before a digit, and not between two. */
  private static boolean signs(List<Mark> all, int i) {
    return digit(all, i + 1) && !digit(all, i - 1);
  }

  private static boolean thousands(List<Mark> all, int i) {
    return all.get(i).folded() == ','
        && digit(all, i + 1)
        && digit(all, i + 2)
        && digit(all, i + 3)
        && !digit(all, i + 4);
  }

  private static boolean digit(List<Mark> all, int i) {
    return i >= 0 && i < all.size() && Character.isDigit(all.get(i).folded());
  }

  /** Whether a change of it is never left to a tolerance. */
  static boolean critical(Mark mark) {
    return Character.isDigit(mark.folded()) || CRITICAL.contains(mark.folded());
  }

  static String text(List<Mark> marks) {
    StringBuilder text = new StringBuilder();
    marks.forEach(m -> text.appendCodePoint(m.folded()));
    return text.toString();
  }

  /** What neither width nor spaces nor line breaks change: the strictest way to be the same. */
  static String strict(String words) {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(words, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c) && c != 0xFE0F)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
