package org.tiezheng.examine.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;

/**
 * Items that a person's answer names: {@code item 5}, {@code 证据5}, {@code 第5号}, or numbers only.
 */
final class CitedItems {
  private static final Pattern NUMBERS = Pattern.compile("[0-9,、;,;\\s]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}+");
  private static final Pattern NAMED =
      Pattern.compile("(?i)(?:\\bitem|证据|第)\\s*([0-9]{1,6}+)(?!\\s*+[0-9行页条张章年月日])");

  private CitedItems() {}

  /** The numbers that no item of the case has. */
  static List<Integer> absent(String answer, Context context) {
    return numbers(answer).filter(number -> context.matter().item(number).isEmpty()).toList();
  }

  /** The items of the case that it names. */
  static List<Item> present(String answer, Context context) {
    return numbers(answer).flatMap(number -> context.matter().item(number).stream()).toList();
  }

  private static Stream<Integer> numbers(String answer) {
    boolean plain = NUMBERS.matcher(answer).matches();
    return (plain ? NUMBER : NAMED)
        .matcher(answer)
        .results()
        .map(found -> Integer.parseInt(found.group(plain ? 0 : 1)))
        .distinct();
  }
}
