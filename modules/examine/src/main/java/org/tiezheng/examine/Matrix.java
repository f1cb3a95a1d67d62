package org.tiezheng.examine;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.Property;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;

/**
 * For each item and each property the worst outcome, with the counts behind it. There is no total
 * score: properties do not add up.
 *
 * @param items by item number; number 0 holds what was found about the case as a whole
 */
public record Matrix(Map<Integer, Map<Property, Cell>> items) {
  /** Row of the findings that belong to no single item. */
  public static final int CASE = 0;

  /** From worst to best. An unknown outranks every pass, so it can never hide behind one. */
  private static final List<Outcome> WORST_FIRST =
      List.of(Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS, Outcome.NA);

  /**
   * One property of one item.
   *
   * @param counts how many rules gave each outcome
   */
  public record Cell(Map<Outcome, Integer> counts) {
    public Cell {
      counts = Map.copyOf(counts);
    }

    /** FAIL before WARN before UNKNOWN before PASS; NA only if nothing else was said. */
    public Outcome worst() {
      return WORST_FIRST.stream()
          .filter(outcome -> count(outcome) > 0)
          .findFirst()
          .orElse(Outcome.NA);
    }

    public int count(Outcome outcome) {
      return counts.getOrDefault(outcome, 0);
    }
  }

  /** Findings of rules that are in none of the packs are left out. */
  public static Matrix of(List<RulePack> packs, List<Finding> findings) {
    Map<String, Property> properties = new HashMap<>();
    for (RulePack pack : packs) {
      for (Rule rule : pack.rules()) {
        properties.put(rule.citation(), rule.property());
      }
    }
    Map<Integer, Map<Property, Map<Outcome, Integer>>> counts = new TreeMap<>();
    for (Finding finding : findings) {
      Property property = properties.get(finding.rule());
      if (property != null) {
        counts
            .computeIfAbsent(finding.item().orElse(CASE), _ -> new EnumMap<>(Property.class))
            .computeIfAbsent(property, _ -> new EnumMap<>(Outcome.class))
            .merge(finding.outcome(), 1, Integer::sum);
      }
    }
    Map<Integer, Map<Property, Cell>> items = new TreeMap<>();
    counts.forEach((item, byProperty) -> {
      Map<Property, Cell> cells = new EnumMap<>(Property.class);
      byProperty.forEach((property, outcomes) -> cells.put(property, new Cell(outcomes)));
      items.put(item, cells);
    });
    return new Matrix(items);
  }

  /** The cell; all NA if no rule spoke. */
  public Cell cell(int item, Property property) {
    return items.getOrDefault(item, Map.of()).getOrDefault(property, new Cell(Map.of()));
  }
}
