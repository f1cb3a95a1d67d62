package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** WEB-006: an item shows who runs the site. */
final class WebOperator implements Check.OfItem {
  @Override
  public String name() {
    return "web.operator.known";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> operator = context.answer(item, Answer.SITE_OPERATOR);
    if (operator.isEmpty()) {
      return Ruling.unknown(
          "没有说明网站由谁经营", "nobody says who runs the site", Answer.SITE_OPERATOR.path());
    }
    String answer = operator.get();
    String label = Context.label(item);
    if (Context.none(operator) || Context.no(operator)) {
      return Ruling.fail("不知道网站由谁经营", "it is not known who runs the site")
          .at(label, Answer.SITE_OPERATOR.path(), answer);
    }
    if (!CitedItems.absent(answer, context).isEmpty()) {
      return Ruling.fail(
              "所指的证据不在案件中:" + CitedItems.absent(answer, context),
              "no such item: " + CitedItems.absent(answer, context))
          .at(label, Answer.SITE_OPERATOR.path(), answer);
    }
    return CitedItems.present(answer, context).isEmpty()
        ? Ruling.warn(
                "说明了网站经营者,但没有备案、域名信息等证据",
                "the operator is stated, but no item shows it (registration, domain record)")
            .at(label, Answer.SITE_OPERATOR.path(), answer)
        : Ruling.pass("网站经营者有证据", "an item shows who runs the site")
            .at(label, Answer.SITE_OPERATOR.path(), answer);
  }
}
