package org.tiezheng.examine.value;

/** Chinese numerals, ordinary and banker's. */
final class ChineseFigures {
  private static final String ORDINARY = "零一二三四五六七八九";
  private static final String BANKERS = "零壹贰叁肆伍陆柒捌玖";
  private static final String VARIANTS = "〇幺两参  陸    ";

  private ChineseFigures() {}

  /** The figure, or -1. */
  static int digit(char c) {
    for (String row : new String[] {ORDINARY, BANKERS, VARIANTS}) {
      int at = c == ' ' ? -1 : row.indexOf(c);
      if (at >= 0) {
        return at;
      }
    }
    return c == '貳' ? 2 : -1;
  }

  /** The unit, or 0. {@code w} and {@code k} are what chats use for 万 and 千. */
  static long unit(char c) {
    return switch (c) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟', 'k', 'K' -> 1_000;
      case '万', '萬', 'w', 'W' -> 10_000;
      case '亿', '億' -> 100_000_000;
      default -> 0;
    };
  }
}
