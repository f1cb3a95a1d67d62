package org.tiezheng.collect.android;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.TextMessage;

/** Makes known to a session the numbers that records name, with the names the source shows. */
public final class PhoneAccounts {
  /** What programs show where the address book has no name. */
  private static final List<String> NO_NAME = List.of("(Unknown)", "(未知)", "null");

  private PhoneAccounts() {}

  public static void of(ReadingSession session, TextMessage message) {
    message.own().ifPresent(own -> account(session, own, ""));
    List<String> others = message.counterparts();
    for (String other : others) {
      // A name beside several numbers does not say whose it is.
      account(session, other, others.size() == 1 ? message.counterpartName() : "");
    }
  }

  public static void of(ReadingSession session, Call call) {
    call.own().ifPresent(own -> account(session, own, ""));
    if (!call.number().isBlank()) {
      account(session, call.number(), call.name());
    }
  }

  /** The name, unless it is only a program's word for none. */
  public static Optional<String> name(String shown) {
    return Optional.of(shown).filter(name -> !name.isBlank() && !NO_NAME.contains(name));
  }

  private static void account(ReadingSession session, String address, String name) {
    String key = Account.keyOf(address);
    int colon = key.indexOf(':');
    session.account(
        new Account(
            key.substring(0, colon),
            key.substring(colon + 1),
            Optional.empty(),
            name(name).map(List::of).orElseGet(List::of)));
  }
}
