package org.tiezheng.examine.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;

/** FAX-002: the number of a fax stands in a contract, on a card or in another item. */
final class FaxNumbers implements Check.OfItem {
  /** Fewer digits might be anything. */
  private static final int LEAST_DIGITS = 7;

  @Override
  public String name() {
    return "fax.number.known";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Set<String> numbers = new TreeSet<>();
    try (Stream<Fax> faxes = context.records(item, Fax.class)) {
      faxes.forEach(fax -> {
        fax.pages().forEach(page -> page.number().ifPresent(numbers::add));
        fax.log().ifPresent(log -> numbers.add(log.number()));
      });
    }
    numbers.removeIf(number -> core(number).length() < LEAST_DIGITS);
    if (numbers.isEmpty()) {
      return Ruling.unknown("没有读到传真号码", "no fax number was read", "records.fax");
    }
    Places known = new Places();
    Places strange = new Places();
    for (String number : numbers) {
      Optional<String> where =
          claimed(number, context) ? Optional.of("identity") : elsewhere(number, item, context);
      (where.isPresent() ? known : strange)
          .add(Context.label(item), "number " + number, where.orElse(""));
    }
    if (known.isEmpty()) {
      return Ruling.fail(
              "传真号码没有在名片、合同或其他证据中出现", "the fax number stands in no card, contract or other item")
          .at(strange.list());
    }
    return strange.isEmpty()
        ? Ruling.pass("传真号码在其他证据中出现", "the fax number stands in another item").at(known.list())
        : Ruling.warn(
                "%d 个传真号码没有在其他证据中出现".formatted(strange.count()),
                "%d fax numbers stand in no other item".formatted(strange.count()))
            .at(strange.list());
  }

  private static boolean claimed(String number, Context context) {
    return context.matter().identities().stream()
        .map(IdentityClaim::account)
        .filter(account -> account.startsWith("fax:") || account.startsWith("phone:"))
        .filter(account -> core(account).equals(core(number)))
        .anyMatch(account -> Proofs.proved(account, context));
  }

  private static Optional<String> elsewhere(String number, Item item, Context context) {
    String core = core(number);
    for (Item other :
        context.matter().items().stream().sorted(Comparator.comparingInt(Item::number)).toList()) {
      if (other.number() != item.number()) {
        try (Stream<Record> records = context.records(other)) {
          if (records.anyMatch(record -> plain(RecordWords.of(record)).contains(core))) {
            return Optional.of(Context.label(other));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Without the codes of the country and of long distance, which people leave out. */
  static String core(String number) {
    return plain(number)
        .replaceAll("\\D", "")
        .replaceFirst("^(?:00)?86(?=\\d{9})|^0+", "")
        .replaceFirst("^0+", "");
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s()（）\\-\u2010-\u2015.]", "");
  }
}
