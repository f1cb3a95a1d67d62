package org.tiezheng.examine.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.check.Independence;
import org.tiezheng.examine.check.SlotConflict;

/**
 * The facts to be proved against the items of a case: which item shows which fact, from how many
 * independent sources, what does not go together, and what belongs to nothing. It counts; whether a
 * fact is proved is for the court.
 *
 * @param lonely items that are linked to no fact
 */
public record ProofMatrix(List<Row> facts, List<Lonely> lonely) {
  public ProofMatrix {
    facts = List.copyOf(facts);
    lonely = List.copyOf(lonely);
  }

  /** How a fact stands. The order is from worst to best. */
  public enum Status {
    NO_EVIDENCE("没有证据", "no evidence"),
    CONTRADICTED("有矛盾", "contradicted"),
    SINGLE_SOURCE("单一来源", "single source"),
    SEVERAL_SOURCES("多个独立来源", "several independent sources");

    private final Text title;

    Status(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * A fact.
   *
   * @param bearer id of the party that has to prove it; empty if nobody is stated
   * @param sources numbers of the supporting items, in groups of one source each
   * @param unknownOrigin supporting items of which neither device nor holder nor platform is known
   * @param copiesOnly whether no supporting item is an original, or deemed one
   * @param open slots without a stated value
   * @param unread slots with a value of which no item says anything
   */
  public record Row(
      String fact,
      String title,
      Optional<String> bearer,
      Fact.Standard standard,
      Status status,
      List<Cell> cells,
      List<List<Integer>> sources,
      List<Integer> unknownOrigin,
      boolean copiesOnly,
      List<SlotConflict> conflicts,
      List<String> open,
      List<String> unread) {
    public Row {
      cells = List.copyOf(cells);
      sources = sources.stream().map(List::copyOf).toList();
      unknownOrigin = List.copyOf(unknownOrigin);
      conflicts = List.copyOf(conflicts);
      open = List.copyOf(open);
      unread = List.copyOf(unread);
    }

    public Optional<Cell> cell(int item) {
      return cells.stream().filter(c -> c.item() == item).findFirst();
    }
  }

  /**
   * What one item does for a fact.
   *
   * @param lines that support it, as written; empty texts are left out
   * @param against lines, or notes, of links that speak against it
   * @param readings how many values of its slots were confirmed from the item
   */
  public record Cell(
      int item,
      boolean supports,
      boolean contradicts,
      List<String> lines,
      List<String> against,
      int readings) {
    public Cell {
      lines = List.copyOf(lines);
      against = List.copyOf(against);
    }
  }

  /** An item that is linked to no fact. */
  public record Lonely(int item, String title, boolean catalogued) {}

  /** The matrix of a case as it stands. */
  public static ProofMatrix of(Dossier dossier) {
    Context context = new Context(dossier);
    Case matter = dossier.matter();
    List<Row> rows = matter.facts().stream().map(f -> row(f, context)).toList();
    Set<Integer> used = new TreeSet<>();
    rows.forEach(r -> r.cells().forEach(c -> used.add(c.item())));
    List<Lonely> lonely =
        matter.items().stream()
            .filter(i -> !used.contains(i.number()))
            .sorted(Comparator.comparingInt(Item::number))
            .map(i -> new Lonely(i.number(), i.title(), i.catalogued()))
            .toList();
    return new ProofMatrix(rows, lonely);
  }

  private static Row row(Fact fact, Context context) {
    Independence independence = new Independence(context);
    List<Item> supporting = context.supporting(fact.id());
    List<List<Item>> sources = independence.sources(supporting);
    List<Cell> cells = cells(fact, context.matter());
    List<SlotConflict> conflicts = SlotConflict.of(fact, context);
    boolean contradicted =
        cells.stream().anyMatch(Cell::contradicts)
            || conflicts.stream().anyMatch(c -> c.weight().contradiction());
    Status status =
        supporting.isEmpty()
            ? Status.NO_EVIDENCE
            : contradicted
                ? Status.CONTRADICTED
                : sources.size() > 1 ? Status.SEVERAL_SOURCES : Status.SINGLE_SOURCE;
    return new Row(
        fact.id(),
        fact.title(),
        fact.burden(),
        fact.standard(),
        status,
        cells,
        sources.stream().map(g -> g.stream().map(Item::number).toList()).toList(),
        supporting.stream().filter(independence::unknown).map(Item::number).toList(),
        !supporting.isEmpty() && supporting.stream().allMatch(ProofMatrix::copy),
        conflicts,
        fact.slots().stream().filter(s -> s.value().isBlank()).map(Fact.Slot::name).toList(),
        fact.slots().stream()
            .filter(s -> !s.value().isBlank() && s.readings().isEmpty())
            .map(Fact.Slot::name)
            .toList());
  }

  private static boolean copy(Item item) {
    return item.copyGrade().copy();
  }

  private static List<Cell> cells(Fact fact, Case matter) {
    Set<Integer> items = new TreeSet<>();
    List<Link> links = matter.links().stream().filter(l -> l.fact().equals(fact.id())).toList();
    links.forEach(l -> items.add(l.item()));
    fact.slots().forEach(s -> s.readings().forEach(r -> items.add(r.item())));
    List<Cell> cells = new ArrayList<>();
    for (int item : items) {
      List<Link> mine = links.stream().filter(l -> l.item() == item).toList();
      cells.add(
          new Cell(
              item,
              mine.stream().anyMatch(Link::supports),
              mine.stream().anyMatch(l -> !l.supports()),
              mine.stream().filter(Link::supports).flatMap(l -> l.lines().stream()).toList(),
              mine.stream()
                  .filter(l -> !l.supports())
                  .map(l -> l.lines().orElse(l.note()))
                  .toList(),
              (int)
                  fact.slots().stream()
                      .flatMap(s -> s.readings().stream())
                      .filter(r -> r.item() == item)
                      .count()));
    }
    return cells;
  }
}
