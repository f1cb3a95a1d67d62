package org.tiezheng.examine.compare;

/** Whether one line can be the other one altered, and where the two part. */
public final class Similar {
  private Similar() {}

  /** Whether beginning and end that both share make up at least half of the longer one. */
  static boolean lines(String a, String b) {
    int[] part = difference(a, b);
    int shared = part[0] + part[1];
    int longer = Math.max(a.codePointCount(0, a.length()), b.codePointCount(0, b.length()));
    return shared * 2 >= longer && shared > 0;
  }

  /**
   * How many characters (code points) the two share at the beginning, and how many at the end of
   * what is left.
   */
  public static int[] difference(String a, String b) {
    int[] one = a.codePoints().toArray();
    int[] other = b.codePoints().toArray();
    int shorter = Math.min(one.length, other.length);
    int begin = 0;
    while (begin < shorter && one[begin] == other[begin]) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin && one[one.length - 1 - end] == other[other.length - 1 - end]) {
      end++;
    }
    return new int[] {begin, end};
  }
}
