package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** G-026: an objection is recorded with its reason, and it is clear whose move it is. */
final class ObjectionMove implements Check.OfItem {
  @Override
  public String name() {
    return "form.objection.move";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> stance = context.answer(item, Answer.STANCE);
    String label = Context.label(item);
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录", "not in the catalogue");
    }
    if (stance.isEmpty()) {
      return Ruling.unknown(
          "未记录对方态度", "the opponent's stance is not recorded", Answer.STANCE.path());
    }
    if (!stance.get().equals("objects")) {
      return Ruling.notApplicable("对方没有提出异议", "the opponent has not objected");
    }
    Optional<String> reason = context.answer(item, Answer.OBJECTION_REASON);
    if (reason.isEmpty()) {
      return Ruling.warn(
              "对方有异议而未说明理由或反证:应由对方举反证或申请鉴定",
              "an objection without reason or" + " evidence: it is the opponent's move")
          .at(label, Answer.STANCE.path(), "objects")
          .cure("argue");
    }
    return context
        .answer(item, Answer.OBJECTION_REPLY)
        .map(reply ->
            Ruling.pass("异议及我方回应均已记录", "objection and answer are recorded")
                .at(label, Answer.OBJECTION_REPLY.path(), reply))
        .orElseGet(() ->
            Ruling.fail("对方的异议有理由,我方尚未回应", "the objection has a reason and is not answered")
                .at(label, Answer.OBJECTION_REASON.path(), reason.get()));
  }
}
