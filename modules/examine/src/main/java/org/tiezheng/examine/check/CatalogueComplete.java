package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;

/** G-016: every column of the catalogue is filled, numbers are unique, there are enough sets. */
final class CatalogueComplete implements Check.OfCase {
  @Override
  public String name() {
    return "form.catalogue.complete";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    Case matter = context.matter();
    List<Item> catalogue = matter.catalogue();
    if (catalogue.isEmpty()) {
      return Ruling.notApplicable("目录还是空的", "the catalogue is still empty");
    }
    Places gaps = new Places();
    Set<Integer> numbers = new HashSet<>();
    for (Item item : catalogue) {
      if (!numbers.add(item.number()) || item.number() < 1) {
        gaps.add(Context.label(item), "number", String.valueOf(item.number()));
      }
      blank(gaps, item, "title", item.title());
      blank(gaps, item, "source", item.source());
      blank(gaps, item, "objectOfProof", item.objectOfProof());
      blank(gaps, item, "content", item.content());
    }
    if (matter.parties().isEmpty() || matter.opponents().isEmpty()) {
      return Ruling.unknown(
              "没有填写对方当事人,不能计算份数",
              "no opponent is entered, so the sets cannot be" + " counted",
              "case.parties")
          .at(gaps.list());
    }
    if (matter.self().isEmpty()) {
      gaps.add("case.parties", "self", "");
    }
    int opponents = matter.opponents().size();
    if (matter.sets() < opponents) {
      gaps.add("case.copies", "", matter.sets() + " < " + opponents);
    }
    Optional<String> signature = context.answer(Answer.CATALOGUE_SIGNATURE);
    if (Context.no(signature)) {
      gaps.add("case", Answer.CATALOGUE_SIGNATURE.path(), "no");
    }
    if (!gaps.isEmpty()) {
      return Ruling.fail(
              "目录有 %d 处缺失或不合要求".formatted(gaps.count()),
              "the catalogue has %d gaps".formatted(gaps.count()))
          .at(gaps.list());
    }
    if (matter.sets() == opponents) {
      return Ruling.warn(
              "份数够对方使用,但没有给法院的一份(惯例)",
              "there are sets for the opponents but, against" + " custom, none for the court")
          .at("case.copies", "", String.valueOf(matter.sets()));
    }
    if (signature.isEmpty()) {
      return Ruling.warn(
              "各栏齐全;签名和日期的位置未经确认",
              "the columns are complete; the place for signature and date" + " was not confirmed")
          .at("case", Answer.CATALOGUE_SIGNATURE.path(), "")
          .cure("fill");
    }
    return Ruling.pass(
            "目录 %d 项各栏齐全,编号不重复,%d 份".formatted(catalogue.size(), matter.sets()),
            "the catalogue's %d rows are complete and uniquely numbered, %d sets"
                .formatted(catalogue.size(), matter.sets()))
        .at("case", Answer.CATALOGUE_SIGNATURE.path(), signature.get());
  }

  private static void blank(Places gaps, Item item, String column, String value) {
    if (value.isBlank()) {
      gaps.add(Context.label(item), column, "");
    }
  }
}
