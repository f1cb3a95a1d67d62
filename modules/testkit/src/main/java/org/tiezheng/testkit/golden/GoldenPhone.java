package org.tiezheng.testkit.golden;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.testkit.phone.PhoneText;
import org.tiezheng.testkit.phone.PhoneWorld;

/** The creditor's phone: short messages with the debtor, and notices of the bank. */
final class GoldenPhone {
  static final String OWN = "+8613800000001";
  static final String DEBTOR = "+8613900000002";
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private final List<PhoneText> texts = new ArrayList<>();

  static PhoneWorld world() {
    GoldenPhone phone = new GoldenPhone();
    phone.received(1, DEBTOR, "周山", LocalDateTime.of(2024, 3, 1, 9, 12), "海哥，这是我的新号，周山");
    phone.sent(1, DEBTOR, "周山", LocalDateTime.of(2024, 3, 1, 9, 20), "好，存下了");
    for (int month = 3; month <= 12; month++) {
      phone.received(
          2,
          "95588",
          "",
          LocalDateTime.of(2024, month, 21, 8, 0).plusSeconds(month),
          "【工商银行】您尾号0207账户" + month + "月账单已出");
    }
    phone.sent(1, DEBTOR, "周山", LocalDateTime.of(2025, 1, 15, 10, 5), "周山，借款已到期，请于本月内归还本金四万五千元");
    phone.received(
        1, DEBTOR, "周山", LocalDateTime.of(2025, 1, 15, 12, 41), "海哥，四万五我认，二月底先还一万，实在周转不开");
    phone.sent(1, DEBTOR, "周山", LocalDateTime.of(2025, 1, 15, 12, 50), "好，先按二月底一万，其余另行起诉主张");
    // Written and never sent: the provider does not count it among the thread's messages.
    phone.draft(1, DEBTOR, "周山", LocalDateTime.of(2025, 1, 15, 13, 10), "限三日内还清全部本金");
    return new PhoneWorld(OWN, List.copyOf(phone.texts), List.of(), List.of());
  }

  private void received(long thread, String number, String name, LocalDateTime at, String text) {
    long sent = at.toEpochSecond(ZONE) * 1000;
    Optional<String> centre = Optional.of("+8613800200500");
    add(thread, number, name, 1, sent + 3_250, sent, text, centre);
  }

  private void sent(long thread, String number, String name, LocalDateTime at, String text) {
    add(thread, number, name, 2, at.toEpochSecond(ZONE) * 1000 + 417, 0, text, Optional.empty());
  }

  private void draft(long thread, String number, String name, LocalDateTime at, String text) {
    add(thread, number, name, 3, at.toEpochSecond(ZONE) * 1000 + 92, 0, text, Optional.empty());
  }

  private void add(
      long thread,
      String number,
      String name,
      int type,
      long date,
      long sent,
      String text,
      Optional<String> centre) {
    texts.add(
        new PhoneText(
            texts.size() + 1L,
            thread,
            number,
            name,
            type,
            date,
            sent,
            text,
            centre,
            Optional.empty()));
  }
}
