package org.tiezheng.examine.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.examine.value.DateSpan;

/** G-017: the proof period has not run out. */
final class DeadlineKept implements Check.OfCase {
  private static final String NEAR = "nearDays";

  @Override
  public String name() {
    return "form.deadline.kept";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(NEAR);
  }

  @Override
  public Ruling examine(Context context, Params params) {
    Optional<LocalDate> deadline = context.matter().proofDeadline();
    if (deadline.isEmpty()) {
      return Context.none(context.answer(Answer.PROOF_PERIOD))
          ? Ruling.notApplicable("法院未指定举证期限", "the court has set no proof period")
          : Ruling.unknown("未填举证期限", "the proof deadline is not set", "case.proofDeadline");
    }
    Optional<String> extension = context.answer(Answer.EXTENSION_UNTIL);
    Optional<LocalDate> until =
        extension.flatMap(e -> DateSpan.read(e, Context.ZONE)).map(DateSpan::to);
    if (extension.isPresent() && until.isEmpty()) {
      return Ruling.unknown(
          "延期日期无法识别:" + extension.get(),
          "the extension's date cannot be read: " + extension.get(),
          Answer.EXTENSION_UNTIL.path());
    }
    LocalDate last = until.filter(u -> u.isAfter(deadline.get())).orElse(deadline.get());
    long left = ChronoUnit.DAYS.between(context.today(), last);
    Places past = new Places();
    context.matter().deadlines().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(d -> d.getKey().contains("申请") || d.getKey().contains("pplication"))
        .filter(d -> d.getValue().isBefore(context.today()))
        .forEach(d -> past.add("case.deadlines", d.getKey(), d.getValue().toString()));
    if (left < 0) {
      return Ruling.fail(
              "举证期限已于 %s 届满(今天 %s)".formatted(last, context.today()),
              "the proof period ended on %s (today is %s)".formatted(last, context.today()))
          .at("case", "proofDeadline", last.toString())
          .cure("explain");
    }
    if (left <= params.number(NEAR)) {
      return Ruling.warn(
              "距举证期限届满还有 %d 天".formatted(left),
              "%d days are left of the proof period".formatted(left))
          .at("case", "proofDeadline", last.toString());
    }
    if (!past.isEmpty()) {
      return Ruling.warn(
              "举证期限未到,但已过 %d 个申请期限".formatted(past.count()),
              "the proof period runs, but %d dates for applications have passed"
                  .formatted(past.count()))
          .at(past.list());
    }
    return Ruling.pass(
            "距举证期限届满还有 %d 天".formatted(left),
            "%d days are left of the proof period".formatted(left))
        .at("case", "proofDeadline", last.toString());
  }
}
