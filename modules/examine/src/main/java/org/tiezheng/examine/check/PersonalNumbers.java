package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that identify a person: identity cards, bank cards, mobile phones. */
final class PersonalNumbers {
  private static final Pattern RUN =
      Pattern.compile("(?<![0-9A-Za-z.])[0-9]{11,19}[Xx]?(?![0-9A-Za-z.])");
  private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECK = "10X98765432";

  private PersonalNumbers() {}

  /**
   * A number that was found.
   *
   * @param shown with its middle masked, so that a finding does not spread what it warns of
   */
  record Number(String kind, String digits, String shown) {}

  static List<Number> in(String text) {
    List<Number> all = new ArrayList<>();
    Matcher runs = RUN.matcher(text);
    while (runs.find()) {
      String run = runs.group().toUpperCase(Locale.ROOT);
      kind(run).ifPresent(kind -> all.add(new Number(kind, run, mask(run))));
    }
    return all;
  }

  private static Optional<String> kind(String run) {
    if (run.matches("1[3-9][0-9]{9}")) {
      return Optional.of("手机号 phone");
    }
    if (run.length() == 18 && identityCard(run)) {
      return Optional.of("身份证号 identity card");
    }
    if (run.matches("[3-6][0-9]{15,18}") && luhn(run)) {
      return Optional.of("银行卡号 bank card");
    }
    return Optional.empty();
  }

  /** The check character of GB 11643-1999, and a month and day that exist. */
  private static boolean identityCard(String run) {
    if (!run.matches(
        "[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < ID_WEIGHTS.length; i++) {
      sum += (run.charAt(i) - '0') * ID_WEIGHTS[i];
    }
    return ID_CHECK.charAt(sum % 11) == run.charAt(17);
  }

  private static boolean luhn(String run) {
    int sum = 0;
    for (int i = 0; i < run.length(); i++) {
      int digit = run.charAt(run.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  private static String mask(String run) {
    return run.substring(0, 3) + "*".repeat(run.length() - 7) + run.substring(run.length() - 4);
  }
}
