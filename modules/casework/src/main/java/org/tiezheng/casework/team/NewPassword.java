package org.tiezheng.casework.team;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** What a password must be to be taken: long, and not what everybody tries first. */
final class NewPassword {
  private static final int LEAST = 12;
  private static final int MOST = 256;
  private static final int KINDS = 5;

  private NewPassword() {}

  /**
   * Looks at a password that somebody chose.
   *
   * @throws TiezhengException if it is too weak
   */
  static void require(char[] password, String name) {
    int length = Character.codePointCount(password, 0, password.length);
    if (length < LEAST || length > MOST) {
      throw new TiezhengException(
          new Text(
              "口令须有 " + LEAST + " 到 " + MOST + " 个字符;几个不相干的词连在一起即可。",
              "A password has "
                  + LEAST
                  + " to "
                  + MOST
                  + " characters; some words that have nothing to do with each other will do."));
    }
    String text = new String(password).toLowerCase(Locale.ROOT);
    if (text.codePoints().distinct().count() < KINDS
        || text.contains(name)
        || run(password)
        || text.contains("password")
        || text.contains("qwertyuiop")) {
      throw new TiezhengException(
          new Text(
              "这个口令太容易猜到(重复、顺序的字符,或含登录名);请换一个。",
              "This password is too easy to guess (repeated or successive characters, or the name"
                  + " in it); choose another."));
    }
  }

  /** Whether each character is the one before or its neighbour, as in 123456789012. */
  private static boolean run(char[] password) {
    long steps =
        IntStream.range(1, password.length)
            .filter(i -> Math.abs(password[i] - password[i - 1]) <= 1)
            .count();
    return steps > password.length * 3L / 4;
  }

  /** Overwrites a password that is no longer needed. */
  static void forget(char[] password) {
    Arrays.fill(password, '\0');
  }
}
