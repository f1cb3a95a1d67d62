package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;
import org.tiezheng.examine.value.DateSpan;

/** PHO-003: who took the picture, who was there, when and where. */
final class PhotoCircumstances implements Check.OfItem {
  private static final List<Answer> ASKED =
      List.of(Answer.PHOTOGRAPHER, Answer.PHOTO_WITNESSES, Answer.CLAIMED_DATE, Answer.PHOTO_PLACE);

  @Override
  public String name() {
    return "photo.circumstances.stated";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    Places said = new Places();
    List<String> missing = new ArrayList<>();
    for (Answer answer : ASKED) {
      Optional<String> given = context.answer(item, answer);
      boolean needed = answer == Answer.PHOTOGRAPHER || answer == Answer.PHOTO_PLACE;
      if (needed && Context.none(given)) {
        return Ruling.fail("说明不知道拍摄人或拍摄地点", "photographer or place are said to be unknown")
            .at(label, answer.path(), given.orElse(""));
      }
      given.ifPresentOrElse(
          value -> said.add(label, answer.path(), value), () -> missing.add(answer.path()));
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
              "拍摄人、在场人、日期或地点没有填写",
              "photographer, persons present, date or place is not stated",
              missing)
          .at(said.list());
    }
    String date = context.answer(item, Answer.CLAIMED_DATE).orElse("");
    if (DateSpan.read(date, Context.ZONE).isEmpty()) {
      return Ruling.unknown(
          "拍摄日期无法识别:" + date, "the date cannot be read: " + date, Answer.CLAIMED_DATE.path());
    }
    return Ruling.pass(
            "拍摄人、在场人、日期、地点均已填写(照所填)", "photographer, persons present, date and place are stated")
        .at(said.list());
  }
}
