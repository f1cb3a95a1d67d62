package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Selection;
import org.tiezheng.present.paper.KeyChoice;

/** Which excerpts of a chat a case asks for: by its links to facts, and for ordered periods. */
final class Excerpts {
  /**
   * An excerpt.
   *
   * @param part 0 for the key version, from 1 for supplements
   */
  record Excerpt(KeyChoice choice, int part) {
    /** Tells the files of one item apart. */
    String suffix() {
      return part == 0 ? "" : "-" + part;
    }
  }

  private Excerpts() {}

  /** The key version if a link names lines, then a supplement for each period. */
  static List<Excerpt> of(Case file, Item item) {
    Selection selection = item.selection().orElse(Selection.NONE);
    List<Excerpt> excerpts = new ArrayList<>();
    List<KeyChoice.Passage> passages =
        file.links().stream()
            .filter(link -> link.item() == item.number())
            .map(link -> passage(file, link))
            .toList();
    if (passages.stream().anyMatch(p -> !p.lines().isEmpty())) {
      excerpts.add(new Excerpt(KeyChoice.of(passages, selection), 0));
    }
    for (Selection.Period period : selection.periods()) {
      excerpts.add(
          new Excerpt(
              KeyChoice.of(period, selection),
              excerpts.stream().mapToInt(Excerpt::part).max().orElse(0) + 1));
    }
    return excerpts;
  }

  private static KeyChoice.Passage passage(Case file, Link link) {
    String title =
        file.facts().stream()
            .filter(f -> f.id().equals(link.fact()))
            .map(Fact::title)
            .findFirst()
            .orElse(link.fact());
    List<LineRange> lines = link.lines().flatMap(LineRange::parse).orElse(List.of());
    return new KeyChoice.Passage(
        title, link.supports(), lines, link.lines().orElse(""), link.note());
  }
}
