package org.tiezheng.casework;

import java.util.List;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.fact.FactTemplate.TemplateSlot;

/** Lists the facts to be proved as the case states them: slots, values, what items say, links. */
public final class ListFacts {
  private final OpenCase open;

  public ListFacts(OpenCase open) {
    this.open = open;
  }

  /**
   * A fact.
   *
   * @param bearer name of the party that has to prove it; empty if nobody is stated
   */
  public record Line(
      String id,
      String title,
      String template,
      String bearer,
      Text standard,
      List<SlotLine> slots,
      List<Link> links) {
    public Line {
      slots = List.copyOf(slots);
      links = List.copyOf(links);
    }
  }

  /**
   * A slot.
   *
   * @param key by which its template calls it; empty if there is none
   */
  public record SlotLine(
      String name, String key, Fact.SlotType type, String value, List<Fact.SlotReading> readings) {
    public SlotLine {
      readings = List.copyOf(readings);
    }
  }

  /** The facts in the order of the file. */
  public List<Line> run() {
    Case matter = open.matter();
    return matter.facts().stream().map(f -> line(f, matter)).toList();
  }

  private static Line line(Fact fact, Case matter) {
    return new Line(
        fact.id(),
        fact.title(),
        fact.template().orElse(""),
        fact.burden().map(id -> name(id, matter)).orElse(""),
        standard(fact.standard()),
        fact.slots().stream()
            .map(s ->
                new SlotLine(
                    s.name(),
                    Slots.key(fact, s).map(TemplateSlot::id).orElse(""),
                    s.type(),
                    s.value(),
                    s.readings()))
            .toList(),
        matter.links().stream().filter(l -> l.fact().equals(fact.id())).toList());
  }

  static String name(String party, Case matter) {
    return matter.parties().stream()
        .filter(p -> p.id().equals(party))
        .map(Party::name)
        .filter(n -> !n.isBlank())
        .findFirst()
        .orElse(party);
  }

  static Text standard(Fact.Standard standard) {
    return switch (standard) {
      case HIGH_PROBABILITY -> new Text("高度可能性", "high probability");
      case BEYOND_REASONABLE_DOUBT -> new Text("排除合理怀疑", "beyond reasonable doubt");
    };
  }
}
