package org.tiezheng.present.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Selection;

/**
 * What a person excerpts from a conversation: the passages that bear on facts, or a period whose
 * every line a court ordered.
 *
 * @param context lines of the same conversation shown before and after each chosen line
 * @param glossary words of the conversation and what they mean
 * @param period of a supplement; then passages are empty and every line of these days is shown
 */
public record KeyChoice(
    List<Passage> passages,
    int context,
    Map<String, String> glossary,
    Optional<Selection.Period> period) {
  public KeyChoice {
    passages = List.copyOf(passages);
    glossary = Map.copyOf(glossary);
  }

  /** Passages with their surroundings. */
  public static KeyChoice of(List<Passage> passages, Selection selection) {
    return new KeyChoice(passages, selection.context(), selection.glossary(), Optional.empty());
  }

  /** Every line of a period. */
  public static KeyChoice of(Selection.Period period, Selection selection) {
    return new KeyChoice(List.of(), 0, selection.glossary(), Optional.of(period));
  }

  /**
   * Lines that support or contradict a fact.
   *
   * @param fact its title
   * @param lines by number; empty if nobody named any, or not by number
   * @param written as the person wrote the lines
   */
  public record Passage(
      String fact, boolean supports, List<LineRange> lines, String written, String note) {
    public Passage {
      lines = List.copyOf(lines);
    }

    boolean contains(int line) {
      return lines.stream().anyMatch(range -> range.contains(line));
    }
  }

  /** Facts that a range of shown lines bears on. */
  List<String> facts(int first, int last) {
    return passages.stream()
        .filter(p -> p.lines().stream().anyMatch(r -> r.first() <= last && r.last() >= first))
        .map(Passage::fact)
        .distinct()
        .toList();
  }

  boolean chosen(int line) {
    return passages.stream().anyMatch(p -> p.contains(line));
  }
}
