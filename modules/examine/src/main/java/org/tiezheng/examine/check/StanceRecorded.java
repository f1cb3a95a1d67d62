package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** G-025: the opponent's stance is recorded and there is a way to show the item. */
final class StanceRecorded implements Check.OfItem {
  @Override
  public String name() {
    return "form.stance.route";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录", "not in the catalogue");
    }
    Optional<String> stance = context.answer(item, Answer.STANCE);
    String label = Context.label(item);
    return switch (stance.orElse("")) {
      case "" ->
          Ruling.unknown("未记录对方态度", "the opponent's stance is not recorded", Answer.STANCE.path());
      case "admitted", "noObjection" ->
          Ruling.pass("对方无异议:提交纸质打印件即可", "no objection: a paper print will do")
              .at(label, Answer.STANCE.path(), stance.get());
      case "objects", "notYetKnown" -> route(item, context, label, stance.get());
      default ->
          Ruling.unknown(
                  "对方态度的填法无法识别:" + stance.get(),
                  "the stance is none of the known ones: " + stance.get(),
                  Answer.STANCE.path())
              .at(label, Answer.STANCE.path(), stance.get());
    };
  }

  private static Ruling route(Item item, Context context, String label, String stance) {
    if (context.answer(item, Answer.DEED).isPresent()) {
      return Ruling.pass("出示公证书", "the deed will be shown").at(label, Answer.DEED.path(), stance);
    }
    Optional<String> carrier = context.answer(item, Answer.AVAILABLE_FOR_HEARING);
    if (Context.yes(carrier)) {
      return Ruling.pass("用原始载体当庭演示", "it will be demonstrated on its carrier")
          .at(label, Answer.AVAILABLE_FOR_HEARING.path(), stance);
    }
    if (Context.no(carrier)) {
      return Ruling.fail(
              "对方有异议或可能有异议,既无公证书,也不能出示原载体",
              "an objection must be expected, and there is" + " neither deed nor carrier")
          .at(label, Answer.STANCE.path(), stance);
    }
    return Ruling.unknown(
        "不知道能否用原载体演示",
        "it is not known whether the carrier can be shown",
        Answer.AVAILABLE_FOR_HEARING.path());
  }
}
