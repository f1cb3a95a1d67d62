package org.tiezheng.examine.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.examine.value.DateSpan;

/**
 * PAY-005: an application for an investigation order has the lawyers that the platform asks for,
 * names unit, dated period, data and reason, and the order has not run out.
 */
final class OrderApplication implements Check.OfItem {
  private static final String LAWYERS = "lawyers";
  private static final List<Answer> ASKED =
      List.of(
          Answer.ORDER_UNIT,
          Answer.ORDER_FROM,
          Answer.ORDER_UNTIL,
          Answer.ORDER_DATA,
          Answer.ORDER_REASON);

  @Override
  public String name() {
    return "payment.order.application";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(LAWYERS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    boolean started = ASKED.stream().anyMatch(a -> context.answer(item, a).isPresent());
    boolean meant = context.answer(item, Answer.PAYMENT_SOURCE).filter("order"::equals).isPresent();
    if (!started && !meant) {
      return Ruling.notApplicable("没有申请调查令", "no investigation order is applied for");
    }
    Places missing = new Places();
    Places good = new Places();
    for (Answer answer : ASKED) {
      Optional<String> given = context.answer(item, answer);
      (given.isEmpty() ? missing : good)
          .add(Context.label(item), answer.path(), given.orElse(answer.meaning().zh()));
    }
    lawyers(item, context, params, missing, good);
    if (!missing.isEmpty()) {
      return Ruling.fail(
              "调查令申请缺 %d 项".formatted(missing.count()),
              "the application for an order lacks %d things".formatted(missing.count()))
          .at(missing.list());
    }
    return dates(item, context)
        .orElseGet(() ->
            Ruling.pass(
                    "单位、期间、数据、理由和律师人数齐备,未过有效期(照所填)",
                    "unit, period, data, reason and lawyers are there, and it has not run out (as"
                        + " stated)")
                .at(good.list()));
  }

  /** As many as the directory of platforms says; it was confirmed with no unit. */
  private static void lawyers(
      Item item, Context context, Params params, Places missing, Places good) {
    long has =
        List.of(Answer.LAWYER_1, Answer.LAWYER_2).stream()
            .filter(a -> context.answer(a).isPresent())
            .count();
    long wants = wanted(item, params);
    String said = has + " / " + wants;
    (has < wants ? missing : good).add("case.yaml", Answer.LAWYER_1.path(), said);
  }

  /** Of an item that several importers read together, the most that one of the platforms asks. */
  private static long wanted(Item item, Params params) {
    long most = 1;
    for (String entry : params.words(LAWYERS)) {
      String[] parts = entry.split("=", 2);
      if (parts.length == 2
          && item.reading().filter(r -> ImporterNames.among(List.of(parts[0]), r)).isPresent()) {
        most = Math.max(most, Long.parseLong(parts[1]));
      }
    }
    return most;
  }

  private static Optional<Ruling> dates(Item item, Context context) {
    Optional<LocalDate> from = date(item, context, Answer.ORDER_FROM);
    Optional<LocalDate> until = date(item, context, Answer.ORDER_UNTIL);
    if (from.isEmpty() || until.isEmpty()) {
      Answer unread = from.isEmpty() ? Answer.ORDER_FROM : Answer.ORDER_UNTIL;
      return Optional.of(
          Ruling.unknown("期间的日期无法识别", "a date of the period cannot be read", unread.path()));
    }
    if (until.get().isBefore(from.get())) {
      return Optional.of(
          Ruling.fail("期间的终点早于起点", "the period ends before it begins")
              .at(Context.label(item), Answer.ORDER_UNTIL.path(), until.get().toString()));
    }
    Optional<String> stated = context.answer(item, Answer.ORDER_VALID_UNTIL);
    Optional<LocalDate> valid = date(item, context, Answer.ORDER_VALID_UNTIL);
    if (stated.isPresent() && valid.isEmpty()) {
      return Optional.of(
          Ruling.unknown(
              "有效期无法识别:" + stated.get(),
              "the day until which it is valid cannot be read: " + stated.get(),
              Answer.ORDER_VALID_UNTIL.path()));
    }
    if (valid.isPresent() && valid.get().isBefore(context.today())) {
      return Optional.of(
          Ruling.fail(
                  "调查令已于 %s 失效".formatted(valid.get()),
                  "the order ran out on %s".formatted(valid.get()))
              .at(Context.label(item), Answer.ORDER_VALID_UNTIL.path(), stated.orElse("")));
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Item item, Context context, Answer answer) {
    return context
        .answer(item, answer)
        .flatMap(given -> DateSpan.read(given, Context.ZONE))
        .map(DateSpan::to);
  }
}
