package org.tiezheng.examine.oppose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.OpposingRule;
import org.tiezheng.examine.rule.Property;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;

/**
 * What rules give against the items of another party, item by item in the order in which a court
 * asks: authenticity, legality, relevance, integrity, weight, form (SEED-JUD-06).
 *
 * @param objections drafts of objections
 * @param nothing items and rules that were asked and gave no objection: no admission
 * @param unanswered what could not be asked, for want of data
 */
public record CrossExamination(
    List<Objection> objections, List<Finding> nothing, List<Finding> unanswered) {
  public CrossExamination {
    objections = List.copyOf(objections);
    nothing = List.copyOf(nothing);
    unanswered = List.copyOf(unanswered);
  }

  /**
   * The case as the other party hands it in: that party's items are the catalogue. Our own items
   * stay, uncatalogued, since proofs of who uses an account lie in them: what we ourselves rely on
   * is no ground for an objection.
   */
  public static Case seenFrom(Case matter, Party other) {
    List<Party> parties =
        matter.parties().stream()
            .map(p ->
                new Party(
                    p.id(),
                    p.name(),
                    p.role(),
                    p.id().equals(other.id()),
                    p.representative(),
                    p.phones()))
            .toList();
    List<Item> items = matter.items().stream().map(i -> catalogued(i, submits(other, i))).toList();
    return matter.with(parties, items);
  }

  /** Whether the party handed the item in. */
  public static boolean submits(Party other, Item item) {
    return item.submittedBy().equals(Optional.of(other.id()));
  }

  private static Item catalogued(Item item, boolean catalogued) {
    return new Item(
        item.number(),
        item.title(),
        item.kind(),
        item.category(),
        item.copyGrade(),
        item.originals(),
        catalogued,
        item.source(),
        item.objectOfProof(),
        item.content(),
        item.reading(),
        item.carrier(),
        item.attributes(),
        item.selection());
  }

  /**
   * Sorts the findings on the other side's items.
   *
   * @param seen the case of {@link #seenFrom}
   * @param findings what the rules found in it
   */
  public static CrossExamination of(
      List<RulePack> packs, Case seen, Party other, List<Finding> findings) {
    Map<String, Rule> rules = new HashMap<>();
    packs.forEach(pack -> pack.rules().forEach(rule -> rules.put(rule.citation(), rule)));
    List<Objection> objections = new ArrayList<>();
    List<Finding> nothing = new ArrayList<>();
    List<Finding> unanswered = new ArrayList<>();
    for (Finding finding : findings) {
      Rule rule = rules.get(finding.rule());
      Optional<OpposingRule> opposing = Optional.ofNullable(rule).flatMap(OpposingRule::of);
      if (rule == null || opposing.isEmpty() || !about(finding, seen, other)) {
        continue;
      }
      Optional<Text> ground = ground(finding, opposing.get());
      if (ground.isPresent()) {
        objections.add(new Objection(finding, rule, opposing.get(), ground.get()));
      } else if (finding.outcome() == Outcome.PASS) {
        nothing.add(finding);
      } else if (finding.outcome() == Outcome.UNKNOWN) {
        unanswered.add(finding);
      }
    }
    objections.sort(
        Comparator.comparingInt(Objection::item)
            .thenComparing(o -> o.rule().property())
            .thenComparing(o -> o.finding().rule()));
    return new CrossExamination(objections, nothing, unanswered);
  }

  private static boolean about(Finding finding, Case seen, Party other) {
    return finding.item().flatMap(seen::item).filter(i -> submits(other, i)).isPresent();
  }

  private static Optional<Text> ground(Finding finding, OpposingRule opposing) {
    return switch (finding.outcome()) {
      case FAIL, WARN -> Optional.of(finding.message());
      case UNKNOWN -> opposing.silent();
      case PASS, NA -> Optional.empty();
    };
  }

  /** Objections to one property of an item. */
  public List<Objection> objections(int item, Property property) {
    return objections.stream()
        .filter(o -> o.item() == item && o.rule().property() == property)
        .toList();
  }

  /** Whether a rule about this property was asked of the item and gave no objection. */
  public boolean asked(int item, Property property, List<RulePack> packs) {
    return nothing.stream()
        .filter(f -> f.item().equals(Optional.of(item)))
        .anyMatch(f ->
            packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .anyMatch(r -> r.citation().equals(f.rule()) && r.property() == property));
  }
}
