package org.tiezheng.examine.check;

import java.util.List;
import java.util.regex.Pattern;
import org.tiezheng.evidence.MessageContent;

/**
 * What a transfer card says beside its amount: purpose and state, wherever the source puts them.
 */
final class CardState {
  private static final Pattern LABEL = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern MONEY = Pattern.compile("[¥￥]?\\s*[0-9][0-9,]*(\\.[0-9]+)?\\s*元?");

  private CardState() {}

  static boolean accepted(MessageContent.Transfer card, List<String> words) {
    return words.stream().anyMatch(w -> card.state().contains(w) || card.memo().contains(w));
  }

  /** The memo without label, amount and words of state; blank if nothing is left. */
  static String purpose(MessageContent.Transfer card, List<String> stateWords) {
    String rest = LABEL.matcher(card.memo()).replaceAll("");
    rest = MONEY.matcher(rest).replaceFirst("");
    for (String word : stateWords) {
      rest = rest.replace(word, "");
    }
    return rest.strip();
  }
}
