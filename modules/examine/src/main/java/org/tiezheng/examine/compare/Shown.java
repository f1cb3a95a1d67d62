package org.tiezheng.examine.compare;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one source shows that it can carry, over all its conversations: a kind of content that never
 * occurs in it may be one that its format leaves out. Not thread-safe.
 */
final class Shown {
  private static final int MAX_SORTS = 10_000;

  private final Map<ContentKind, Set<Facet>> facets = new EnumMap<>(ContentKind.class);
  private final Set<Integer> sorts = new HashSet<>();

  void add(ContentKind kind, Values values) {
    Set<Facet> seen = facets.computeIfAbsent(kind, _ -> EnumSet.noneOf(Facet.class));
    values.facets().forEach(seen::add);
    if (values.has(Facet.SORT) && sorts.size() < MAX_SORTS) {
      sorts.add(values.get(Facet.SORT));
    }
  }

  boolean kind(ContentKind kind) {
    return facets.containsKey(kind);
  }

  boolean facet(ContentKind kind, Facet facet) {
    return facets.getOrDefault(kind, Set.of()).contains(facet);
  }

  /** Whether the source carries messages of this sort at all, as far as it shows. */
  boolean carries(Row row) {
    boolean sort = row.kind() != ContentKind.SHARE || !row.values().has(Facet.SORT);
    return kind(row.kind()) && (sort || sorts.contains(row.values().get(Facet.SORT)));
  }

  Set<ContentKind> kinds() {
    return facets.isEmpty() ? Set.of() : EnumSet.copyOf(facets.keySet());
  }
}
