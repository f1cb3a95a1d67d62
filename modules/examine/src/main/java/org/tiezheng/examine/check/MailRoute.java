package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/**
 * EML-008: how the mail comes before the court: on paper if nobody objects, shown on a computer, or
 * by deed.
 */
final class MailRoute implements Check.OfItem {
  @Override
  public String name() {
    return "email.route.chosen";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    String label = Context.label(item);
    Optional<String> deed = context.answer(item, Answer.DEED);
    if (deed.isPresent()) {
      return Ruling.pass("出示公证书,不必当庭演示", "the deed is handed in; nothing need be shown")
          .at(label, Answer.DEED.path(), deed.get());
    }
    Optional<String> stance = context.answer(item, Answer.STANCE);
    return switch (stance.orElse("")) {
      case "noObjection", "admitted" -> paper(item, context, label);
      case "objects", "notYetKnown" -> shown(item, context, label, stance.get());
      default ->
          Ruling.unknown(
              "没有记录对方态度,不能决定用纸质、演示还是公证",
              "the opponent's stance is not on record, so paper, display or deed cannot be chosen",
              Answer.STANCE.path());
    };
  }

  private static Ruling paper(Item item, Context context, String label) {
    Optional<String> printed = context.answer(item, Answer.PRINTED);
    if (printed.isEmpty()) {
      return Ruling.unknown(
          "对方无异议,提交纸质即可,但没有说明是否附打印件",
          "nobody objects, so paper will do, but nobody says whether there is a print",
          Answer.PRINTED.path());
    }
    return Context.yes(printed)
        ? Ruling.pass("对方无异议,提交打印件", "nobody objects: the print is handed in")
            .at(label, Answer.PRINTED.path(), printed.get())
        : Ruling.fail("对方无异议,却没有打印件", "nobody objects, but there is no print")
            .at(label, Answer.PRINTED.path(), printed.get());
  }

  private static Ruling shown(Item item, Context context, String label, String stance) {
    Optional<String> available = context.answer(item, Answer.AVAILABLE_FOR_HEARING);
    if (Context.yes(available)) {
      return Ruling.pass(
              "当庭登录邮箱演示并下载打印",
              "the mailbox is opened in court, and the mail downloaded and printed")
          .at(label, Answer.STANCE.path(), stance);
    }
    return Context.no(available)
        ? Ruling.fail(
                "对方有异议或态度不明,既不能演示,也没有公证书",
                "an objection must be expected, and there is neither display nor deed")
            .at(label, Answer.STANCE.path(), stance)
        : Ruling.unknown(
            "不知道庭审时能否登录邮箱演示",
            "it is not known whether the mailbox can be shown at the hearing",
            Answer.AVAILABLE_FOR_HEARING.path());
  }
}
