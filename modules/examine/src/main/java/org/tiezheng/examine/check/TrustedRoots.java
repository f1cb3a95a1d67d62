package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;

/** The root certificates that a person says he trusts: no rule trusts one by itself. */
final class TrustedRoots {
  private TrustedRoots() {}

  /** Their SHA-256, however it was written. */
  static List<String> of(Context context) {
    return Context.list(context.answer(Answer.TRUSTED_ROOTS).orElse("")).stream()
        .map(root -> root.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", ""))
        .filter(root -> root.length() == 64)
        .toList();
  }
}
