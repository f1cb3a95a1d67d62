package org.tiezheng.sqlite.history;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Table;

/**
 * Sorts the pages of one transaction by the tables that they are known to belong to before and
 * after, and names those of which it is not known. Made for one transaction. Not thread-safe.
 */
final class ChangedPages {
  private final Transition transition;
  private final TreePages trees;
  private final Map<Integer, Table> before;
  private final Map<Integer, Table> after;
  private final boolean structure;
  private final boolean indexes;
  private final Map<Integer, TablePages> tables = new TreeMap<>();
  private final PageList lost = new PageList();
  private final BitSet written = new BitSet();
  private boolean lostTableInterior;
  private boolean lostIndexInterior;

  /**
   * @param structure whether the transaction may have moved pages between tables
   */
  ChangedPages(
      Transition transition,
      TreePages trees,
      Map<Integer, Table> before,
      Map<Integer, Table> after,
      boolean structure) {
    this.transition = transition;
    this.trees = trees;
    this.before = before;
    this.after = after;
    this.structure = structure;
    indexes =
        before.values().stream().anyMatch(Table::withoutRowid)
            || after.values().stream().anyMatch(Table::withoutRowid);
  }

  /** The pages by tables. */
  Map<Integer, TablePages> tables() {
    return tables;
  }

  /** Pages that may hold rows of a table, but of which is not known. */
  PageList lost() {
    return lost;
  }

  /** Whether rows can have gone from a table to pages of which it is not known whose they are. */
  boolean mayHaveLeft(Table table) {
    // Rows move only between pages below one, which is then written too.
    return table.withoutRowid() ? lostIndexInterior : lostTableInterior;
  }

  /** Whether rows can have come to a table from such pages. */
  boolean mayHaveCome(Table table) {
    return !structure && mayHaveLeft(table);
  }

  TablePages table(int id) {
    return tables.computeIfAbsent(id, ignored -> new TablePages());
  }

  /** A page that the transaction wrote. */
  void written(long page, int was, int is) {
    written.set((int) page);
    if (was != 0) {
      before(page, was);
    }
    if (is != 0) {
      addIfRows(transition.after(), page, after.get(is), table(is).after::add);
      if (was == 0 && !absentBefore(page)) {
        boolean known = transition.before().known(page);
        if (!known || looksLikeRows(transition.before(), page)) {
          (known ? table(is).unowned : table(is).unknown).add(page);
        }
      }
    } else if (!transition.after().whole()) {
      if (looksLikeRows(transition.after(), page)) {
        lost.add(page);
        lostTableInterior |= trees.isInterior(transition.after(), page, true);
        lostIndexInterior |= trees.isInterior(transition.after(), page, false);
      }
    } else if (was == 0 && !absentBefore(page) && mayHaveHadRows(page)) {
      lost.add(page);
    }
  }

  /** A page with other owners than before. */
  void moved(long page, int was, int is) {
    if (!written.get((int) page)) {
      if (was != 0) {
        before(page, was);
      }
      if (is != 0 && transition.after().known(page)) {
        addIfRows(transition.after(), page, after.get(is), table(is).after::add);
      }
    }
  }

  /** A page of a table that was not written, with rows that continue on pages that were. */
  void continued(long page, int id) {
    if (!written.get((int) page)) {
      written.set((int) page);
      before(page, id);
      addIfRows(transition.after(), page, after.get(id), table(id).after::add);
    }
  }

  private void before(long page, int id) {
    if (transition.before().known(page)) {
      addIfRows(transition.before(), page, before.get(id), table(id).before::add);
    } else {
      table(id).unknown.add(page);
    }
  }

  private boolean absentBefore(long page) {
    return transition.before().whole() || page > transition.before().size();
  }

  private boolean mayHaveHadRows(long page) {
    return !transition.before().known(page) || looksLikeRows(transition.before(), page);
  }

  private boolean looksLikeRows(KnownPages state, long page) {
    return trees.belongs(state, page, true) || (indexes && trees.belongs(state, page, false));
  }

  private void addIfRows(KnownPages state, long page, @Nullable Table table, LongConsumer rows) {
    if (table == null) {
      // Only where a damaged schema lacks what those after it have.
      lost.add(page);
    } else if (trees.belongs(state, page, !table.withoutRowid()) && trees.holdsRows(state, page)) {
      rows.accept(page);
    }
  }
}
