package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Account;

/** What kind of thing an address in a phone's message store is. */
enum PhoneNumber {
  /** With country code (E.164), or a bare Chinese mobile number. */
  INTERNATIONAL,
  /** A Chinese number of a fixed line, with its area code. */
  FIXED_LINE,
  /** A short or service number, such as 10086, 1069…, 95588. */
  SERVICE,
  /** An e-mail address, as iMessage uses them. */
  MAIL,
  /** A word in place of a number, or something that is no number at all. */
  OTHER;

  /**
   * The kind of an address.
   *
   * @param servicePrefixes how service numbers of the country begin
   */
  static PhoneNumber of(String address, List<String> servicePrefixes) {
    String key = Account.keyOf(address);
    if (key.startsWith("email:")) {
      return MAIL;
    }
    String number = key.substring(key.indexOf(':') + 1);
    if (number.matches("\\+[1-9][0-9]{6,14}")) {
      return INTERNATIONAL;
    }
    // Some programs write the country code without its plus sign.
    if (number.matches("86(1[3-9][0-9]{9}|10[0-9]{3,18})")) {
      return INTERNATIONAL;
    }
    if (number.matches("[0-9]{3,20}") && servicePrefixes.stream().anyMatch(number::startsWith)) {
      return SERVICE;
    }
    return number.matches("0[1-9][0-9]{8,10}") ? FIXED_LINE : OTHER;
  }
}
