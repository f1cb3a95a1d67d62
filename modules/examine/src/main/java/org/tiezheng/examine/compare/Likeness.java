package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the contents of two messages, in what both copies carry. What one of them lacks is never
 * a difference.
 */
final class Likeness {
  private final Shown left;
  private final Shown right;

  Likeness(Shown left, Shown right) {
    this.left = left;
    this.right = right;
  }

  /** What differs; empty if nothing does or nothing can be compared. */
  List<Facet> differing(Row a, Row b) {
    if (a.kind().ownWords() || b.kind().ownWords()) {
      return List.of();
    }
    if (a.kind() != b.kind()) {
      boolean bothCarryBoth =
          right.kind(a.kind())
              && left.kind(b.kind())
              && left.kind(a.kind())
              && right.kind(b.kind());
      return bothCarryBoth ? List.of(Facet.KIND) : List.of();
    }
    List<Facet> differing = new ArrayList<>();
    for (Facet facet : a.values().facets()) {
      int there = b.values().get(facet);
      boolean cut = facet == Facet.TEXT && (a.cut() || b.cut());
      if (there != Values.ABSENT && !cut && differs(facet, a.values().get(facet), there)) {
        differing.add(facet);
      }
    }
    return differing;
  }

  private static boolean differs(Facet facet, int here, int there) {
    return switch (facet.use()) {
      case CONTENT, DETAIL -> here != there;
      case NUMBER -> facet.apart(here, there);
      case IDENTITY, SORT -> false;
    };
  }

  /** Whether at least one part was compared and none differs. */
  boolean equal(Row a, Row b) {
    return a.kind() == b.kind()
        && a.values().facets().stream()
            .anyMatch(f -> f.use() == Facet.Use.CONTENT && b.values().has(f))
        && differing(a, b).isEmpty();
  }
}
