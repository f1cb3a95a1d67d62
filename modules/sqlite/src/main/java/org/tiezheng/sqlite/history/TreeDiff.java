package org.tiezheng.sqlite.history;

import java.util.BitSet;
import java.util.Optional;
import org.tiezheng.sqlite.Table;

/**
 * Finds the pages of one table on which a transaction can have changed rows: those that it wrote,
 * that left the b-tree and that joined it. All others are in the tree before and after, with the
 * same bytes, so that comparing these as a set compares the whole table; page splits and moves do
 * not show.
 *
 * <p>Made for one transaction and one table. Not thread-safe.
 */
final class TreeDiff {
  private final Ownership owners;
  private final TreePages trees;
  private final Transition transition;
  private final int id;
  private final Optional<Table> before;
  private final Optional<Table> after;
  private final PageList written;
  private final BitSet isWritten = new BitSet();
  private final BitSet formerChildren = new BitSet();
  private final BitSet orphans = new BitSet();
  private final BitSet orphaned = new BitSet();
  private final BitSet visited = new BitSet();
  private final BitSet kept = new BitSet();
  private final BitSet proven = new BitSet();
  private final BitSet left = new BitSet();
  private final PageList rowsBefore = new PageList();
  private final PageList rowsAfter = new PageList();
  private final PageList unknown = new PageList();
  private boolean guessing;
  private boolean certain = true;

  /**
   * @param id number of the table
   * @param written the pages of the table that the transaction wrote
   */
  TreeDiff(
      Ownership owners,
      TreePages trees,
      Transition transition,
      int id,
      Optional<Table> before,
      Optional<Table> after,
      PageList written) {
    this.owners = owners;
    this.trees = trees;
    this.transition = transition;
    this.id = id;
    this.before = before;
    this.after = after;
    this.written = written;
    for (int i = 0; i < written.size(); i++) {
      isWritten.set((int) written.get(i));
    }
  }

  /** Pages whose rows before count. */
  PageList rowsBefore() {
    return rowsBefore;
  }

  /** Pages whose rows after count. */
  PageList rowsAfter() {
    return rowsAfter;
  }

  /** Pages whose rows before would count, but are not known. */
  PageList unknown() {
    return unknown;
  }

  /** Whether all pages are known to belong to the table, and not only assumed to. */
  boolean certain() {
    return certain;
  }

  void compare() {
    guessing = parentUnknown() || !transition.before().known(1);
    findFormerChildren();
    do {
      visited.clear();
      kept.clear();
      left.clear();
      visit();
      leave();
    } while (!orphaned.isEmpty());
    for (int page = visited.nextSetBit(0); page >= 0; page = visited.nextSetBit(page + 1)) {
      if (!transition.after().known(page)) {
        unknown.add(page);
      } else if (trees.holdsRows(transition.after(), page)) {
        rowsAfter.add(page);
      }
    }
    for (int page = left.nextSetBit(0); page >= 0; page = left.nextSetBit(page + 1)) {
      if (isWritten.get(page)) {
        continue;
      }
      if (transition.before().known(page)) {
        addIfRows(transition.before(), page, before, rowsBefore);
      } else {
        unknown.add(page);
      }
    }
    for (int i = 0; i < written.size(); i++) {
      long page = written.get(i);
      if (!trusted(page)) {
        unknown.add(page);
      } else {
        certain &= !owners.assumed(page);
        addIfRows(transition.before(), page, before, rowsBefore);
      }
    }
  }

  /** Whether a written page is known as it was before, and was then in this tree. */
  private boolean trusted(long page) {
    return transition.before().known(page) && !(guessing && owners.assumed(page));
  }

  /** Whether a page above was written whose children before are not known. */
  private boolean parentUnknown() {
    for (int i = 0; i < written.size(); i++) {
      long page = written.get(i);
      if (!transition.before().known(page)
          && after.isPresent()
          && trees.isInterior(transition.after(), page, !after.get().withoutRowid())) {
        return true;
      }
    }
    return false;
  }

  private void addIfRows(KnownPages state, long page, Optional<Table> table, PageList rows) {
    if (table.isPresent()
        && trees.belongs(state, page, !table.get().withoutRowid())
        && trees.holdsRows(state, page)) {
      rows.add(page);
    }
  }

  private boolean rootMoved() {
    return before.isPresent()
        && after.isPresent()
        && before.get().rootPage() != after.get().rootPage();
  }

  private void findFormerChildren() {
    for (int i = 0; i < written.size(); i++) {
      long page = written.get(i);
      // An image that is missing cannot tell; the one after then says nothing new.
      KnownPages state = trusted(page) ? transition.before() : transition.after();
      if (before.isPresent() && trees.belongs(state, page, !before.get().withoutRowid())) {
        trees.children(state, page, this::formerChild);
      }
    }
    if (before.isPresent() && (after.isEmpty() || rootMoved())) {
      mark(formerChildren, before.get().rootPage());
    }
  }

  private void formerChild(long child) {
    mark(formerChildren, child);
    if (child > Math.max(transition.before().count(), transition.after().count())) {
      unknown.add(child);
    }
  }

  private boolean isStart(long page) {
    return isWritten.get((int) page) && !formerChildren.get((int) page) && !orphans.get((int) page);
  }

  private void mark(BitSet set, long page) {
    if (page >= 1 && page <= Math.max(transition.before().count(), transition.after().count())) {
      set.set((int) page);
    }
  }

  /**
   * Goes down from the written pages whose place in the tree is sure: the page above them was not
   * written, and is not below one that left.
   */
  private void visit() {
    orphans.or(orphaned);
    orphaned.clear();
    if (after.isEmpty()) {
      return;
    }
    PageList sure = new PageList();
    PageList assumed = new PageList();
    for (int i = 0; i < written.size(); i++) {
      if (isStart(written.get(i))) {
        (owners.assumed(written.get(i)) ? assumed : sure).add(written.get(i));
      }
    }
    if (before.isEmpty() || rootMoved()) {
      sure.add(after.get().rootPage());
    }
    descend(sure);
    // What is only below an assumed page is no proof of anything.
    proven.clear();
    proven.or(visited);
    proven.or(kept);
    descend(assumed);
  }

  private void descend(PageList open) {
    boolean kind = !after.orElseThrow().withoutRowid();
    KnownPages state = transition.after();
    while (!open.isEmpty()) {
      long page = open.removeLast();
      if (page < 1 || page > state.count() || visited.get((int) page)) {
        continue;
      }
      if (!trees.belongs(state, page, kind)) {
        continue;
      }
      visited.set((int) page);
      if (!state.known(page)) {
        continue;
      }
      trees.children(
          state,
          page,
          child -> {
            if (owners.owner(child) == id
                && child <= state.count()
                && !isWritten.get((int) child)) {
              kept.set((int) child);
            } else {
              open.add(child);
            }
          });
    }
  }

  /** Follows the pages that are no longer in the tree, down to those that still are. */
  private void leave() {
    if (before.isEmpty()) {
      return;
    }
    boolean kind = !before.get().withoutRowid();
    KnownPages state = transition.before();
    PageList open = new PageList();
    formerChildren.stream().forEach(open::add);
    while (!open.isEmpty()) {
      long page = open.removeLast();
      if (page < 1 || page > state.count() || kept.get((int) page) || left.get((int) page)) {
        continue;
      }
      if (visited.get((int) page)) {
        // Written, perhaps before it was freed: its place was not sure after all.
        if (isStart(page)) {
          orphaned.set((int) page);
        }
        continue;
      }
      left.set((int) page);
      if (!isWritten.get((int) page) && state.known(page) && trees.belongs(state, page, kind)) {
        trees.children(state, page, open::add);
      }
    }
  }

  /** Adds pages of the tree whose own bytes are the same, but whose rows may not be. */
  void addContinued(PageList pages) {
    for (int i = 0; i < pages.size(); i++) {
      long page = pages.get(i);
      if (!transition.before().known(page) || !transition.after().known(page)) {
        unknown.add(page);
      } else if (!left.get((int) page) && !visited.get((int) page)) {
        addIfRows(transition.before(), page, before, rowsBefore);
        addIfRows(transition.after(), page, after, rowsAfter);
      }
    }
  }

  /** Takes back the pages that left; of all tables, before any table takes new ones. */
  void release() {
    left.stream().filter(page -> owners.owner(page) == id).forEach(page -> owners.own(page, 0));
  }

  /** Takes the pages that are in the tree now. */
  void take() {
    visited.stream().forEach(page -> owners.own(page, id));
    // The table itself may be assumed as long as the schema is not known.
    if (transition.before().known(1)) {
      proven.stream().forEach(page -> owners.confirm(transition.after(), page));
    }
  }
}
