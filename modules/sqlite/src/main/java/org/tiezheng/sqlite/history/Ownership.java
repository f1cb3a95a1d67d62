package org.tiezheng.sqlite.history;

import java.util.Arrays;
import java.util.BitSet;
import org.tiezheng.sqlite.Table;

/**
 * Which table each page belongs to: four bytes for each page of the database. Only interior pages
 * are read to find it out. Not thread-safe.
 */
final class Ownership {
  private int[] owners = new int[0];
  private final BitSet assumed = new BitSet();
  private final TreePages trees;
  private boolean guessed;

  Ownership(TreePages trees) {
    this.trees = trees;
  }

  /** Number of the table that a page belongs to; 0 if none. */
  int owner(long page) {
    return page >= 0 && page < owners.length ? owners[(int) page] : 0;
  }

  /** Whether that rests on a later image of a page above it. */
  boolean assumed(long page) {
    return page >= 0 && page <= Integer.MAX_VALUE && assumed.get((int) page);
  }

  /** Whether some pages at the beginning were not known, so that others may have been missed. */
  boolean guessed() {
    return guessed;
  }

  void own(long page, int table) {
    if (page >= owners.length) {
      owners = Arrays.copyOf(owners, (int) Math.max(page + 1, owners.length + owners.length / 8));
    }
    owners[(int) page] = table;
  }

  /**
   * Takes note of all pages of a table.
   *
   * @param doubtful whether the table need not have been there
   */
  void walk(KnownPages state, Table table, int number, boolean doubtful) {
    boolean kind = !table.withoutRowid();
    guessed |= doubtful || !state.known(table.rootPage());
    if (doubtful && free(table.rootPage(), state)) {
      assumed.set((int) table.rootPage());
    }
    PageList open = new PageList();
    open.add(table.rootPage());
    while (!open.isEmpty()) {
      long page = open.removeLast();
      if (free(page, state) && trees.belongs(state, page, kind)) {
        own(page, number);
        children(state, page, kind, number, open);
      }
    }
  }

  private void children(KnownPages state, long page, boolean kind, int number, PageList open) {
    PageList children = new PageList();
    trees.children(state, page, children::add);
    if (children.isEmpty()) {
      return;
    }
    // All leaves are on one level and known by their parents: reading them all would be reading the
    // whole database.
    boolean interior =
        trees.isInterior(state, children.get(0), kind)
            || trees.isInterior(state, children.get(children.size() - 1), kind);
    boolean guess = !state.known(page) || assumed(page);
    guessed |= guess;
    for (int i = 0; i < children.size(); i++) {
      long child = children.get(i);
      if (!free(child, state)) {
        continue;
      }
      if (guess) {
        assumed.set((int) child);
      }
      if (interior) {
        open.add(child);
      } else {
        own(child, number);
      }
    }
  }

  private boolean free(long page, KnownPages state) {
    return page >= 1 && page <= state.count() && owner(page) == 0;
  }

  /** A page and what is below it are now known to belong where they were assumed to. */
  void confirm(KnownPages state, long from) {
    PageList open = new PageList();
    open.add(from);
    while (!open.isEmpty()) {
      long page = open.removeLast();
      if (assumed(page)) {
        assumed.clear((int) page);
        if (state.known(page) && page <= state.count()) {
          boolean table = trees.belongs(state, page, true);
          if (table || trees.belongs(state, page, false)) {
            trees.children(state, page, open::add);
          }
        }
      }
    }
  }
}
