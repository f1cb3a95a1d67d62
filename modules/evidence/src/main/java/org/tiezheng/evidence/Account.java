package org.tiezheng.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An account on a platform, as a source of evidence names it. Which person stands behind it is an
 * {@link IdentityClaim}, never a property of the account.
 *
 * @param platform wechat, qq, whatsapp, alipay, wechatpay, email, phone, bank …
 * @param id the platform's own identifier (wxid, QQ number, address), as a string
 * @param alias the name that the user may choose (WeChat id), if known
 * @param names display names seen, oldest first
 */
public record Account(String platform, String id, Optional<String> alias, List<String> names) {
  public Account {
    names = List.copyOf(names);
  }

  /** {@code platform:id}, the key by which links and claims refer to an account. */
  public String key() {
    return platform + ":" + id;
  }

  /**
   * The key of a telephone number or mail address as a phone writes it: {@code email:} with small
   * letters if it has an at sign; otherwise {@code phone:} without spaces, dashes and brackets, 00
   * at the start as a plus sign, and a bare Chinese mobile number (11 digits, 13 to 19) with its
   * +86. Anything else, such as a short number or a name, stays as it is.
   */
  public static String keyOf(String address) {
    String plain = address.strip();
    if (plain.indexOf('@') > 0) {
      return "email:" + plain.toLowerCase(Locale.ROOT);
    }
    String digits = plain.replaceAll("[\\s()\\-\u2010-\u2015.]", "");
    if (!digits.matches("\\+?[0-9]+")) {
      return "phone:" + plain;
    }
    if (digits.startsWith("00")) {
      digits = "+" + digits.substring(2);
    }
    return "phone:" + (digits.matches("1[3-9][0-9]{9}") ? "+86" : "") + digits;
  }

  /** A key as a person wrote it, with numbers and addresses spelt as {@link #keyOf} spells them. */
  public static String normalKey(String key) {
    String plain = key.strip();
    for (String platform : List.of("phone:", "email:")) {
      if (plain.startsWith(platform)) {
        return keyOf(plain.substring(platform.length()));
      }
    }
    return plain;
  }
}
