package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.examine.value.DateSpan;

/** G-024: a notarial deed is recorded in full, so that display may be waived. */
final class DeedComplete implements Check.OfItem {
  @Override
  public String name() {
    return "general.deed.complete";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> deed = context.answer(item, Answer.DEED);
    if (deed.isEmpty()) {
      return Ruling.notApplicable("没有公证书", "there is no notarial deed");
    }
    List<String> missing =
        Stream.of(Answer.DEED_OFFICE, Answer.DEED_DATE)
            .filter(a -> context.answer(item, a).isEmpty())
            .map(Answer::path)
            .toList();
    if (!missing.isEmpty()) {
      return Ruling.unknown("公证书信息不全", "the deed's particulars are incomplete", missing);
    }
    String label = Context.label(item);
    String stated = context.answer(item, Answer.DEED_DATE).orElse("");
    Optional<DateSpan> date = DateSpan.read(stated, Context.ZONE);
    if (date.isEmpty()) {
      return Ruling.unknown(
          "公证书日期无法识别:" + stated,
          "the deed's date cannot be read: " + stated,
          Answer.DEED_DATE.path());
    }
    if (date.get().from().isAfter(context.today())) {
      return Ruling.fail("公证书日期在今天之后", "the deed is dated after today")
          .at(label, Answer.DEED_DATE.path(), stated);
    }
    if (Context.yes(context.answer(item, Answer.COURT_ASKS_DISPLAY))) {
      return Ruling.warn("有公证书,但法院仍要求当庭出示", "there is a deed, but the court asks for display")
          .at(label, Answer.COURT_ASKS_DISPLAY.path(), "yes");
    }
    return Ruling.pass(
            "公证书齐备,除法院要求外可不当庭演示",
            "the deed is complete; display is waived unless the" + " court asks")
        .at(label, Answer.DEED.path(), deed.get());
  }
}
