package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Filed;
import org.tiezheng.evidence.Original;

/**
 * G-020: formats and sizes of data and papers suit online filing, and a person has seen that all is
 * legible.
 */
final class EFilingProfile implements Check.OfItem {
  private static final String MEGABYTES = "megabytes";
  private static final String TYPES = "mediaTypes";

  @Override
  public String name() {
    return "form.efiling.profile";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(MEGABYTES, TYPES);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> filing = context.answer(Answer.E_FILING);
    if (!item.catalogued() || Context.no(filing)) {
      return Ruling.notApplicable("不网上提交", "it is not filed online");
    }
    if (filing.isEmpty()) {
      return Ruling.unknown(
          "未说明是否网上提交", "nobody says whether it is filed online", Answer.E_FILING.path());
    }
    List<Original> originals = context.originals(item);
    if (originals.size() < item.originals().size()) {
      return Ruling.unknown("有原始数据未登记", "an original is not registered", "originals");
    }
    Places unfit = new Places();
    long limit = params.number(MEGABYTES) * 1024 * 1024;
    for (Original original : originals) {
      if (original.container()) {
        continue; // stays in the case: what is filed of it is a paper
      }
      if (original.size() > limit) {
        unfit.add(original.name(), "size", original.size() + " > " + limit);
      }
      if (params.words(TYPES).stream().noneMatch(original.mediaType()::startsWith)) {
        unfit.add(original.name(), "mediaType", original.mediaType());
      }
    }
    for (Filed paper : papers(item, context)) {
      if (paper.size() > limit) {
        unfit.add(paper.file(), "size", paper.size() + " > " + limit);
      }
      if (!params.words(TYPES).contains(paper.mediaType())) {
        unfit.add(paper.file(), "mediaType", paper.mediaType());
      }
    }
    Optional<String> legible = context.answer(item, Answer.LEGIBLE);
    if (Context.no(legible)) {
      unfit.add(Context.label(item), Answer.LEGIBLE.path(), "no");
    }
    if (!unfit.isEmpty()) {
      return Ruling.fail(
              "%d 处不合网上提交的格式、大小或清晰要求(界限为产品阈值,非法律规定)".formatted(unfit.count()),
              "%d files do not suit online filing (limits are the product's, not the law's)"
                  .formatted(unfit.count()))
          .at(unfit.list());
    }
    if (legible.isEmpty()) {
      return Ruling.unknown(
          "无人确认提交件完整清晰", "nobody has confirmed that the copy is legible", Answer.LEGIBLE.path());
    }
    return Ruling.pass(
            "格式、大小合适,已确认清晰(方向与页序未查)",
            "format and size fit, legibility confirmed" + " (orientation not checked)")
        .at(Context.label(item), Answer.LEGIBLE.path(), legible.get());
  }

  /** The papers of an item; those of the whole bundle are asked about once, with its first item. */
  private static List<Filed> papers(Item item, Context context) {
    int first =
        context.matter().catalogue().stream().mapToInt(Item::number).min().orElse(item.number());
    return context.observed(Filed.class).stream()
        .filter(p -> p.item() == item.number() || (p.item() == 0 && item.number() == first))
        .toList();
  }
}
