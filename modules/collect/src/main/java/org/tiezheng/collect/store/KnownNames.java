package org.tiezheng.collect.store;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of accounts and rooms that a store states whole. A recovered row may have lost the end
 * of its own: what is left is never taken for a name, unless it is one and begins no other. Not
 * thread-safe.
 */
public final class KnownNames {
  private static final int MOST = 1_000_000;

  private final NavigableSet<String> names = new TreeSet<>();
  private String last = "";
  private boolean all = true;

  /** Adds a name that is whole; an empty one is passed over. */
  public void add(String name) {
    if (name.equals(last) || name.isEmpty()) {
      return;
    }
    last = name;
    if (names.size() < MOST) {
      names.add(name);
    } else {
      all &= names.contains(name);
    }
  }

  /** The name in a column, which may be empty; nothing where what is left does not tell it. */
  public Optional<String> in(StoredRow row, String column) {
    String name = row.text(column);
    boolean told = row.whole(column) || (all && fitting(name, 2).equals(List.of(name)));
    return told ? Optional.of(name) : Optional.empty();
  }

  /** Names that begin as what is left of one, no more than are asked for; none of nothing. */
  public List<String> fitting(String beginning, int most) {
    return beginning.isEmpty()
        ? List.of()
        : names.tailSet(beginning).stream()
            .takeWhile(name -> name.startsWith(beginning))
            .limit(most)
            .toList();
  }
}
