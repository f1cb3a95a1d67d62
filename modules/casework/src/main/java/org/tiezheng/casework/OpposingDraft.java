package org.tiezheng.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.oppose.CrossExamination;
import org.tiezheng.examine.oppose.Objection;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Property;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.examine.rule.Source;
import org.tiezheng.present.letter.Opposing;

/** Turns what the rules gave into what the paper is filled from. */
final class OpposingDraft {
  /** Those that a court asks about; what is only a matter of form stands among the objections. */
  private static final List<Property> ASKED =
      List.of(Property.AUTH, Property.LEGAL, Property.REL, Property.INTEG, Property.WEIGHT);

  private final OpenCase open;
  private final List<RulePack> packs;

  OpposingDraft(OpenCase open, List<RulePack> packs) {
    this.open = open;
    this.packs = packs;
  }

  Opposing of(Party other, List<Item> theirs, CrossExamination examined, List<Text> bundles) {
    return new Opposing(
        other,
        theirs.stream().map(item -> opposed(item, examined)).toList(),
        examined.objections().stream().map(OpposingDraft::objection).toList(),
        ASKED.stream().map(Property::title).toList(),
        bundles,
        examined.unanswered().size());
  }

  private Opposing.Opposed opposed(Item item, CrossExamination examined) {
    Map<Text, Text> properties = new LinkedHashMap<>();
    for (Property property : ASKED) {
      properties.put(property.title(), said(item, property, examined));
    }
    return new Opposing.Opposed(item, received(item), properties);
  }

  private Text said(Item item, Property property, CrossExamination examined) {
    int objections = examined.objections(item.number(), property).size();
    if (objections > 0) {
      return new Text("异议 %d 项".formatted(objections), "%d objections".formatted(objections));
    }
    long passed = examined.passed(item.number(), property, packs);
    long open = examined.unanswered(item.number(), property, packs);
    if (passed == 0) {
      return new Text("未能检查", "could not be checked");
    }
    return open == 0
        ? new Text(
            "所做的 %d 项检查未发现问题".formatted(passed), "%d checks made found nothing".formatted(passed))
        : new Text(
            "所做的 %d 项检查未发现问题,另有 %d 项未能检查".formatted(passed, open),
            "%d checks made found nothing, %d could not be made".formatted(passed, open));
  }

  private Optional<Acquisition> received(Item item) {
    Optional<String> acquisition =
        open.originals().stream()
            .filter(o -> item.originals().contains(o.digests().sha256()))
            .map(Original::acquisition)
            .reduce((_, later) -> later);
    return open.vault().caseStore().intake().acquisitions().stream()
        .filter(a -> acquisition.equals(Optional.of(a.id())))
        .findFirst();
  }

  /** The articles, each with the title of its norm; where a rule has none, nothing is claimed. */
  private static Text basis(Objection o) {
    List<Text> articles =
        o.rule().sources().stream()
            .filter(Source.Article.class::isInstance)
            .map(Norms::describe)
            .toList();
    return new Text(
        articles.stream().map(Text::zh).collect(Collectors.joining(";")),
        articles.stream().map(Text::en).collect(Collectors.joining("; ")));
  }

  private static Opposing.Objection objection(Objection o) {
    return new Opposing.Objection(
        o.item(),
        o.rule().property().title(),
        o.ground(),
        o.finding().pointers(),
        basis(o),
        o.finding().rule(),
        o.opposing().question(),
        o.opposing().request().title());
  }
}
