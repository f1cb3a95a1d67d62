package org.tiezheng.casework.deposit;

import java.util.regex.Pattern;

/**
 * A name that a tenant gives to one deposit, so that asking again for it gives the same receipt: 1
 * to 255 visible ASCII characters, perhaps in quotation marks as structured headers have them.
 */
final class IdempotencyKey {
  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private IdempotencyKey() {}

  /**
   * The key without its marks.
   *
   * @throws DepositRefusal if it is none
   */
  static String of(String given) {
    String key = given.strip();
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (!FORM.matcher(key).matches()) {
      throw new DepositRefusal(
          DepositRefusal.Why.BAD,
          "Idempotency-Key 须为 1 到 255 个可见的 ASCII 字符。",
          "An Idempotency-Key has 1 to 255 visible ASCII characters.");
    }
    return key;
  }
}
