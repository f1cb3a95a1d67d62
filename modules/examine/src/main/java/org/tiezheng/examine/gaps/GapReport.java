package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * The same of a copy that could not be read to its end: what is not among the messages may be in
   * the part that was not read, so signs of that say little.
   */
  public GapReport readInPart() {
    List<GapSign> weighed = new ArrayList<>();
    signs.forEach(s -> weighed.add(s.kind().ofMissingRows() ? s.slight() : s));
    weighed.sort(Comparator.comparing(GapSign::weight).reversed());
    List<Text> all = new ArrayList<>();
    all.add(
        new Text(
            "本证据没有完整读取(文件被截断、损坏或缺少一部分,见其核对表):缺少的消息可能就在读不到的部分,并未被删除;这类迹象一律只作弱迹象。",
            "This item was not read to its end (its file is cut, damaged or lacks a part, see its"
                + " table of rows): messages that are not in this copy may be in what could not be"
                + " read and need not have been deleted; such signs are shown as slight."));
    all.addAll(notes);
    return new GapReport(weighed, coverage, lookedFor, all, messages);
  }

  /** How many signs there are of each weight. */
  public Map<Weight, Long> weights() {
    Map<Weight, Long> counts = new EnumMap<>(Weight.class);
    signs.forEach(s -> counts.merge(s.weight(), 1L, Long::sum));
    return counts;
  }
}
