package org.tiezheng.sqlite.recover;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.Table;

/** One search through one database: templates, carving, comparison. */
final class Search {
  private static final int SAMPLED_PAGES = 200;
  private static final int BATCH = 512;

  private final Database database;
  private final RecoveryOptions options;
  private final Arena arena;
  private final Images images;
  private final Pages pages;
  private final List<Template> templates = new ArrayList<>();
  private final List<Table> dropped = new ArrayList<>();
  private final Owners owners;
  private long residue;
  private long liveRows;

  Search(Database database, RecoveryOptions options, Arena arena) {
    this.database = database;
    this.options = options;
    this.arena = arena;
    images = new Images(database);
    pages = database.committed();
    owners = new Owners(pages);
  }

  Groups run() {
    template(Schema.SCHEMA_TABLE, false);
    database.schema().tables().forEach(table -> template(table, false));
    assign();
    learn();
    for (Table table : droppedTables()) {
      dropped.add(table);
      template(table, true);
    }
    Groups groups = new Groups(carve(), templates);
    compare(groups);
    new Absorption(groups, images, pages).run();
    return groups;
  }

  private List<Table> droppedTables() {
    return new DroppedTables(templates.getFirst(), images, owners, pages)
        .find(database.schema(), new Finds(arena));
  }

  private void template(Table table, boolean isDropped) {
    if (!table.columns().isEmpty() && templates.size() < Short.MAX_VALUE) {
      templates.add(new Template(templates.size(), table, isDropped, database.header().encoding()));
    }
  }

  private void assign() {
    owners.pointerMaps(database.header().autoVacuum());
    templates.forEach(owners::tree);
    database.schema().indexes().stream().map(Index::rootPage).forEach(owners::otherTree);
    owners.freelist(database.header().freelistTrunk());
  }

  private void learn() {
    byte[] page = new byte[pages.pageSize()];
    PageLayout layout = new PageLayout(pages.usableSize());
    Shape shape = new Shape(pages.usableSize(), pages.count());
    List<BitSet> samples = owners.samples(templates.size(), SAMPLED_PAGES);
    for (Template template : templates) {
      samples.get(template.id()).stream()
          .forEach(number -> {
            images.copy(number - 1L, page);
            if (layout.read(page, number) && template.keyed() != layout.isTable()) {
              learn(template, page, layout, shape);
            }
          });
      template.settle();
    }
  }

  private void learn(Template template, byte[] page, PageLayout layout, Shape shape) {
    if (layout.isTable() && !layout.isLeaf()) {
      return;
    }
    for (int i = 0; i < layout.cells(); i++) {
      int at = layout.recordCell(layout.pointer(page, i));
      if (at < pages.usableSize()
          && shape.readIntact(page, at, pages.usableSize(), template.keyed())) {
        template.learn(shape.rowidLength, shape.fields, shape.types);
      }
    }
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
    for (int i = 0; i < batches; i++) {
      found.add(new Finds(arena));
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
            long start = from + (long) batch * BATCH;
            for (long image = start; image < Math.min(to, start + BATCH); image++) {
              step.at(carver, image);
            }
          };
        });
    for (PageCarver carver : carvers) {
      residue += carver.residue();
    }
    return found;
  }

  private void compare(Groups groups) {
    long committed = images.committedCount();
    int batches = (int) ((committed + BATCH - 1) / BATCH);
    List<LiveComparison> all = new ArrayList<>();
    Workers.run(
        options.threads(),
        batches,
        () -> {
          LiveComparison comparison = new LiveComparison(groups, images, owners, pages);
          synchronized (all) {
            all.add(comparison);
          }
          return batch -> {
            long start = (long) batch * BATCH;
            for (long image = start; image < Math.min(committed, start + BATCH); image++) {
              comparison.page(image);
            }
          };
        });
    for (LiveComparison comparison : all) {
      liveRows += comparison.rows();
    }
  }

  RowBuilder builder(Finds finds) {
    return new RowBuilder(templates, images, finds, pages);
  }

  RecoveryReport report(long finds, Map<RowState, Long> rows, long unlikely) {
    return new RecoveryReport(residue, images.count(), liveRows, finds, rows, unlikely, dropped);
  }
}
