package org.tiezheng.examine.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.examine.value.DateSpan;

/** CH-002: inclusion and consistency hold, and the time lies before the dispute. */
final class LogProof implements Check.OfItem {
  @Override
  public String name() {
    return "chain.proof.log";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Observation.Deposit> deposits = context.deposits(item);
    if (deposits.isEmpty()) {
      boolean stated = context.originals(item).stream().anyMatch(o -> !o.deposit().isBlank());
      return stated
          ? Ruling.unknown(
              "有存证而未核对", "there is a deposit that was not checked", "observations.deposit")
          : Ruling.notApplicable("未作存证", "nothing was deposited");
    }
    Places broken = new Places();
    Places good = new Places();
    for (Observation.Deposit deposit : deposits) {
      String where = "leaf " + deposit.index() + " of " + deposit.treeSize();
      String name = context.name(deposit.original());
      if (!deposit.included() || !deposit.consistent()) {
        broken.add(
            name, where, "included " + deposit.included() + ", consistent " + deposit.consistent());
      } else {
        good.add(name, where, deposit.stated().toString());
      }
    }
    if (!broken.isEmpty()) {
      return Ruling.fail(
              "%d 份存证的包含证明或一致性证明不成立".formatted(broken.count()),
              "inclusion or consistency does not hold for %d deposits".formatted(broken.count()))
          .at(broken.list());
    }
    return beforeDispute(item, deposits, context, good);
  }

  private static Ruling beforeDispute(
      Item item, List<Observation.Deposit> deposits, Context context, Places good) {
    Optional<DateSpan> dispute =
        context.answer(Answer.DISPUTE_DATE).flatMap(d -> DateSpan.read(d, Context.ZONE));
    if (dispute.isEmpty()) {
      return Ruling.unknown(
              "证明成立;未填争议发生日期,未比较存证是否在争议之前",
              "the proofs hold; the day of the dispute is not entered, so it was not compared",
              Answer.DISPUTE_DATE.path())
          .at(good.list());
    }
    Optional<Instant> anchored =
        Stream.concat(
                deposits.stream()
                    .filter(Observation.Deposit::neutral)
                    .map(Observation.Deposit::stated),
                context.tokens(item).stream()
                    .filter(TokenState::thirdParty)
                    .filter(t -> TokenState.of(t) == TokenState.SOUND)
                    .map(Observation.Token::time))
            .min(Comparator.naturalOrder());
    if (anchored.isEmpty()) {
      return Ruling.warn(
              "证明成立,但时间只来自自有时钟(非第三方),不足以证明在争议之前",
              "the proofs hold, but the time is our own clock's, not a third party's")
          .at(good.list());
    }
    LocalDate day = Context.dayOf(anchored.get());
    if (!day.isBefore(dispute.get().from())) {
      return Ruling.warn(
              "证明成立,但存证时间 %s 不早于争议发生".formatted(day),
              "the proofs hold, but the anchor of %s is not earlier than the dispute"
                  .formatted(day))
          .at(good.list());
    }
    return Ruling.pass(
            "包含与一致性证明成立,时间早于争议;是否采信由法院决定,不因此得到保证",
            "inclusion and consistency hold, and the time lies before the dispute; whether the"
                + " court relies on it is for the court, and not promised by this")
        .at(good.list());
  }
}
