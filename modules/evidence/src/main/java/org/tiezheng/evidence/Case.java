package org.tiezheng.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case: who disputes what with whom, what must be proved, and by which items.
 *
 * @param id a UUID, made when the case is opened
 * @param cause cause of action (案由)
 * @param caseNumber 案号; empty before the case is registered
 * @param forum rule packs that apply beside CN: CN-INET, CN-GD, US-FED …
 * @param hearing date of the hearing; decides which version of a rule applies
 * @param proofDeadline last day to hand in evidence (举证期限)
 * @param copies sets to hand in; 0 means one for each opponent and one for the court
 * @param deadlines other dates by name
 * @param attributes answers of a person that rules about the whole case read
 */
public record Case(
    String id,
    String title,
    String cause,
    String caseNumber,
    String court,
    List<String> forum,
    Optional<LocalDate> hearing,
    Optional<LocalDate> proofDeadline,
    int copies,
    List<Party> parties,
    List<Account> accounts,
    List<IdentityClaim> identities,
    List<Fact> facts,
    List<Link> links,
    List<Item> items,
    Map<String, LocalDate> deadlines,
    Map<String, String> attributes) {
  public Case {
    forum = List.copyOf(forum);
    parties = List.copyOf(parties);
    accounts = List.copyOf(accounts);
    identities = List.copyOf(identities);
    facts = List.copyOf(facts);
    links = List.copyOf(links);
    items = List.copyOf(items);
    deadlines = Map.copyOf(deadlines);
    attributes = Map.copyOf(attributes);
  }

  /** The party that hands in the evidence. */
  public Optional<Party> self() {
    return parties.stream().filter(Party::self).findFirst();
  }

  /** Parties on the other side: neither ourselves nor outsiders. */
  public List<Party> opponents() {
    return parties.stream().filter(p -> !p.self() && p.role() != Role.OUTSIDER).toList();
  }

  /** The sets to hand in: as stated, else one for each opponent and one for the court. */
  public int sets() {
    return copies > 0 ? copies : opponents().size() + 1;
  }

  public Optional<Item> item(int number) {
    return items.stream().filter(i -> i.number() == number).findFirst();
  }

  /** The same case with these parties and items. */
  public Case with(List<Party> changedParties, List<Item> changedItems) {
    return new Case(
        id,
        title,
        cause,
        caseNumber,
        court,
        forum,
        hearing,
        proofDeadline,
        copies,
        changedParties,
        accounts,
        identities,
        facts,
        links,
        changedItems,
        deadlines,
        attributes);
  }

  /**
   * Whether another party handed the item in: it is examined against that party, never handed in.
   */
  public boolean ofOtherSide(Item item) {
    return item.submittedBy()
        .filter(id -> parties.stream().noneMatch(p -> p.self() && p.id().equals(id)))
        .isPresent();
  }

  /** The items that go into the catalogue, in the order of their numbers. */
  public List<Item> catalogue() {
    return items.stream()
        .filter(Item::catalogued)
        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
        .toList();
  }
}
