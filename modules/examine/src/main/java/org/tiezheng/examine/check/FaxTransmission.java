package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Fax;
import org.tiezheng.evidence.Item;

/** FAX-006: number, time, pages and result of the transmission log agree with the header line. */
final class FaxTransmission implements Check.OfItem {
  private static final String TOLERANCE = "toleranceMinutes";
  private static final String OK = "okWords";

  @Override
  public String name() {
    return "fax.log.agrees";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TOLERANCE, OK);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places against = new Places();
    Places open = new Places();
    Places good = new Places();
    Optional<String> own = context.answer(item, Answer.OWN_NUMBER);
    try (Stream<Fax> faxes = context.records(item, Fax.class)) {
      faxes.forEach(fax -> {
        if (fax.log().isEmpty() || fax.pages().isEmpty()) {
          open.add(context, fax, fax.log().isEmpty() ? "no transmission log" : "no page");
          return;
        }
        long before = against.count() + open.count();
        compare(fax, fax.log().get(), own, context, params, against, open);
        if (against.count() + open.count() == before) {
          good.add(context, fax.log().get().provenance(), fax.line());
        }
      });
    }
    if (!against.isEmpty()) {
      return Ruling.fail(
              "传输记录与页眉有 %d 处不符".formatted(against.count()),
              "the transmission log and the header line differ in %d points"
                  .formatted(against.count()))
          .at(against.list());
    }
    if (good.isEmpty() || !open.isEmpty()) {
      return Ruling.unknown(
              "没有可与页眉比较的传输记录", "there is no transmission log to compare with", "records.fax.log")
          .at(open.list());
    }
    return Ruling.pass("传输记录与页眉相符", "the transmission log agrees with the header line")
        .at(good.list());
  }

  private static void compare(
      Fax fax,
      Fax.LogEntry log,
      Optional<String> own,
      Context context,
      Params params,
      Places against,
      Places open) {
    Fax.Page first = fax.pages().getFirst();
    String header = first.number().map(FaxNumbers::core).orElse("");
    // The header line states the machine that sends; a sender's log names the one that receives.
    String expected =
        log.sent() ? own.map(FaxNumbers::core).orElse("") : FaxNumbers.core(log.number());
    if (header.isEmpty()) {
      open.add(context, fax, "no number in the header line");
    } else if (!expected.isEmpty() && !expected.equals(header)) {
      against.add(context, log.provenance(), "number " + expected + " ≠ " + header);
    }
    Optional<Instant> shown = first.time().instant();
    Optional<Instant> logged = log.time().instant();
    if (shown.isEmpty() || logged.isEmpty()) {
      open.add(context, fax, "no time to compare");
    } else if (Duration.between(shown.get(), logged.get())
            .abs()
            .compareTo(Duration.ofMinutes(params.number(TOLERANCE)))
        > 0) {
      against.add(context, log.provenance(), "time " + logged.get() + " ≠ " + shown.get());
    }
    int pages = first.of().orElse(fax.pages().size());
    log.pages()
        .filter(count -> count != pages)
        .ifPresent(
            count -> against.add(context, log.provenance(), "pages " + count + " ≠ " + pages));
    String result = log.result().toLowerCase(Locale.ROOT);
    if (params.words(OK).stream().noneMatch(result::contains)) {
      against.add(context, log.provenance(), "result " + log.result());
    }
  }
}
