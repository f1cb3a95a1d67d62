package org.tiezheng.examine.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.Item;

/** WRD-005: tracked changes, comments, hidden text and macros are disclosed. */
final class HiddenContent implements Check.OfItem {
  private static final String TRAITS = "traits";

  @Override
  public String name() {
    return "document.hidden.disclosed";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(TRAITS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (item.originals().isEmpty()) {
      return Ruling.notApplicable("该证据没有电子原始数据", "the item has no electronic original");
    }
    Places hidden = new Places();
    long[] seen = {0};
    try (Stream<DocumentProperties> documents = context.records(item, DocumentProperties.class)) {
      documents.forEach(document -> {
        seen[0]++;
        for (String trait : params.words(TRAITS)) {
          String value = document.traits().getOrDefault(trait, "");
          if (!Set.of("", "0", "false", "none").contains(value)) {
            hidden.add(context, document, trait + " = " + value);
          }
        }
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("文档属性未读取", "the document was not read", "records.document");
    }
    if (hidden.isEmpty()) {
      return Ruling.pass("未见修订、批注、隐藏文字或宏", "no tracked changes, comments, hidden text or macros")
          .at(Context.label(item), "documents", String.valueOf(seen[0]));
    }
    Optional<String> disclosed = context.answer(item, Answer.DISCLOSED);
    if (Context.yes(disclosed)) {
      return Ruling.pass("有修订、批注等内容,已说明", "such content is there and was disclosed")
          .at(hidden.list());
    }
    return (Context.no(disclosed)
            ? Ruling.fail("有修订、批注、隐藏文字或宏,决定不说明", "such content is there and is not disclosed")
            : Ruling.warn(
                "有修订、批注、隐藏文字或宏,未说明",
                "such content is there; nobody says that it was" + " disclosed"))
        .at(hidden.list());
  }
}
