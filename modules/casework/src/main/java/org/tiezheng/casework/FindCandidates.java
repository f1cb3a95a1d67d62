package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tiezheng.casework.search.Excerpt;
import org.tiezheng.casework.search.Found;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.fact.Candidate;
import org.tiezheng.examine.fact.RecordCandidates;
import org.tiezheng.present.paper.StorageLocation;

/**
 * Looks in the records for what may fill the slots of a fact: amounts, dates, parties, each with
 * its line and place. Candidates only: {@link ConfirmSlot} makes one part of the fact. Reads line
 * by line and changes nothing.
 */
public final class FindCandidates {
  private final OpenCase open;

  public FindCandidates(OpenCase open) {
    this.open = open;
  }

  /**
   * Where to look.
   *
   * @param fact only what fits its slots, in the lines that are linked to it; where nothing is
   *     linked, in all
   * @param slot of the fact
   * @param item only this one, linked or not
   * @param lines of that item
   */
  public record Request(
      Optional<String> fact,
      Optional<String> slot,
      Optional<Integer> item,
      Optional<String> lines) {}

  /**
   * A candidate and where it stands.
   *
   * @param line its number, for {@code --line}
   * @param sender who wrote the line, as shown; may be empty
   * @param state what the store says of the row, or that it was recovered
   * @param words the line, shortened
   * @param place file and place in it
   */
  public record Hit(
      int item,
      long line,
      Fact.SlotType type,
      String raw,
      String value,
      Text basis,
      RecordedTime time,
      String sender,
      RowState state,
      String words,
      String place) {}

  /**
   * How much was looked at.
   *
   * @param unread items that have not been read, so that nothing of them was looked at
   * @param slots of the fact that no record can fill by itself, being texts
   */
  public record Looked(
      long lines, long found, long unclear, List<Integer> unread, List<String> slots) {
    public Looked {
      unread = List.copyOf(unread);
      slots = List.copyOf(slots);
    }
  }

  /** Looks; hits are given as they come, in the order of items and lines. */
  public Looked run(Request request, Consumer<Hit> hits) {
    Case matter = open.matter();
    Optional<Fact> fact = request.fact().map(id -> Slots.fact(matter, id));
    if (request.slot().isPresent() && fact.isEmpty()) {
      throw AddFacts.wrong("--slot 需要 --fact", "--slot needs --fact");
    }
    List<Fact.Slot> slots =
        fact.map(f -> request.slot().map(s -> List.of(Slots.slot(f, s))).orElse(f.slots()))
            .orElse(List.of());
    request
        .item()
        .filter(n -> matter.item(n).isEmpty())
        .ifPresent(n -> {
          throw AddFacts.unknown("证据", "item", String.valueOf(n), LinkItem.numbers(matter));
        });
    if (request.lines().isPresent() && request.item().isEmpty()) {
      throw AddFacts.wrong("--lines 需要 --item", "--lines needs --item");
    }
    Pass pass = new Pass(matter, slots, fact.isPresent(), hits);
    for (Item item : matter.items()) {
      scope(item, request, fact, matter).ifPresent(scope -> pass.item(item, scope));
    }
    return pass.looked(slots);
  }

  /** Which lines of an item are looked at; an empty list means all, empty none. */
  private static Optional<List<LineRange>> scope(
      Item item, Request request, Optional<Fact> fact, Case matter) {
    if (request.item().isPresent()) {
      return request.item().get() == item.number()
          ? Optional.of(request.lines().map(LinkItem::ranges).orElse(List.of()))
          : Optional.empty();
    }
    List<Link> links =
        matter.links().stream()
            .filter(l -> fact.filter(f -> l.fact().equals(f.id())).isPresent())
            .toList();
    if (links.isEmpty()) {
      return Optional.of(List.of());
    }
    List<Link> mine = links.stream().filter(l -> l.item() == item.number()).toList();
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = mine.stream().anyMatch(l -> l.lines().flatMap(LineRange::parse).isEmpty());
    return Optional.of(
        whole
            ? List.of()
            : mine.stream()
                .flatMap(l -> l.lines().flatMap(LineRange::parse).orElse(List.of()).stream())
                .toList());
  }

  /** One pass over the items. */
  private final class Pass {
    private final List<Fact.Slot> slots;
    private final boolean ofFact;
    private final Consumer<Hit> hits;
    private final RecordCandidates candidates;
    private final StorageLocation places;
    private final List<Integer> unread = new ArrayList<>();
    private long lines;
    private long found;
    private long unclear;

    Pass(Case matter, List<Fact.Slot> slots, boolean ofFact, Consumer<Hit> hits) {
      this.slots = slots;
      this.ofFact = ofFact;
      this.hits = hits;
      this.candidates = new RecordCandidates(matter);
      Map<String, String> files = new HashMap<>();
      for (Original original : open.originals()) {
        files.putIfAbsent(original.digests().sha256(), original.name());
      }
      this.places = new StorageLocation(Export.facts(open.place(), matter), files);
    }

    void item(Item item, List<LineRange> scope) {
      if (item.reading().isEmpty()) {
        unread.add(item.number());
        return;
      }
      Lines.of(open, item)
          .each((number, row) -> {
            if (!scope.isEmpty()
                && scope.stream().noneMatch(r -> r.first() <= number && number <= r.last())) {
              return;
            }
            lines++;
            for (Candidate c : candidates.of(row, !scope.isEmpty())) {
              if (ofFact ? slots.stream().anyMatch(s -> s.type() == c.type()) : !c.ofRecord()) {
                give(item, number, row, c);
              }
            }
          });
    }

    private void give(Item item, long number, Record row, Candidate c) {
      found++;
      unclear += c.clear() ? 0 : 1;
      Found at =
          Found.of(
              item.number(),
              number,
              Optional.empty(),
              row,
              Excerpt.NONE,
              places.of(row.provenance()));
      hits.accept(
          new Hit(
              item.number(),
              number,
              c.type(),
              c.raw(),
              c.value(),
              c.basis(),
              row.time(),
              at.sender(),
              at.state(),
              Lines.brief(number, row),
              at.place()));
    }

    Looked looked(List<Fact.Slot> asked) {
      return new Looked(
          lines,
          found,
          unclear,
          unread,
          asked.stream().filter(s -> s.type() == Fact.SlotType.TEXT).map(Fact.Slot::name).toList());
    }
  }
}
