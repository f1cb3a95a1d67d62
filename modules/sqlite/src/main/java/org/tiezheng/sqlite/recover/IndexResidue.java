package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.RecordView;
import org.tiezheng.sqlite.Table;

/**
 * Entries of indexes that were found as residue. An entry has the rowid of its row: a row found
 * without its rowid gets it back from the entry with the same values, if these tell rows apart and
 * no other entry or live row has them. Filing is not thread-safe; seeing live rows is.
 */
final class IndexResidue {
  private static final int MOST_CANDIDATES = 8;
  private static final int MOST_LISTS = 50_000;
  private static final int KEY = 1 << 21;

  /** An index whose entries were found, and where its table's records have its values. */
  private static final class Asked {
    private final Template index;
    private final Template table;
    private final int[] fields;
    private final boolean unique;

    Asked(Template index, Template table, int[] fields, boolean unique) {
      this.index = index;
      this.table = table;
      this.fields = fields;
      this.unique = unique;
    }
  }

  private final Finds entries;
  private final List<Template> templates;
  private final Images images;
  private final byte[] page;
  private final Shape shape;
  private final List<List<Asked>> byTable = new ArrayList<>();
  private final List<Optional<Asked>> byIndex = new ArrayList<>();
  private final boolean delivered;

  /** Tables of which a row was asked for, by template. */
  private final BitSet askedFor = new BitSet();

  private ValueSlots rowids;
  private final Map<Long, NavigableSet<Long>> lists = new ConcurrentHashMap<>();
  private final Arena arena;
  private ValueSlots keys;
  private long loaded = -1;

  /**
   * Sorts what was found.
   *
   * @param delivered whether the entries themselves are wanted; else only the tables are looked at
   *     of which a row is asked for
   */
  IndexResidue(
      Finds entries,
      boolean delivered,
      List<Template> templates,
      List<Index> indexes,
      Images images,
      Pages pages,
      Arena arena) {
    this.entries = entries;
    this.delivered = delivered;
    this.templates = templates;
    this.images = images;
    this.arena = arena;
    page = new byte[pages.pageSize()];
    shape = new Shape(pages.usableSize(), pages.count());
    for (int i = 0; i < templates.size(); i++) {
      byTable.add(new ArrayList<>());
      byIndex.add(Optional.empty());
    }
    keys = new ValueSlots(0, arena);
    rowids = new ValueSlots(0, arena);
    for (long entry = 0; entry < entries.count(); entry++) {
      int index = entries.template(entry);
      if (byIndex.get(index).isEmpty()) {
        asked(templates.get(index), indexes)
            .ifPresent(each -> {
              byIndex.set(index, Optional.of(each));
              byTable.get(each.table.id()).add(each);
            });
      }
    }
  }

  private Optional<Asked> asked(Template entry, List<Index> indexes) {
    for (Index index : indexes) {
      if (index.rootPage() == entry.table().rootPage()) {
        for (Template table : templates) {
          boolean its = table.table().name().equalsIgnoreCase(index.tableName());
          if (its && !table.isIndex() && !table.dropped()) {
            int[] fields = Identity.fields(table.table(), index.columns()).orElse(new int[0]);
            return Optional.of(new Asked(entry, table, fields, index.isUnique()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean read(long entry) {
    long image = entries.image(entry);
    if (image != loaded) {
      images.copy(image, page);
      loaded = image;
    }
    return entries.piece(entry, templates).read(page, shape);
  }

  /** The rowid at the end of an entry. */
  static long rowid(Shape shape, byte[] page) {
    int last = shape.fields - 1;
    int length = (int) RecordView.fieldLength(shape.types[last]);
    return shape.types[last] == 9
        ? 1
        : length == 0 ? 0 : ByteCursor.signed(page, (int) shape.offsets[last], length);
  }

  private static long row(int table, long rowid) {
    return ContentHash.mix(rowid * 31 + table * 0x9e3779b97f4a7c15L + 5);
  }

  private static long key(Asked asked, Shape shape, byte[] page, boolean isEntry) {
    long chain = ContentHash.start(KEY + asked.index.id());
    for (int i = 0; i < asked.fields.length; i++) {
      chain = ContentHash.add(chain, shape, page, isEntry ? i : asked.fields[i]);
    }
    return ContentHash.mix(chain);
  }

  /** How many indexes of a table were found entries of. */
  int indexes(int table) {
    return byTable.get(table).size();
  }

  /** Makes room for the values of rows whose rowid is asked for. */
  void expect(long most) {
    keys = new ValueSlots(most, arena);
  }

  /** Asks for the rowid of a row that was found without it. */
  void ask(int table, Shape row, byte[] bytes, int first, int end) {
    for (Asked asked : byTable.get(table)) {
      if (isThere(asked, row, first, end)) {
        keys.file(key(asked, row, bytes, false));
        askedFor.set(table);
      }
    }
  }

  private static boolean isThere(Asked asked, Shape row, int first, int end) {
    boolean any = false;
    for (int field : asked.fields) {
      if (field < first || field >= Math.min(end, row.fields)) {
        return false;
      }
      any |= row.types[field] != 0;
    }
    return any;
  }

  /** Files the rowids of all entries, and looks for the values that are asked for in them. */
  void match() {
    rowids = new ValueSlots(delivered || !askedFor.isEmpty() ? entries.count() : 0, arena);
    for (long entry = 0; entry < entries.count(); entry++) {
      Optional<Asked> asked = byIndex.get(entries.template(entry));
      if (asked.isPresent() && asks(asked.get().table.id()) && read(entry)) {
        long rowid = rowid(shape, page);
        rowids.file(row(asked.get().table.id(), rowid));
        if (asked.get().fields.length > 0) {
          saw(key(asked.get(), shape, page, true), rowid, true);
        }
      }
    }
  }

  /** Looks at a live row. */
  void live(Template table, Shape row, byte[] bytes, long image) {
    if (!asks(table.id())) {
      return;
    }
    List<Asked> indexes = byTable.get(table.id());
    long slot = rowids.find(row(table.id(), row.rowid));
    if (slot >= 0) {
      rowids.saw(slot, row.rowid, image, row.start);
    }
    for (Asked asked : indexes) {
      if (asked.fields.length > 0 && isThere(asked, row, 0, row.fields)) {
        saw(key(asked, row, bytes, false), row.rowid, false);
      }
    }
  }

  private void saw(long key, long rowid, boolean residue) {
    long slot = keys.find(key);
    if (slot < 0) {
      return;
    }
    keys.sawRowid(slot, rowid, residue);
    NavigableSet<Long> list =
        residue && lists.size() < MOST_LISTS
            ? lists.computeIfAbsent(slot, _ -> new TreeSet<>())
            : lists.get(slot);
    if (list != null) {
      synchronized (list) {
        if (list.size() <= MOST_CANDIDATES) {
          list.add(rowid);
        }
      }
    }
  }

  /** Whether a table may have live rows that entries are compared with. */
  boolean asks(int table) {
    return delivered ? !byTable.get(table).isEmpty() : askedFor.get(table);
  }

  boolean isLive(int table, long rowid) {
    long slot = rowids.find(row(table, rowid));
    return slot >= 0 && rowids.count(slot) > 0;
  }

  /**
   * What entries say about a row without rowid.
   *
   * @param rowid the only one that goes with its values
   * @param live whether the table has a row with that rowid
   * @param candidates rowids that go with its values, if it is not only one
   */
  record Answer(Optional<Long> rowid, boolean live, List<Long> candidates) {
    static final Answer NOTHING = new Answer(Optional.empty(), false, List.of());
  }

  /** Looks for the rowid of a row that it was asked for before. */
  Answer of(int table, Shape row, byte[] bytes, int first, int end, Identity identity) {
    NavigableSet<Long> only = new TreeSet<>();
    NavigableSet<Long> some = new TreeSet<>();
    int agreeing = 0;
    boolean telling = false;
    boolean several = false;
    for (Asked asked : byTable.get(table)) {
      long slot = isThere(asked, row, first, end) ? keys.find(key(asked, row, bytes, false)) : -1;
      if (slot >= 0 && keys.count(slot) == 1 && keys.image(slot) == 1) {
        only.add(keys.rowid(slot));
        agreeing++;
        telling |= tells(asked, row, identity);
      } else if (slot >= 0 && lists.containsKey(slot)) {
        NavigableSet<Long> list = lists.get(slot);
        some.addAll(list.size() <= MOST_CANDIDATES ? list : List.of());
        // The row had another rowid before, or another row had its values.
        several |= tells(asked, row, identity);
      }
    }
    if (only.size() == 1 && !several && (telling || agreeing > 1)) {
      long rowid = only.first();
      return new Answer(Optional.of(rowid), isLive(table, rowid), List.of());
    }
    some.addAll(only);
    return some.size() > MOST_CANDIDATES
        ? Answer.NOTHING
        : new Answer(Optional.empty(), false, List.copyOf(some));
  }

  private static boolean tells(Asked asked, Shape row, Identity identity) {
    return asked.unique
        || Arrays.stream(asked.fields)
            .anyMatch(f -> identity.isTelling(f) && Identity.length(row, f) >= Identity.LEAST);
  }

  /** The table that an entry's index belongs to, if it is known. */
  Optional<Table> table(long entry) {
    return byIndex.get(entries.template(entry)).map(asked -> asked.table.table());
  }

  /** Whether the table has the row that an entry names. */
  boolean namesLive(long entry) {
    return read(entry)
        && byIndex
            .get(entries.template(entry))
            .filter(asked -> isLive(asked.table.id(), rowid(shape, page)))
            .isPresent();
  }

  /** A number that is the same for entries of the same index, values and rowid. */
  long identity(long entry) {
    return read(entry)
        ? ContentHash.mix(ContentHash.of(shape, page, 0, shape.fields) + entries.template(entry))
        : 0;
  }

  Finds entries() {
    return entries;
  }
}
