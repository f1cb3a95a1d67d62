package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** G-005: a derived copy that cannot be checked against an original cannot stand alone. */
final class StandsAlone implements Check.OfItem {
  @Override
  public String name() {
    return "general.derived.alone";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    if (!item.copyGrade().derived()) {
      return Ruling.notApplicable("不是派生件", "not a derived copy");
    }
    Optional<String> deed = context.answer(item, Answer.DEED);
    if (deed.isPresent()) {
      return Ruling.pass("派生件,但有公证书", "derived, but there is a notarial deed")
          .at(label, Answer.DEED.path(), deed.get());
    }
    Optional<String> stance = context.answer(item, Answer.STANCE);
    if (stance.filter(s -> s.equals("admitted")).isPresent()) {
      return Ruling.pass("派生件,对方已认可", "derived, but the opponent admits it")
          .at(label, Answer.STANCE.path(), "admitted");
    }
    Optional<Item> original = original(item, context);
    if (original.isPresent()) {
      return Ruling.pass(
              "派生件,可与第 %d 号原件核对".formatted(original.get().number()),
              "derived, and can be checked against item %d".formatted(original.get().number()))
          .at(Context.label(original.get()), "copyGrade", original.get().copyGrade().name());
    }
    Optional<String> carrier = context.answer(item, Answer.AVAILABLE_FOR_HEARING);
    if (Context.yes(carrier)) {
      return Ruling.pass("派生件,庭审时可与原始载体核对", "derived, and can be checked against its carrier")
          .at(label, Answer.AVAILABLE_FOR_HEARING.path(), carrier.get());
    }
    if (!Context.no(carrier)) {
      return Ruling.unknown(
          "派生件,未说明能否与原始载体核对",
          "derived, and nobody says whether it can be checked against its carrier",
          Answer.AVAILABLE_FOR_HEARING.path());
    }
    return Ruling.fail(
            "只有派生件,不能与原件核对,也没有公证书:不能单独作为认定事实的根据",
            "derived only, no original to check it against, no deed: it cannot stand alone")
        .at(label, "copyGrade", item.copyGrade().name());
  }

  private static Optional<Item> original(Item item, Context context) {
    return context
        .answer(item, Answer.ORIGINAL_ITEM)
        .flatMap(number ->
            context.matter().items().stream()
                .filter(other -> number.equals(String.valueOf(other.number())))
                .findFirst())
        .filter(other -> other.number() != item.number())
        .filter(other -> !other.copyGrade().derived());
  }
}
