package org.tiezheng.examine.fact;

/** Writes whole numbers in Chinese figures, as a bank clerk and as a school child would. */
final class ChineseNumber {
  private static final String[] ORDINARY = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final String[] BANKER = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  private static final String[] ORDINARY_UNITS = {"", "十", "百", "千"};
  private static final String[] BANKER_UNITS = {"", "拾", "佰", "仟"};
  private static final String[] SECTIONS = {"", "万", "亿", "万亿"};

  private ChineseNumber() {}

  static String ordinary(long n) {
    String text = write(n, ORDINARY, ORDINARY_UNITS);
    return text.startsWith("一十") ? text.substring(1) : text;
  }

  static String banker(long n) {
    return write(n, BANKER, BANKER_UNITS);
  }

  private static String write(long n, String[] digits, String[] units) {
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (int section = 3; section >= 0; section--) {
      int part = (int) (n / (long) Math.pow(10_000, section) % 10_000);
      if (part == 0) {
        gap = text.length() > 0;
        continue;
      }
      if (text.length() > 0 && (gap || part < 1000)) {
        text.append(digits[0]);
      }
      text.append(section(part, digits, units)).append(SECTIONS[section]);
      gap = false;
    }
    return text.toString();
  }

  private static String section(int part, String[] digits, String[] units) {
    StringBuilder text = new StringBuilder();
    boolean zero = false;
    for (int place = 3; place >= 0; place--) {
      int digit = part / (int) Math.pow(10, place) % 10;
      if (digit == 0) {
        zero = text.length() > 0;
      } else {
        text.append(zero ? digits[0] : "").append(digits[digit]).append(units[place]);
        zero = false;
      }
    }
    return text.toString();
  }
}
