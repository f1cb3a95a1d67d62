package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;

/** G-006: it is stated who obtained the item and how, and nothing shows a serious infringement. */
final class LawfulCollection implements Check.OfItem {
  private static final String WORDS = "suspectWords";

  @Override
  public String name() {
    return "general.collection.lawful";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WORDS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    if (item.originals().isEmpty() && !item.catalogued()) {
      return Ruling.notApplicable("未取得数据,也不提交", "nothing was taken and nothing is handed in");
    }
    List<Acquisition> taken = context.acquisitions(item);
    Optional<String> method =
        context
            .answer(item, Answer.COLLECTION_METHOD)
            .or(() -> first(taken.stream().map(Acquisition::method)));
    Optional<String> collector =
        context
            .answer(item, Answer.COLLECTOR)
            .or(() -> first(taken.stream().map(Acquisition::actor)));
    Optional<String> infringes = context.answer(item, Answer.SERIOUS_INFRINGEMENT);
    if (Context.yes(infringes)) {
      return Ruling.fail(
              "取得方式严重侵害他人合法权益、违反禁止性规定或严重违背公序良俗,可能被排除",
              "obtained by a serious infringement, a prohibited or grossly improper way: may be"
                  + " excluded")
          .at(label, Answer.SERIOUS_INFRINGEMENT.path(), infringes.get());
    }
    Optional<String> consent = context.answer(item, Answer.CONSENT);
    if (Context.none(consent)) {
      return Ruling.fail(
              "取自他人,没有本人同意也没有法院裁定:是否严重侵害他人合法权益须由律师判断,判断之前不要提交",
              "taken from another person without consent or order: a lawyer has to judge whether"
                  + " that seriously infringed rights; do not hand it in before")
          .at(label, Answer.CONSENT.path(), consent.get())
          .cure("explain");
    }
    List<String> missing = new ArrayList<>();
    if (method.isEmpty()) {
      missing.add(Answer.COLLECTION_METHOD.path());
    }
    if (collector.isEmpty()) {
      missing.add(Answer.COLLECTOR.path());
    }
    if (!Context.no(infringes)) {
      missing.add(Answer.SERIOUS_INFRINGEMENT.path());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
          "取得方式、取得人或合法性未说明", "method, collector or lawfulness is not stated", missing);
    }
    String text = method.orElse("").toLowerCase(Locale.ROOT);
    List<String> words = params.words(WORDS).stream().filter(text::contains).toList();
    if (!words.isEmpty()) {
      return Ruling.warn(
              "取得方式的描述含敏感字样 " + words + ",请复核是否严重侵害他人权益",
              "the method is described with " + words + ": review whether it infringes seriously")
          .at(label, Answer.COLLECTION_METHOD.path(), method.get())
          .cure("explain");
    }
    return Ruling.pass(
            "取得方式和取得人已说明,声明无严重侵害", "method and collector stated; no infringement declared")
        .at(label, Answer.COLLECTION_METHOD.path(), method.get());
  }

  private static Optional<String> first(Stream<String> values) {
    return values.map(String::strip).filter(v -> !v.isEmpty()).findFirst();
  }
}
