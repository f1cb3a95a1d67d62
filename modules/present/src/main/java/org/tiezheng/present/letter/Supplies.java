package org.tiezheng.present.letter;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What templates may be filled from, by name. A template that names another does not load. */
final class Supplies {
  private static final Map<String, Function<LetterContext, Optional<String>>> VALUES =
      Map.ofEntries(
          entry("party.self", PartySupplies::self),
          entry("party.phones", PartySupplies::phones),
          entry("party.agent", PartySupplies::agent),
          entry("party.opponents", PartySupplies::opponents),
          entry("case.court", c -> Optional.of(c.matter().court())),
          entry("case.deadline", PartySupplies::deadline),
          entry("lawyers.demanded", PartySupplies::lawyersDemanded),
          entry("platform.entity", c -> c.platform().flatMap(p -> Optional.ofNullable(p.entity()))),
          entry(
              "platform.address", c -> c.platform().flatMap(p -> Optional.ofNullable(p.address()))),
          entry("platform.verifiedOn", c -> c.platform().map(p -> c.say(p.caution()))),
          entry(
              "platform.route",
              c -> c.platform().flatMap(p -> Optional.ofNullable(p.route())).map(c::say)),
          entry("opposing.other", OpposingSupplies::other),
          entry("opposing.bundles", OpposingSupplies::bundles),
          entry("opposing.unanswered", OpposingSupplies::unanswered),
          entry("items.names", ItemSupplies::names),
          entry("items.period", c -> c.period(c.items())),
          entry("items.sameRecord", ItemSupplies::sameRecord),
          entry("items.facts", ItemSupplies::facts),
          entry("items.holders", ItemSupplies::holders),
          entry("items.clue", ItemSupplies::clue),
          entry("items.standards", ItemSupplies::standards),
          entry("collect.staff", CollectionSupplies::staff),
          entry("collect.method", CollectionSupplies::method),
          entry("collect.tool", c -> Optional.of(c.all().tool())),
          entry("collect.clock", CollectionSupplies::clock),
          entry("collect.matches", CollectionSupplies::matches));
  private static final Map<String, Function<LetterContext, List<List<String>>>> ROWS =
      Map.ofEntries(
          entry("lawyers", PartySupplies::lawyers),
          entry("accounts", PartySupplies::accounts),
          entry("items.materials", ItemSupplies::materials),
          entry("items.catalogue", ItemSupplies::catalogue),
          entry("items.receipt", ItemSupplies::receipt),
          entry("items.sources", ItemSupplies::sources),
          entry("items.custody", ItemSupplies::custody),
          entry("items.undeeded", ItemSupplies::undeeded),
          entry("opposing.items", OpposingSupplies::items),
          entry("opposing.opinions", OpposingSupplies::opinions),
          entry("opposing.grounds", OpposingSupplies::grounds),
          entry("opposing.requests", OpposingSupplies::requests),
          entry("findings.reasons", FindingSupplies::reasons),
          entry("findings.all", FindingSupplies::all),
          entry("facts.questions", FindingSupplies::questions),
          entry("facts.contradictions", FindingSupplies::contradictions),
          entry("collect.acquisitions", CollectionSupplies::acquisitions),
          entry("collect.environment", CollectionSupplies::environment),
          entry("collect.steps", CollectionSupplies::steps),
          entry("collect.files", CollectionSupplies::files),
          entry("collect.tokens", CollectionSupplies::tokens),
          entry("custody.events", CollectionSupplies::events));
  private static final Map<String, Function<LetterContext, Set<String>>> TICKS =
      Map.of(
          "platform.data", FindingSupplies::platformData,
          "appraisal.questions", FindingSupplies::appraisalQuestions,
          "case.stage", PartySupplies::stage);

  private Supplies() {}

  static Optional<String> value(String name, LetterContext context) {
    return known(VALUES, name).apply(context);
  }

  static List<List<String>> rows(String name, LetterContext context) {
    return known(ROWS, name).apply(context);
  }

  static Set<String> ticks(String name, LetterContext context) {
    return known(TICKS, name).apply(context);
  }

  private static <T> T known(Map<String, T> supplies, String name) {
    T supply = supplies.get(name);
    if (supply == null) {
      throw new IllegalStateException("no such supply: " + name);
    }
    return supply;
  }
}
