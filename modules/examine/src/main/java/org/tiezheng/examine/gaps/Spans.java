package org.tiezheng.examine.gaps;

/** Lengths of time for a person. */
final class Spans {
  private Spans() {}

  static String zh(long seconds) {
    long s = Math.abs(seconds);
    return s < 3_600
        ? "%d 分 %d 秒".formatted(s / 60, s % 60)
        : s < 172_800
            ? "%d 小时 %d 分".formatted(s / 3_600, s / 60 % 60)
            : "%,d 天".formatted(s / 86_400);
  }

  static String en(long seconds) {
    long s = Math.abs(seconds);
    return s < 3_600
        ? "%d min %d s".formatted(s / 60, s % 60)
        : s < 172_800
            ? "%d h %d min".formatted(s / 3_600, s / 60 % 60)
            : "%,d days".formatted(s / 86_400);
  }
}
