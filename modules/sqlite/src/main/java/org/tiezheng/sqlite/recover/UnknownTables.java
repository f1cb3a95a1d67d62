package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tiezheng.sqlite.Affinity;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/**
 * Tables that the schema does not have and whose statements are gone, too: leaf pages that belong
 * to nothing, agree with themselves to the last byte, and fit no table that is known. Pages go
 * together whose columns hold the same kinds of values. Not thread-safe.
 */
final class UnknownTables {
  /** What such a table is called; the second is called unknown-2. */
  static final String NAME = "unknown";

  /** With more, pages are left to the search for rows of known tables. */
  private static final int MOST = 200;

  private static final int MOST_FIELDS = 255;
  private static final int SAMPLED_PAGES = 200;
  private static final int NUMBER = 1;
  private static final int REAL = 2;
  private static final int TEXT = 4;
  private static final int BLOB = 8;

  private final List<Template> templates;
  private final Images images;
  private final Owners owners;
  private final Pages pages;
  private final byte[] page;
  private final PageLayout layout;
  private final Shape shape;
  private final List<Kinds> found = new ArrayList<>();

  UnknownTables(List<Template> templates, Images images, Owners owners, Pages pages) {
    this.templates = List.copyOf(templates);
    this.images = images;
    this.owners = owners;
    this.pages = pages;
    page = new byte[pages.pageSize()];
    layout = new PageLayout(pages.usableSize());
    shape = new Shape(pages.usableSize(), pages.count());
  }

  /** The pages of one table, and the kinds of values in each of its columns. */
  private static final class Kinds {
    private final int[] columns;
    private final BitSet pages = new BitSet();

    Kinds(int[] columns) {
      this.columns = columns;
    }

    /** Whether no column has values of one kind here and of another there. */
    boolean suit(int[] other) {
      return columns.length == other.length
          && IntStream.range(0, other.length)
              .allMatch(i -> {
                int both = columns[i] & other[i];
                return both == columns[i] || both == other[i];
              });
    }

    void add(int[] other, int number) {
      Arrays.setAll(columns, i -> columns[i] | other[i]);
      pages.set(number);
    }
  }

  /** Finds them, notes which pages are theirs, and teaches templates what their rows are like. */
  List<Template> find(Schema today, Learning learning) {
    PageCarver known = new PageCarver(templates, images, owners, pages);
    int last = (int) Math.min(Integer.MAX_VALUE - 16L, pages.count());
    for (int number = 2; number <= last; number++) {
      if (owners.freeLeaf(number) || owners.unreachable(number)) {
        images.copy(number - 1L, page);
        if (agrees(number) && known.explain(number - 1L).isEmpty()) {
          file(number);
        }
      }
    }
    List<Template> result = new ArrayList<>();
    for (Kinds each : found) {
      int id = templates.size() + result.size();
      if (id < Short.MAX_VALUE) {
        result.add(template(id, table(today, result.size(), each.columns.length), each, learning));
      }
    }
    if (result.size() == 1) {
      trunks(result.getFirst(), last);
    }
    return result;
  }

  /** Rows on pages that list free pages now are first taken to be of the only such table. */
  private void trunks(Template only, int last) {
    for (int number = 2; number <= last; number++) {
      if (owners.freeTrunk(number) && owners.formerTemplate(number) < 0) {
        owners.formerly(number, only.id());
      }
    }
  }

  private Template template(int id, Table table, Kinds kinds, Learning learning) {
    Template template = new Template(id, table, true, templates.getFirst().encoding());
    int step = Math.max(1, kinds.pages.cardinality() / SAMPLED_PAGES);
    int seen = 0;
    for (int number = kinds.pages.nextSetBit(0); number >= 0; ) {
      owners.formerly(number, id);
      if (seen++ % step == 0) {
        learning.learn(template, number - 1L);
      }
      number = kinds.pages.nextSetBit(number + 1);
    }
    template.settle();
    return template;
  }

  private static Table table(Schema today, int index, int fields) {
    String name = index == 0 ? NAME : NAME + "-" + (index + 1);
    while (today.table(name).isPresent()) {
      name += "'";
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      columns.add(new Column("c" + i, "", Affinity.BLOB, false, Value.NULL));
    }
    List<Integer> order = IntStream.range(0, fields).boxed().toList();
    return new Table(
        name, 0, "", columns, OptionalInt.empty(), false, order, List.of(), false, false);
  }

  private void file(int number) {
    int[] kinds = kinds();
    for (Kinds each : found) {
      if (each.suit(kinds)) {
        each.add(kinds, number);
        return;
      }
    }
    if (found.size() < MOST && kinds.length <= MOST_FIELDS) {
      found.add(new Kinds(kinds));
      found.getLast().pages.set(number);
    }
  }

  private int[] kinds() {
    int[] kinds = new int[0];
    for (int i = 0; i < layout.cells(); i++) {
      shape.readIntact(page, layout.pointer(page, i), pages.usableSize(), false);
      if (shape.fields > kinds.length) {
        kinds = Arrays.copyOf(kinds, shape.fields);
      }
      for (int field = 0; field < shape.fields; field++) {
        kinds[field] |= kind(shape.types[field]);
      }
    }
    return kinds;
  }

  private static int kind(long type) {
    if (type >= 12) {
      return (type & 1) == 1 ? TEXT : BLOB;
    }
    return type == 0 ? 0 : type == 7 ? REAL : NUMBER;
  }

  /**
   * Whether the page is the leaf of a table without any fault: each pointer leads to a cell that
   * can be read, rowids ascend, and cells, freeblocks and fragments together are exactly what the
   * header says is in use.
   */
  private boolean agrees(int number) {
    boolean leaf = layout.read(page, number) && layout.isTable() && layout.isLeaf();
    if (!leaf || layout.cells() == 0 || layout.contentStart() < layout.pointersEnd()) {
      return false;
    }
    BitSet taken = new BitSet();
    long before = Long.MIN_VALUE;
    for (int i = 0; i < layout.cells(); i++) {
      int at = layout.pointer(page, i);
      boolean cell =
          at >= layout.contentStart()
              && at + Shape.LOST <= pages.usableSize()
              && shape.readIntact(page, at, pages.usableSize(), false)
              && take(taken, at, shape.end)
              && (i == 0 || shape.rowid > before);
      if (!cell) {
        return false;
      }
      before = shape.rowid;
    }
    return freeblocksAgree(taken)
        && taken.cardinality() + (page[7] & 0xff) == pages.usableSize() - layout.contentStart();
  }

  private boolean freeblocksAgree(BitSet taken) {
    int at = ByteCursor.u16(page, 1);
    while (at != 0) {
      boolean block = at >= layout.contentStart() && at + Shape.LOST <= pages.usableSize();
      if (!block || !take(taken, at, at + Math.max(1, ByteCursor.u16(page, at + 2)))) {
        return false;
      }
      int next = ByteCursor.u16(page, at);
      if (next != 0 && next <= at) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private boolean take(BitSet taken, int from, int to) {
    int next = taken.nextSetBit(from);
    if (to > pages.usableSize() || (next >= 0 && next < to)) {
      return false;
    }
    taken.set(from, to);
    return true;
  }
}
