package org.tiezheng.casework.team;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Names to sign in with: the same for everybody who would read them as the same. */
final class AccountName {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");
  private static final int MOST_PERSON = 80;

  private AccountName() {}

  /** What a person typed, as it is kept and compared. */
  static String of(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /**
   * A name for a new account.
   *
   * @throws TiezhengException if it does not suit
   */
  static String fresh(String typed) {
    String name = of(typed);
    if (!NAME.matcher(name).matches()) {
      throw new TiezhengException(
          new Text(
              "登录名用文字、数字、点、横线和下划线,以文字或数字开头,最多 40 个字。",
              "A name to sign in with takes letters, digits, dots, hyphens and underscores, begins"
                  + " with a letter or digit and has at most 40."));
    }
    return name;
  }

  /** How a person is called; nothing that would look like something else in a log. */
  static String person(String typed) {
    String person = typed.strip();
    boolean printable =
        person
            .codePoints()
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    if (person.length() > MOST_PERSON || !printable || person.matches(".*[()()].*")) {
      throw new TiezhengException(
          new Text(
              "姓名最多 " + MOST_PERSON + " 个可见字符,不含括号。",
              "A person's name has at most "
                  + MOST_PERSON
                  + " visible characters and no parentheses."));
    }
    return person;
  }
}
