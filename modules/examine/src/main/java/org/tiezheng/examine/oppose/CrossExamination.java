package org.tiezheng.examine.oppose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
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
  private static final Set<String> IDENTITY = Set.of("CHAT-002", "G-009");

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
    Set<String> ours = accounts(seen, other);
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
      if (ground.isPresent() && !onlyOurs(finding, rule, ours)) {
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

  /** Accounts that are our own: those our readings belong to, and those claimed for our side. */
  private static Set<String> accounts(Case seen, Party other) {
    Set<String> ours = new HashSet<>();
    seen.items().stream()
        .filter(i -> i.submittedBy().isEmpty())
        .flatMap(i -> i.reading().flatMap(Reading::owner).stream())
        .forEach(ours::add);
    seen.identities().stream()
        .filter(claim -> !claim.party().equals(other.id()))
        .map(IdentityClaim::account)
        .forEach(ours::add);
    return ours;
  }

  /** Whose an account of our own is we know ourselves: to dispute it would be to deny it. */
  private static boolean onlyOurs(Finding finding, Rule rule, Set<String> ours) {
    return IDENTITY.contains(rule.key())
        && !finding.pointers().isEmpty()
        && finding.pointers().stream()
            .allMatch(
                p -> ours.contains(p.file()) || ours.contains(p.value()) || ours.contains(last(p)));
  }

  private static String last(Finding.Pointer p) {
    return p.where().substring(p.where().lastIndexOf(' ') + 1);
  }

  private static boolean about(Finding finding, Case seen, Party other) {
    return finding.item().flatMap(seen::item).filter(i -> submits(other, i)).isPresent();
  }

  private static Optional<Text> ground(Finding finding, OpposingRule opposing) {
    return switch (finding.outcome()) {
      case FAIL, WARN ->
          Optional.of(
              opposing.silent().isPresent() ? recorded(finding.message()) : finding.message());
      case UNKNOWN -> opposing.silent().map(CrossExamination::recorded);
      case PASS, NA -> Optional.empty();
    };
  }

  /** What our case does not hold is not what the other side did not state. */
  private static Text recorded(Text ground) {
    return new Text(
        "据本案记载(提出前先查对方的证据清单和庭审记录):" + ground.zh(),
        "by what this case records (look at the other side's list and the record of the court"
            + " first): "
            + ground.en());
  }

  /** Objections to one property of an item. */
  public List<Objection> objections(int item, Property property) {
    return objections.stream()
        .filter(o -> o.item() == item && o.rule().property() == property)
        .toList();
  }

  /** How many rules about this property were asked of the item and gave no objection. */
  public long passed(int item, Property property, List<RulePack> packs) {
    return count(nothing, item, property, packs);
  }

  /** How many could not be answered. */
  public long unanswered(int item, Property property, List<RulePack> packs) {
    return count(unanswered, item, property, packs);
  }

  private static long count(
      List<Finding> findings, int item, Property property, List<RulePack> packs) {
    Set<String> rules =
        packs.stream()
            .flatMap(pack -> pack.rules().stream())
            .filter(r -> r.property() == property)
            .map(Rule::citation)
            .collect(Collectors.toSet());
    return findings.stream()
        .filter(f -> f.item().equals(Optional.of(item)) && rules.contains(f.rule()))
        .count();
  }
}
