package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;

/** CHAT-003: logging in to the own account was filmed, or will be shown at the hearing. */
final class LoginShown implements Check.OfItem {
  @Override
  public String name() {
    return "chat.login.shown";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    Optional<String> answer = context.answer(item, Answer.LOGIN_SHOWN);
    String label = Context.label(item);
    if (answer.isEmpty()) {
      return Ruling.unknown(
          "没有说明本人账号的登录是否演示过",
          "nobody says whether the login to the own account was shown",
          Answer.LOGIN_SHOWN.path());
    }
    if (answer.get().equalsIgnoreCase("atHearing") || answer.get().contains("当庭")) {
      return Ruling.warn(
              "登录演示留待开庭时进行,尚未固定",
              "the login is to be shown at the hearing; nothing is recorded yet")
          .at(label, Answer.LOGIN_SHOWN.path(), answer.get());
    }
    if (Context.none(answer) || Context.no(answer)) {
      return Ruling.fail("没有登录演示,不能说明账号由谁使用", "no login was shown: who uses the account is open")
          .at(label, Answer.LOGIN_SHOWN.path(), answer.get());
    }
    List<Integer> absent = CitedItems.absent(answer.get(), context);
    return absent.isEmpty()
        ? Ruling.pass("登录演示已记录(照所填)", "the login is recorded (as stated)")
            .at(label, Answer.LOGIN_SHOWN.path(), answer.get())
        : Ruling.fail("所指的登录录像不在证据中:" + absent, "no such item: " + absent)
            .at(label, Answer.LOGIN_SHOWN.path(), answer.get());
  }
}
