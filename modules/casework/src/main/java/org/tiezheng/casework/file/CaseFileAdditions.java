package org.tiezheng.casework.file;

import static org.tiezheng.casework.file.CaseStatement.list;
import static org.tiezheng.casework.file.CaseStatement.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tiezheng.casework.file.CaseStatement.FactStatement;
import org.tiezheng.casework.file.CaseStatement.IdentityStatement;
import org.tiezheng.casework.file.CaseStatement.LinkStatement;
import org.tiezheng.casework.file.CaseStatement.ProofStatement;
import org.tiezheng.casework.file.CaseStatement.ReadingStatement;
import org.tiezheng.casework.file.CaseStatement.SlotStatement;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Text;

/**
 * What the program adds to {@code case.yaml} besides items: facts to be proved, links, and values
 * that a person confirmed. A person's text stays as it is; every addition is read again and must
 * come out as the old statement and the addition, else nothing is written and the person is told
 * where to write it.
 */
public final class CaseFileAdditions {
  private CaseFileAdditions() {}

  /** Adds facts at the end of {@code facts}. */
  public static CaseFile facts(CaseFile file, List<Fact> facts) throws IOException {
    CaseFile at = file;
    for (Fact fact : facts) {
      at =
          written(
              at,
              "facts",
              addition -> addition.append(List.of(), "facts", entry(fact)),
              s -> s.withFacts(plus(list(s.facts()), statement(fact))));
    }
    return at;
  }

  /** Adds a link behind those that stand there. */
  public static CaseFile link(CaseFile file, Link link) throws IOException {
    YamlEntry entry = new YamlEntry().with("item", link.item()).with("fact", link.fact());
    if (!link.supports()) {
      entry.with("supports", false);
    }
    link.lines().ifPresent(lines -> entry.with("lines", lines));
    if (!link.note().isBlank()) {
      entry.with("note", link.note());
    }
    LinkStatement stated =
        new LinkStatement(
            link.item(),
            link.fact(),
            link.supports() ? null : Boolean.FALSE,
            link.lines().orElse(null),
            link.note().isBlank() ? null : link.note());
    return written(
        file,
        "links",
        addition -> addition.append(List.of(), "links", entry),
        s -> s.withLinks(plus(list(s.links()), stated)));
  }

  /** Adds a file to those of an item. */
  public static CaseFile file(CaseFile file, int item, String name) throws IOException {
    int place = place(file, item);
    return written(
        file,
        "items." + item + ".files",
        addition ->
            addition.append(
                List.of("items", place), "files", YamlEntry.text(FileNames.exactly(name))),
        s -> s.withItem(place, old -> old.withFile(FileNames.exactly(name))));
  }

  private static int place(CaseFile file, int item) {
    int place = file.numbers().indexOf(item);
    if (place < 0) {
      throw cannot("items." + item);
    }
    return place;
  }

  /** Adds claims of identity at the end of {@code identities}. */
  public static CaseFile identities(CaseFile file, List<IdentityClaim> claims) throws IOException {
    CaseFile at = file;
    for (IdentityClaim claim : claims) {
      IdentityStatement stated = statement(claim);
      at =
          written(
              at,
              "identities",
              addition -> addition.append(List.of(), "identities", entry(claim)),
              s -> s.withIdentities(plus(list(s.identities()), stated)));
    }
    return at;
  }

  private static YamlEntry entry(IdentityClaim claim) {
    YamlEntry entry = new YamlEntry().with("account", claim.account()).with("party", claim.party());
    claim.from().ifPresent(day -> entry.with("from", day.toString()));
    claim.until().ifPresent(day -> entry.with("until", day.toString()));
    claim.admitted().ifPresent(where -> entry.with("admitted", where));
    claim.explained().ifPresent(words -> entry.with("explained", words));
    List<YamlEntry> proofs =
        claim.proofs().stream()
            .map(p ->
                new YamlEntry()
                    .with("kind", p.kind())
                    .with("item", p.item())
                    .with("where", p.where()))
            .toList();
    return entry.with("proofs", proofs);
  }

  private static IdentityStatement statement(IdentityClaim claim) {
    return new IdentityStatement(
        claim.account(),
        claim.party(),
        claim.proofs().stream()
            .map(p -> new ProofStatement(p.kind(), p.item(), p.where()))
            .toList(),
        claim.admitted().orElse(null),
        claim.explained().orElse(null),
        claim.from().orElse(null),
        claim.until().orElse(null));
  }

  /** States the value of a slot that has none yet. */
  public static CaseFile value(CaseFile file, String fact, String slot, String value)
      throws IOException {
    Place place = Place.of(file, fact, slot);
    return written(
        file,
        "facts." + fact + "." + slot + ".value",
        addition -> addition.fill(place.path(), "value", value),
        s ->
            place.changed(
                s, old -> new SlotStatement(old.name(), old.type(), value, old.readings())));
  }

  /** Adds what an item says of a slot. */
  public static CaseFile reading(CaseFile file, String fact, String slot, Fact.SlotReading reading)
      throws IOException {
    Place place = Place.of(file, fact, slot);
    YamlEntry entry =
        new YamlEntry()
            .with("item", reading.item())
            .with("value", reading.value())
            .with("where", reading.where());
    ReadingStatement stated =
        new ReadingStatement(reading.item(), reading.value(), reading.where());
    return written(
        file,
        "facts." + fact + "." + slot + ".readings",
        addition -> addition.append(place.path(), "readings", entry),
        s ->
            place.changed(
                s,
                old ->
                    new SlotStatement(
                        old.name(), old.type(), old.value(), plus(list(old.readings()), stated))));
  }

  /** Where a slot stands among the facts. */
  private record Place(int fact, int slot) {
    static Place of(CaseFile file, String fact, String slot) {
      List<FactStatement> facts = list(file.statement().facts());
      for (int f = 0; f < facts.size(); f++) {
        List<SlotStatement> slots = list(facts.get(f).slots());
        for (int s = 0; s < slots.size(); s++) {
          if (text(facts.get(f).id()).equals(fact) && text(slots.get(s).name()).equals(slot)) {
            return new Place(f, s);
          }
        }
      }
      throw new CaseFileException(
          new Text(
              "case.yaml 的事实“" + fact + "”没有要素“" + slot + "”。",
              "The fact " + fact + " in case.yaml has no slot " + slot + "."));
    }

    List<Object> path() {
      return List.of("facts", fact, "slots", slot);
    }

    CaseStatement changed(CaseStatement old, UnaryOperator<SlotStatement> change) {
      List<FactStatement> facts = new ArrayList<>(list(old.facts()));
      FactStatement f = facts.get(fact);
      List<SlotStatement> slots = new ArrayList<>(list(f.slots()));
      slots.set(slot, change.apply(slots.get(slot)));
      facts.set(
          fact,
          new FactStatement(f.id(), f.title(), f.burden(), f.standard(), slots, f.template()));
      return old.withFacts(facts);
    }
  }

  /** How a text is added to. */
  interface Change {
    Optional<String> to(YamlAddition addition);
  }

  private static Path folder(CaseFile file) {
    return Objects.requireNonNull(file.path().toAbsolutePath().getParent());
  }

  static CaseFile written(
      CaseFile file, String where, Change change, UnaryOperator<CaseStatement> meant)
      throws IOException {
    CaseFile now = CaseFile.read(folder(file));
    String old = CaseFile.content(now.path());
    Optional<String> text = YamlAddition.to(old).flatMap(change::to);
    CaseStatement wanted = meant.apply(now.statement());
    CaseFile after =
        text.flatMap(t -> read(now, t))
            .filter(f -> f.statement().equals(wanted))
            .orElseThrow(() -> cannot(where));
    CaseFileText.replace(now.path(), text.orElse(old));
    return after;
  }

  private static Optional<CaseFile> read(CaseFile file, String text) {
    try {
      return Optional.of(CaseFile.of(file.path(), text));
    } catch (CaseFileException unreadable) {
      return Optional.empty();
    }
  }

  static CaseFileException cannot(String where) {
    return new CaseFileException(
        new Text(
            "case.yaml 的写法使程序无法在“" + where + "”处追加而不改动已有文字;没有写入任何内容,请手工填写(写法见 docs/case-yaml.md)。",
            "As case.yaml is written nothing can be added at "
                + where
                + " without changing what stands there; nothing was written. Add it by hand"
                + " (docs/case-yaml.md)."));
  }

  private static YamlEntry entry(Fact fact) {
    YamlEntry entry = new YamlEntry().with("id", fact.id()).with("title", fact.title());
    fact.burden().ifPresent(party -> entry.with("burden", party));
    if (fact.standard() != Fact.Standard.HIGH_PROBABILITY) {
      entry.with("standard", fact.standard());
    }
    fact.template().ifPresent(path -> entry.with("template", path));
    List<YamlEntry> slots =
        fact.slots().stream()
            .map(s ->
                new YamlEntry()
                    .with("name", s.name())
                    .with("type", s.type())
                    .with("value", s.value())
                    .with("readings", List.of()))
            .toList();
    return entry.with("slots", slots);
  }

  private static FactStatement statement(Fact fact) {
    return new FactStatement(
        fact.id(),
        fact.title(),
        fact.burden().orElse(null),
        fact.standard() == Fact.Standard.HIGH_PROBABILITY ? null : fact.standard(),
        fact.slots().stream()
            .map(s -> new SlotStatement(s.name(), s.type(), s.value(), List.of()))
            .toList(),
        fact.template().orElse(null));
  }

  private static <T> List<T> plus(List<T> list, T added) {
    List<T> all = new ArrayList<>(list);
    all.add(added);
    return all;
  }
}
