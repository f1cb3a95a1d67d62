package org.tiezheng.examine.check;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Payment;

/** The rows of a bill that have to do with the case: those to or from a person of the case. */
final class RelevantPayments {
  private static final int LEAST_NAME = 2;
  private static final Pattern BLANK = Pattern.compile("[\\s\u3000]+");
  private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]\uFF08\uFF09\u3010\u3011]+");
  private static final Pattern PARTS =
      Pattern.compile("[\\s\u3000()\\[\\]\uFF08\uFF09\u3010\u3011]+");

  private RelevantPayments() {}

  /** Whether a row's other side is an opponent, an outsider or their account, as far as written. */
  static boolean is(Payment payment, Context context) {
    for (Party party : context.matter().parties()) {
      if (!party.self() && names(payment.counterpart(), party.name())) {
        return true;
      }
    }
    String account = payment.counterpartAccount().strip();
    return !account.isEmpty()
        && context.matter().accounts().stream()
            .filter(a -> a.id().equals(account))
            .anyMatch(a -> context.party(a.key()).filter(p -> !self(p, context)).isPresent());
  }

  /** Whether the other side of a row is written with the unmasked name of a person of the case. */
  static boolean namedInFull(Payment payment, Context context) {
    return context.matter().parties().stream()
        .filter(party -> !party.self() && party.name().length() >= LEAST_NAME)
        .anyMatch(party -> whole(payment.counterpart(), party.name()));
  }

  /**
   * Whether the other side of a row is written with a name that an account of another person of the
   * case bears on its platform. Anybody can choose such a name.
   */
  static boolean byNickname(Payment payment, Context context) {
    String written = payment.counterpart().strip();
    return context.matter().accounts().stream()
        .filter(account -> account.names().contains(written))
        .anyMatch(account ->
            Proofs.proved(account.key(), context)
                && context.party(account.key()).filter(p -> !self(p, context)).isPresent());
  }

  private static boolean self(String party, Context context) {
    return context.matter().self().filter(p -> p.id().equals(party)).isPresent();
  }

  /** Whether a part of what is written is the name: 王明 is not 王明亮. */
  private static boolean whole(String written, String name) {
    String plain = BLANK.matcher(name).replaceAll("");
    return Stream.concat(
            Stream.of(BRACKETS.split(written, -1)), Stream.of(PARTS.split(written, -1)))
        .anyMatch(part -> BLANK.matcher(part).replaceAll("").equals(plain));
  }

  /** Providers mask names: {@code 张*} and {@code *三丰} may stand for a full name. */
  private static boolean names(String written, String full) {
    String plain = written.replaceAll("[\\s()()]", "");
    if (full.length() < LEAST_NAME || plain.isEmpty()) {
      return false;
    }
    if (whole(written, full)) {
      return true;
    }
    if (plain.indexOf('*') < 0 || plain.length() > full.length() + 1) {
      return false;
    }
    String open = plain.replace("*", "");
    return !open.isEmpty() && (full.startsWith(open) || full.endsWith(open));
  }
}
