package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;

/** G-027: an appraisal report has the parts that art. 36 asks for. */
final class AppraisalParts implements Check.OfItem {
  private static final String PARTS = "parts";

  @Override
  public String name() {
    return "form.appraisal.parts";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(PARTS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!Context.yes(context.answer(item, Answer.APPRAISAL_REPORT))) {
      return Ruling.notApplicable("不是鉴定书", "not an appraisal report");
    }
    Optional<String> parts = context.answer(item, Answer.APPRAISAL_PARTS);
    if (parts.isEmpty()) {
      return Ruling.unknown(
          "未填写鉴定书具备哪些部分",
          "nobody has entered which parts the report has",
          Answer.APPRAISAL_PARTS.path());
    }
    List<String> has = Context.list(parts.get());
    List<String> lacks = params.words(PARTS).stream().filter(p -> !has.contains(p)).toList();
    String label = Context.label(item);
    return lacks.isEmpty()
        ? Ruling.pass("鉴定书七个部分齐全", "the report has all seven parts")
            .at(label, Answer.APPRAISAL_PARTS.path(), parts.get())
        : Ruling.fail("鉴定书缺少:" + lacks, "the report lacks: " + lacks)
            .at(label, Answer.APPRAISAL_PARTS.path(), parts.get());
  }
}
