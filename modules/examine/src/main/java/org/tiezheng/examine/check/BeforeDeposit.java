package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Program;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.ServerLog;

/** CH-003: how the data arose and were kept before the deposit, which the log cannot show. */
final class BeforeDeposit implements Check.OfItem {
  private static final String WARN = "lagWarnDays";
  private static final String HIGH = "lagHighDays";

  @Override
  public String name() {
    return "chain.before.stated";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WARN, HIGH);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Observation.Deposit> deposits = context.deposits(item);
    if (deposits.isEmpty()) {
      return context.originals(item).stream().anyMatch(o -> !o.deposit().isBlank())
          ? Ruling.unknown(
              "有存证而未核对", "there is a deposit that was not checked", "observations.deposit")
          : Ruling.notApplicable("未作存证", "nothing was deposited");
    }
    Instant deposited =
        deposits.stream()
            .map(Observation.Deposit::stated)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    Places later = new Places();
    Instant[] last = {Instant.MIN};
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record ->
          Optional.of(formed(record))
              .filter(time -> time.basis() != RecordedTime.Basis.UNKNOWN)
              .flatMap(RecordedTime::instant)
              .ifPresent(time -> {
                if (!made(record)) {
                  last[0] = time.isAfter(last[0]) ? time : last[0];
                }
                if (time.isAfter(deposited.plus(1, ChronoUnit.DAYS))) {
                  later.add(context, record, time.toString());
                }
              }));
    }
    if (!later.isEmpty()) {
      return Ruling.fail(
              "%d 条记录的时间晚于存证一天以上,两者不可能都对".formatted(later.count()),
              "%d records are dated more than a day after the deposit: both cannot be right"
                  .formatted(later.count()))
          .at(later.list());
    }
    List<String> missing = new ArrayList<>();
    if (item.source().isBlank()) {
      missing.add("item.source");
    }
    Stream.of(Answer.GENERATION, Answer.STORAGE, Answer.WITNESS)
        .filter(a -> context.answer(item, a).isEmpty())
        .map(Answer::path)
        .forEach(missing::add);
    if (!missing.isEmpty()) {
      return Ruling.unknown(
          "存证之前的来源、生成、存储、见证未说明完整",
          "source, generation, storage or witness before the deposit is not stated",
          missing);
    }
    return lag(item, context, params, last[0], deposited);
  }

  /**
   * The day on which a certificate was issued or a program built says nothing of how long the file
   * lay about; after the deposit it cannot lie all the same.
   */
  private static boolean made(Record record) {
    return record instanceof CertificateUse || record instanceof Program;
  }

  /** When the record was complete. */
  private static RecordedTime formed(Record record) {
    return record instanceof ServerLog log ? log.last() : record.time();
  }

  private static Ruling lag(
      Item item, Context context, Params params, Instant last, Instant deposited) {
    long days = last.equals(Instant.MIN) ? -1 : Duration.between(last, deposited).toDays();
    String label = Context.label(item);
    boolean bare = Context.none(context.answer(item, Answer.WITNESS));
    if (days > params.number(HIGH) && bare) {
      return Ruling.fail(
              "最后一条记录 %d 天后才存证,且没有公证、见证或佐证".formatted(days),
              "deposited %d days after the last record, without notary, witness or other proof"
                  .formatted(days))
          .at(label, "deposit", deposited.toString());
    }
    if (days > params.number(WARN) || bare) {
      return Ruling.warn(
              days > params.number(WARN)
                  ? "最后一条记录 %d 天后才存证;存证不证明之前的真实性".formatted(days)
                  : "没有公证、第三方见证或佐证",
              days > params.number(WARN)
                  ? "deposited %d days after the last record; nothing is shown for the time before"
                      .formatted(days)
                  : "no notary, third-party witness or other proof")
          .at(label, "deposit", deposited.toString());
    }
    return Ruling.pass(
            days < 0 ? "存证前的来源、生成、存储、见证均已说明(记录无时间,未计间隔)" : "存证前的来源、生成、存储、见证均已说明",
            days < 0
                ? "source, generation, storage and witness are stated (no times, lag not computed)"
                : "source, generation, storage and witness before the deposit are stated")
        .at(label, Answer.GENERATION.path(), context.answer(item, Answer.GENERATION).orElse(""));
  }
}
