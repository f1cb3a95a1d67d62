package org.tiezheng.sqlite.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.Table;

/**
 * Finds out what each page belonged to in every state of a segment, as far as it can be shown;
 * where it cannot, the page belongs to nothing, and no later or earlier owner is put in its place.
 *
 * <p>The last state is read from its schema down, and the others follow from it backwards: no page
 * joins a tree without being written itself, so one that was not written belonged where it belongs
 * after; one that was written did so if the page above it was not; and what was known as it was
 * tells its children. In a transaction that did not write the first page nothing moved at all.
 */
final class Attribution {
  private final Segment segment;
  private final Schemas schemas;
  private final TreePages trees;
  private final boolean autoVacuum;
  private final Moves moves;
  private Ownership owners = new Ownership();
  private final BitSet touched = new BitSet();
  private final Map<Long, Integer> after = new HashMap<>();

  Attribution(Segment segment, Schemas schemas, TreePages trees, boolean autoVacuum) {
    this.segment = segment;
    this.schemas = schemas;
    this.trees = trees;
    this.autoVacuum = autoVacuum;
    moves = new Moves(segment.steps().size());
  }

  /** What the pages belonged to before the first transaction; {@link Moves} lead on from there. */
  Ownership first() {
    int last = segment.steps().size() - 1;
    readWhole(segment.transition(last).after(), last + 1);
    for (int i = last; i >= 0; i--) {
      moves.begin(i);
      if (segment.steps().get(i).file() == StoreFile.JOURNAL) {
        readBoth(i);
      } else if (schemas.changesStructure(i)) {
        stepBack(i);
        keep(i);
      }
    }
    return owners;
  }

  Moves moves() {
    return moves;
  }

  private void readWhole(KnownPages state, int index) {
    Map<Integer, Table> tables = schemas.tables(index);
    PageList open = new PageList();
    tables.forEach((id, table) -> claim(state, table.rootPage(), id, open, tables));
    descend(state, open, tables);
    after.clear();
    touched.clear();
  }

  /** The images of a journal with the main file are a state of their own. */
  private void readBoth(int step) {
    Ownership now = owners;
    owners = new Ownership();
    if (schemas.known(step)) {
      readWhole(segment.transition(step).before(), step);
    } else {
      owners.own(Schemas.SCHEMA_PAGE, Schemas.SCHEMA_TABLE);
    }
    for (int page = 1; page < Math.max(now.end(), owners.end()); page++) {
      if (now.owner(page) != owners.owner(page)) {
        moves.add(step, page, now.owner(page));
      }
    }
  }

  private void stepBack(int step) {
    Transition transition = segment.transition(step);
    Map<Integer, Table> later = schemas.tables(step + 1);
    BitSet written = new BitSet();
    BitSet below = new BitSet();
    transition
        .written()
        .forEach(page -> {
          written.set((int) page);
          if (trees.isInterior(transition.after(), page)) {
            trees.children(
                transition.after(), page, child -> mark(below, child, transition.after()));
          }
        });
    PageList open = new PageList();
    PageList lost = new PageList();
    transition
        .written()
        .forEach(page -> {
          if (owners.owner(page) != 0) {
            lost.add(page);
          }
        });
    for (int i = 0; i < lost.size(); i++) {
      long page = lost.get(i);
      int id = owners.owner(page);
      Table table = later.get(id);
      boolean root = table == null || table.rootPage() == page;
      boolean stayed = root ? rootStayed(transition, page, id, written) : !below.get((int) page);
      if (stayed) {
        open.add(page);
      } else {
        set(page, 0);
      }
    }
    Map<Integer, Table> tables = later;
    if (schemas.known(step)) {
      tables = schemas.tables(step);
      Map<Integer, Table> there = tables;
      tables.forEach((id, table) -> claim(transition.before(), table.rootPage(), id, open, there));
    }
    descend(transition.before(), open, tables);
  }

  /**
   * A root stays where it is without auto-vacuum; a child that was not written shows it was one.
   */
  private boolean rootStayed(Transition transition, long page, int id, BitSet written) {
    if (page == Schemas.SCHEMA_PAGE) {
      return true;
    }
    boolean[] older = new boolean[1];
    if (!autoVacuum && trees.isInterior(transition.after(), page)) {
      trees.children(
          transition.after(),
          page,
          child -> older[0] |= owners.owner(child) == id && !written.get((int) child));
    }
    return older[0];
  }

  private static void mark(BitSet set, long page, KnownPages state) {
    if (page >= 1 && page <= state.count()) {
      set.set((int) page);
    }
  }

  private void set(long page, int id) {
    if (!touched.get((int) page)) {
      touched.set((int) page);
      after.put(page, owners.owner(page));
    }
    owners.own(page, id);
  }

  private void keep(int step) {
    after.forEach((page, owner) -> {
      if (owners.owner(page) != owner) {
        moves.add(step, page, owner);
      }
    });
    after.clear();
    touched.clear();
  }

  /** Takes a page for a table, unless another table that is there has it. */
  private boolean claim(
      KnownPages state, long page, int id, PageList open, Map<Integer, Table> tables) {
    if (page < 1 || page > state.count()) {
      return false;
    }
    int owner = owners.owner(page);
    if (owner == id || (owner != 0 && tables.containsKey(owner))) {
      return false;
    }
    set(page, id);
    open.add(page);
    return true;
  }

  private void descend(KnownPages state, PageList open, Map<Integer, Table> tables) {
    while (!open.isEmpty()) {
      long page = open.removeLast();
      int id = owners.owner(page);
      Table table = tables.get(id);
      if (table != null
          && state.known(page)
          && trees.isInterior(state, page, !table.withoutRowid())) {
        children(state, page, id, table, open, tables);
      }
    }
  }

  private void children(
      KnownPages state, long page, int id, Table table, PageList open, Map<Integer, Table> tables) {
    PageList children = new PageList();
    trees.children(state, page, children::add);
    // All leaves are on one level: reading them all would be reading the whole database.
    boolean leaves =
        isLeaf(state, children.get(0), table)
            && isLeaf(state, children.get(children.size() - 1), table);
    PageList next = leaves ? new PageList() : open;
    children.forEach(child -> claim(state, child, id, next, tables));
  }

  private boolean isLeaf(KnownPages state, long page, Table table) {
    return page >= 1
        && page <= state.count()
        && state.known(page)
        && !trees.isInterior(state, page, !table.withoutRowid());
  }
}
