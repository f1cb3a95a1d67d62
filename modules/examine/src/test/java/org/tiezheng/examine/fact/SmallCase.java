package org.tiezheng.examine.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.examine.Dossier;

/** A dossier that a test fills piece by piece. */
final class SmallCase implements Dossier {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private final List<Fact> facts = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final Map<Integer, List<Record>> records = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, LocalDate> deadlines = new HashMap<>();
  private Optional<LocalDate> proofDeadline = Optional.empty();

  /** A fact of a template with values by the id of their slots. */
  SmallCase fact(
      String template, Map<String, String> values, Map<String, List<Fact.SlotReading>> read) {
    String id = template.substring(template.indexOf('/') + 1);
    FactTemplate.TemplateFact of =
        FactTemplates.find(template.substring(0, template.indexOf('/')))
            .flatMap(t -> t.fact(id))
            .orElseThrow();
    facts.add(
        new Fact(
            id,
            of.title().zh(),
            Optional.of(of.burden() == FactTemplate.Burden.CLAIMANT ? "me" : "other"),
            of.standard(),
            of.slots().stream()
                .map(s ->
                    new Fact.Slot(
                        s.name().zh(),
                        s.type(),
                        values.getOrDefault(s.id(), ""),
                        read.getOrDefault(s.id(), List.of())))
                .toList(),
            Optional.of(template)));
    return this;
  }

  SmallCase fact(String template) {
    return fact(template, Map.of(), Map.of());
  }

  SmallCase link(int item, String fact, boolean supports, String lines) {
    links.add(new Link(item, fact, supports, Optional.of(lines).filter(l -> !l.isEmpty()), ""));
    return this;
  }

  /** An item with its carrier as {@code device;holder}, its platform, its account and its bytes. */
  SmallCase item(
      int number, Kind kind, String carrier, String platform, String owner, String bytes) {
    Map<String, String> stated = new HashMap<>();
    String[] parts = carrier.split(";", -1);
    if (!parts[0].isEmpty()) {
      stated.put("device", parts[0]);
    }
    if (parts.length > 1 && !parts[1].isEmpty()) {
      stated.put("holder", parts[1]);
    }
    List<Account> accounts =
        platform.isEmpty()
            ? List.of()
            : List.of(new Account(platform, "x" + number, Optional.empty(), List.of()));
    Reading reading =
        new Reading(
            "test",
            "1",
            kind,
            List.of(),
            accounts,
            Optional.of(owner).filter(o -> !o.isEmpty()),
            List.of(),
            List.of(),
            "");
    items.add(
        new Item(
            number,
            "item " + number,
            kind,
            kind.usualCategory(),
            CopyGrade.ORIGINAL,
            List.of(bytes),
            true,
            "",
            "",
            "",
            Optional.of(reading),
            stated,
            Map.of()));
    return this;
  }

  SmallCase item(int number, Kind kind) {
    return item(number, kind, "", "", "", "bytes" + number);
  }

  SmallCase records(int item, Record... rows) {
    records.put(item, List.of(rows));
    return this;
  }

  SmallCase attribute(String key, String value) {
    attributes.put(key, value);
    return this;
  }

  SmallCase deadline(String name, LocalDate day) {
    deadlines.put(name, day);
    return this;
  }

  SmallCase proofDeadline(LocalDate day) {
    proofDeadline = Optional.of(day);
    return this;
  }

  @Override
  public Case matter() {
    return new Case(
        "id",
        "t",
        "",
        "",
        "",
        List.of(),
        Optional.empty(),
        proofDeadline,
        0,
        List.of(
            new Party("me", "林岚", Role.PLAINTIFF, true, Optional.empty(), List.of()),
            new Party("other", "周启明", Role.DEFENDANT, false, Optional.empty(), List.of())),
        List.of(),
        List.of(),
        facts,
        links,
        items,
        deadlines,
        attributes);
  }

  @Override
  public Map<String, Original> originals() {
    return Map.of();
  }

  @Override
  public List<Acquisition> acquisitions() {
    return List.of();
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public Stream<Record> records(int item) {
    return records.getOrDefault(item, List.of()).stream();
  }

  @Override
  public Stream<SetAside> setAsides(int item) {
    return Stream.empty();
  }

  @Override
  public List<Observation> observations() {
    return List.of();
  }

  @Override
  public LocalDate today() {
    return TODAY;
  }
}
