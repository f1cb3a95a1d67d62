package org.tiezheng.examine.gaps;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/**
 * What a copy shows about its own completeness.
 *
 * @param signs the weightiest first
 * @param coverage when there are messages
 * @param lookedFor kinds that this copy could have shown; of the others nothing is said
 * @param notes how the numbers were read, what could not be examined
 * @param messages live ones that were examined
 */
public record GapReport(
    List<GapSign> signs,
    List<Coverage> coverage,
    Set<GapKind> lookedFor,
    List<Text> notes,
    long messages) {
  public GapReport {
    signs = List.copyOf(signs);
    coverage = List.copyOf(coverage);
    lookedFor = Set.copyOf(lookedFor);
    notes = List.copyOf(notes);
  }

  /** How many signs there are of each weight. */
  public Map<Weight, Long> weights() {
    Map<Weight, Long> counts = new EnumMap<>(Weight.class);
    signs.forEach(s -> counts.merge(s.weight(), 1L, Long::sum));
    return counts;
  }
}
