package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.Table;

/** One search through one database: templates, carving, comparison. */
final class Search {
  private static final int BATCH = 512;

  private final Database database;
  private final RecoveryOptions options;
  private final RecoverySink sink;
  private final Arena arena;
  private final Images images;
  private final Pages pages;
  private final List<Template> templates = new ArrayList<>();
  private final List<Table> dropped = new ArrayList<>();
  private final Owners owners;
  private final List<Long> unsearched = new ArrayList<>();
  private long unsearchedBytes;
  private long spent;
  private long residue;
  private long liveRows;
  private long looks;
  private RowidSpan[] spans = {};
  private final BitSet unread = new BitSet();
  private final Finds entries;
  private @Nullable Kin kin;
  private @Nullable IndexResidue residueOfIndexes;

  Search(Database database, RecoveryOptions options, RecoverySink sink, Arena arena) {
    this.database = database;
    this.options = options;
    this.sink = sink;
    this.arena = arena;
    images = new Images(database);
    pages = database.committed();
    owners = new Owners(pages);
    entries = new Finds(arena);
  }

  Groups run() {
    template(Schema.SCHEMA_TABLE, false);
    database.schema().tables().forEach(table -> template(table, false));
    database.schema().indexes().forEach(this::template);
    assign();
    Learning learning = new Learning(templates, images, owners, pages);
    learning.fromLiveRows(options.threads());
    for (Table table : droppedTables()) {
      dropped.add(table);
      template(table, true);
    }
    templates.stream().filter(Template::dropped).forEach(owners::formerTree);
    learning.fromOldPages();
    templates.addAll(
        new UnknownTables(templates, images, owners, pages).find(database.schema(), learning));
    Groups groups = new Groups(carve(), templates);
    IndexResidue left =
        new IndexResidue(
            entries,
            sink.takesEntries(),
            templates,
            database.schema().indexes(),
            images,
            pages,
            arena);
    residueOfIndexes = left;
    Kin asked = new Kin(groups, database.schema().indexes(), left, images, owners, pages, arena);
    kin = asked;
    compare(groups, asked, left);
    new Absorption(groups, images, pages).run();
    return groups;
  }

  private List<Table> droppedTables() {
    Template schema = new Template(0, Schema.SCHEMA_TABLE, false, database.header().encoding());
    Learning.usualSchema(schema);
    return new DroppedTables(schema, images, owners, pages)
        .find(database.schema(), new Finds(arena));
  }

  private void template(Table table, boolean isDropped) {
    if (!table.columns().isEmpty() && templates.size() < Short.MAX_VALUE) {
      templates.add(new Template(templates.size(), table, isDropped, database.header().encoding()));
    }
  }

  private void template(Index index) {
    database
        .schema()
        .table(index.tableName())
        .filter(table -> !table.withoutRowid() && templates.size() < Short.MAX_VALUE)
        .ifPresent(table ->
            templates.add(
                Template.ofIndex(templates.size(), index, table, database.header().encoding())));
  }

  private void assign() {
    owners.pointerMaps(database.header().autoVacuum());
    templates.forEach(owners::tree);
    database.schema().indexes().stream().map(Index::rootPage).forEach(owners::otherTree);
    owners.freelist(database.header().freelistTrunk());
  }

  private Finds carve() {
    long committed = images.committedCount();
    List<Finds> all = new ArrayList<>();
    all.addAll(carve(0, committed, PageCarver::inUseOnly));
    all.addAll(carve(0, images.count(), PageCarver::notInUseOnly));
    Finds joined = new Finds(arena);
    all.forEach(joined::addAll);
    return joined;
  }

  /** What a thread does with an image. */
  private interface Step {
    void at(PageCarver carver, long image);
  }

  private List<Finds> carve(long from, long to, Step step) {
    int batches = (int) ((to - from + BATCH - 1) / BATCH);
    List<Finds> found = new ArrayList<>();
    List<Finds> foundEntries = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      found.add(new Finds(arena));
      foundEntries.add(new Finds(arena));
    }
    List<PageCarver> carvers = new ArrayList<>();
    Workers.run(
        options.threads(),
        batches,
        () -> {
          PageCarver carver = new PageCarver(templates, images, owners, pages);
          synchronized (carvers) {
            carvers.add(carver);
          }
          return batch -> {
            carver.into(found.get(batch));
            carver.entriesInto(foundEntries.get(batch));
            long start = from + (long) batch * BATCH;
            for (long image = start; image < Math.min(to, start + BATCH); image++) {
              if (!images.isNowhere(image)) {
                step.at(carver, image);
              }
            }
            looked(Math.min(to, start + BATCH) - start);
          };
        });
    for (PageCarver carver : carvers) {
      residue += carver.residue();
      spent += carver.spent();
      unsearchedBytes += carver.unsearchedBytes();
      unsearched.addAll(carver.unsearched());
    }
    foundEntries.forEach(entries::addAll);
    return found;
  }

  private synchronized void looked(long more) {
    looks += more;
    sink.progress(looks, 2 * images.committedCount() + images.count());
  }

  private void compare(Groups groups, Kin asked, IndexResidue left) {
    long committed = images.committedCount();
    int batches = (int) ((committed + BATCH - 1) / BATCH);
    List<LiveComparison> all = new ArrayList<>();
    Workers.run(
        options.threads(),
        batches,
        () -> {
          LiveComparison comparison =
              new LiveComparison(groups, asked, left, images, owners, pages);
          synchronized (all) {
            all.add(comparison);
          }
          return batch -> {
            long start = (long) batch * BATCH;
            for (long image = start; image < Math.min(committed, start + BATCH); image++) {
              comparison.page(image);
            }
            looked(Math.min(committed, start + BATCH) - start);
          };
        });
    spans = RowidSpan.none(templates.size());
    for (LiveComparison comparison : all) {
      liveRows += comparison.rows();
      unread.or(comparison.unread());
      RowidSpan[] read = comparison.spans();
      Arrays.setAll(spans, i -> spans[i].with(read[i]));
    }
  }

  /**
   * Whether a row of a table, found on a page in use whose live rowids are these, can only be a
   * former version of a live one: no rowid is free before the highest, and its own is not higher.
   */
  boolean noneIsMissing(int template, RecoveredRow.Between between) {
    return spans[template].isWithoutGap() && between.high() < spans[template].high();
  }

  /** Whether rows of a table that are still there may not have been seen. */
  boolean isUnread(Template template) {
    return unread.get(template.id()) || owners.isIncomplete(template.id());
  }

  /** Whether rows of one of some tables that are still there may not have been seen. */
  boolean isAnyUnread(List<Table> tables) {
    return (!unread.isEmpty() || owners.isAnyIncomplete())
        && templates.stream()
            .anyMatch(template -> isUnread(template) && tables.contains(template.table()));
  }

  /** Whether a table is not in the schema any more. */
  boolean isDropped(Table table) {
    return dropped.contains(table);
  }

  Classification classification(Groups groups, RowBuilder builder) {
    Likeness likeness =
        new Likeness(groups, images, Objects.requireNonNull(kin), residueOfIndexes(), pages);
    return new Classification(this, groups, builder, likeness);
  }

  IndexResidue residueOfIndexes() {
    return Objects.requireNonNull(residueOfIndexes);
  }

  RowBuilder builder(Finds finds) {
    return new RowBuilder(templates, images, owners, finds, pages);
  }

  private Unsearched notSearched() {
    List<Place> first =
        unsearched.stream()
            .sorted()
            .limit(Unsearched.MOST)
            .map(image -> images.place(image, 0, pages.pageSize()))
            .toList();
    return new Unsearched(unsearched.size(), unsearchedBytes, first);
  }

  /** Work done for carving, see {@link Effort}. */
  long spent() {
    return spent;
  }

  RecoveryReport report(
      long finds,
      Map<RowState, Long> rows,
      long ofUnknownTables,
      long unlikely,
      long indexEntries,
      long indexEntriesWithoutRow) {
    return new RecoveryReport(
        residue,
        images.count(),
        liveRows,
        finds,
        rows,
        ofUnknownTables,
        unlikely,
        indexEntries,
        indexEntriesWithoutRow,
        dropped,
        notSearched());
  }
}
