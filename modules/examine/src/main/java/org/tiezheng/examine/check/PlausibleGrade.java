package org.tiezheng.examine.check;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;

/** G-004: a print, an export or a cloud copy does not call itself the original. */
final class PlausibleGrade implements Check.OfItem {
  private static final String WORDS = "derivedWords";
  private static final String IMPORTERS = "exportImporters";

  @Override
  public String name() {
    return "general.grade.plausible";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WORDS, IMPORTERS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    CopyGrade grade = item.copyGrade();
    String label = Context.label(item);
    if (grade.copy()) {
      return Ruling.pass("未声称为原件", "it does not claim to be the original")
          .at(label, "copyGrade", grade.name());
    }
    Places signs = signs(item, context, params);
    Optional<String> reason = context.answer(item, Answer.GRADE_REASON);
    if (signs.isEmpty()) {
      boolean described =
          !context.acquisitions(item).isEmpty()
              || context.answer(item, Answer.COLLECTION_METHOD).isPresent();
      return described
          ? Ruling.pass("没有发现打印、导出或云端副本的迹象", "no sign of a print, export or cloud copy")
              .at(label, "copyGrade", grade.name())
          : Ruling.unknown(
              "不知道数据怎样取得,无法判断副本等级",
              "how the data were obtained is unknown, so the grade cannot be judged",
              "acquisitions",
              Answer.COLLECTION_METHOD.path());
    }
    if (grade == CopyGrade.DEEMED_ORIGINAL && reason.isPresent()) {
      return Ruling.pass(
              "属导出或输出件,已说明视为原件的理由", "an export or output, with a reason for deeming it original")
          .at(signs.list());
    }
    if (grade == CopyGrade.DEEMED_ORIGINAL || reason.isPresent()) {
      return Ruling.warn(
              grade == CopyGrade.ORIGINAL
                  ? "有导出或打印迹象而仍称原件,理由待法院审查"
                  : "有导出或打印迹象,称视为原件而未说明系制作者所出或直接输出",
              grade == CopyGrade.ORIGINAL
                  ? "called an original in spite of signs of export or print; the reason is for the"
                      + " court"
                  : "deemed original, but it is not stated that the producer made it or that it is"
                      + " a direct output")
          .at(signs.list());
    }
    return Ruling.fail(
            "打印件、导出件或云端副本被称为原件", "a print, an export or a cloud copy is called the original")
        .at(signs.list());
  }

  private static Places signs(Item item, Context context, Params params) {
    Places signs = new Places();
    item.reading()
        .ifPresent(reading -> {
          if (ImporterNames.among(params.words(IMPORTERS), reading)) {
            signs.add(Context.label(item), "reading.importer", reading.importer());
          }
        });
    context
        .answer(item, Answer.COLLECTION_METHOD)
        .filter(method -> mentions(method, params))
        .ifPresent(m -> signs.add(Context.label(item), Answer.COLLECTION_METHOD.path(), m));
    for (Acquisition taken : context.acquisitions(item)) {
      if (mentions(taken.method(), params)) {
        signs.add("acquisition " + taken.id(), "method", taken.method());
      }
    }
    return signs;
  }

  private static boolean mentions(String text, Params params) {
    String lower = text.toLowerCase(Locale.ROOT);
    return params.words(WORDS).stream().anyMatch(lower::contains);
  }
}
