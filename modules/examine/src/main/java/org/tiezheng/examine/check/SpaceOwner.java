package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;

/** CHAT-019: whose QQ space it is, and who commented there, by number. */
final class SpaceOwner implements Check.OfItem {
  @Override
  public String name() {
    return "qzone.owner.stated";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String channel = context.answer(item, Answer.CHANNEL).orElse("").toLowerCase(Locale.ROOT);
    if (!channel.equals("qzone")) {
      return Ruling.notApplicable("未说明来自 QQ 空间", "nobody says that it shows a QQ space");
    }
    Places said = new Places();
    for (Answer answer : List.of(Answer.SPACE_OWNER, Answer.SPACE_COMMENTERS)) {
      Optional<String> given = context.answer(item, answer);
      boolean number = given.filter(a -> a.matches("(?s).*[0-9]{5,}.*")).isPresent();
      boolean nobody = answer == Answer.SPACE_COMMENTERS && Context.none(given);
      if (given.isPresent() && !number && !nobody) {
        return Ruling.fail("只写了昵称,没有 QQ 号", "a nickname only, no QQ number")
            .at(Context.label(item), answer.path(), given.get());
      }
      given.ifPresent(value -> said.add(Context.label(item), answer.path(), value));
    }
    List<String> missing =
        Stream.of(Answer.SPACE_OWNER, Answer.SPACE_COMMENTERS)
            .filter(a -> context.answer(item, a).isEmpty())
            .map(Answer::path)
            .toList();
    return missing.isEmpty()
        ? Ruling.pass("空间主人和评论人的 QQ 号已写明(照所填)", "the QQ numbers of owner and commenters are stated")
            .at(said.list())
        : Ruling.unknown(
                "空间主人或评论人的 QQ 号没有填写",
                "the QQ numbers of owner or commenters are not stated",
                missing)
            .at(said.list());
  }
}
