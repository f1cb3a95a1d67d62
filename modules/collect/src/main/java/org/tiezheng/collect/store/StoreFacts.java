package org.tiezheng.collect.store;

import java.util.HashSet;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Header;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;

/** What a database says about itself, as statements of the reading. */
public final class StoreFacts {
  private static final int TABLES = 1_000;

  private final Store store;
  private final ReadingSession session;

  public StoreFacts(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  /** Adds the facts of the header: they show which program wrote the file last. */
  public void header() {
    Header header = store.database().header();
    session.statement("sqlite.page_size", Integer.toString(header.pageSize()));
    session.statement("sqlite.user_version", Long.toString(header.userVersion()));
    session.statement("sqlite.change_counter", Long.toString(header.changeCounter()));
    session.statement("sqlite.version_valid_for", Long.toString(header.versionValidFor()));
    session.statement("sqlite.writer_version", Long.toString(header.libraryVersion()));
    session.statement("sqlite.freelist_pages", Long.toString(header.freelistCount()));
    store.wal().ifPresent(wal -> session.statement("sqlite.wal", wal.size() + " bytes"));
    store.journal().ifPresent(j -> session.statement("sqlite.journal", j.size() + " bytes"));
  }

  /**
   * Adds how many rows the other tables have, and {@code sqlite_sequence}: the highest rowid that a
   * table ever used.
   *
   * @param read tables whose rows are accounted for one by one
   */
  public void tables(Set<String> read) {
    store.rows(
        "sqlite_sequence",
        session,
        row -> session.statement("sqlite_sequence." + row.text("name"), row.text("seq")));
    Set<Long> roots = new HashSet<>();
    // Trees of a hostile file may share their pages; no honest row takes less than four bytes.
    long budget = store.database().files().main().byteSize() / 4 + 1_000_000;
    for (Table table : store.database().schema().tables()) {
      if (read.contains(table.name()) || table.name().startsWith("sqlite_")) {
        continue;
      }
      if (roots.size() >= TABLES || budget < 0 || !roots.add(table.rootPage())) {
        session.note(
            new Text(
                "有的表没有计行数:表过多或相互重叠",
                "The rows of some tables were not counted: too many, or laid over each other"));
        continue;
      }
      Walk walk = store.database().rows(table, _ -> {});
      budget -= walk.rows();
      session.statement("rows." + table.name(), Long.toString(walk.rows()));
    }
  }

  /** Adds the highest key of each entity of a Core Data store that was ever used. */
  public void coreData() {
    store.rows(
        "Z_PRIMARYKEY",
        session,
        row -> {
          if (!(row.value("Z_MAX") instanceof Value.Null)) {
            session.statement("Z_MAX." + row.text("Z_NAME"), row.text("Z_MAX"));
          }
        });
  }
}
