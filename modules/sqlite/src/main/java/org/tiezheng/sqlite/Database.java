package org.tiezheng.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A database, opened for reading from its bytes alone. Nothing is ever written, locked or repaired.
 * Immutable and thread-safe; it holds no resources of its own.
 *
 * <p>What breaks the rules of the format is reported as {@link Damage}, and reading goes on around
 * it.
 */
public final class Database {
  private final DatabaseFiles files;
  private final OpenedFiles opened;
  private final Schema schema;
  private final List<Damage> damage;

  private Database(DatabaseFiles files, OpenedFiles opened, Schema schema, List<Damage> damage) {
    this.files = files;
    this.opened = opened;
    this.schema = schema;
    this.damage = damage;
  }

  /**
   * Opens a database.
   *
   * @throws UnreadableDatabaseException if the main file has no header of an SQLite database
   */
  public static Database open(DatabaseFiles files) {
    return open(files, Optional.empty());
  }

  /**
   * Opens an encrypted database. {@link #files} gives its bytes from page 1 on.
   *
   * @throws UnreadableDatabaseException if the first page, decoded, has no header
   */
  public static Database open(DatabaseFiles files, PageDecoder decoder) {
    return open(files, Optional.of(decoder));
  }

  private static Database open(DatabaseFiles stored, Optional<PageDecoder> decoder) {
    DamageLog damage = new DamageLog();
    DatabaseFiles files = decoder.map(d -> stored.from(d.start())).orElse(stored);
    OpenedFiles opened = OpenedFiles.open(files, decoder, damage);
    Schema schema = Schema.read(opened.committed(), opened.header().encoding(), damage);
    return new Database(files, opened, schema, damage.first());
  }

  /** The bytes that were opened. */
  public DatabaseFiles files() {
    return files;
  }

  /** The header of the committed state; that of the main file may be older. */
  public Header header() {
    return opened.header();
  }

  /** The header of the main file as it lies, if it has one. */
  public Optional<Header> mainHeader() {
    return opened.mainHeader();
  }

  /**
   * The committed state, which SQLite would show: the main file, rolled back if the journal is hot,
   * with the valid part of the write-ahead log on top.
   */
  public Pages committed() {
    return opened.committed();
  }

  /** All pages of the main file as they lie, with those behind the end of the database. */
  public Pages main() {
    return opened.main();
  }

  /** The write-ahead log, if there is one. */
  public Optional<WriteAheadLog> wal() {
    return opened.wal();
  }

  /** The rollback journal, if there is one. */
  public Optional<RollbackJournal> journal() {
    return opened.journal();
  }

  /** The schema of the committed state. */
  public Schema schema() {
    return schema;
  }

  /** The schema of another state, see {@link #main()} and {@link WriteAheadLog#at}. */
  public Schema schema(Pages state, DamageSink sink) {
    return Schema.read(state, header().encoding(), sink);
  }

  /** What was wrong with header, logs and schema when the database was opened. */
  public List<Damage> damage() {
    return damage;
  }

  /**
   * Delivers the rows of a table in the committed state, one after the other: by rowid, or, WITHOUT
   * ROWID, page by page. Rows are made as they are read; none is kept.
   */
  public Walk rows(Table table, Consumer<Row> rows) {
    return rows(committed(), table, rows);
  }

  /** Delivers the rows of a table in another state, see {@link #rows(Table, Consumer)}. */
  public Walk rows(Pages state, Table table, Consumer<Row> rows) {
    DamageLog log = new DamageLog();
    RowReader reader = new RowReader(state, table, header().encoding(), log, rows);
    new BtreeWalk(state, log).pages(table.rootPage(), !table.withoutRowid(), reader);
    return new Walk(reader.count(), log.count(), log.first());
  }

  /**
   * Shows the records of a table or an index in some state, without an object being made for each.
   * The fields of a table's record are in {@link Table#recordOrder()}; those of an index are
   * described at {@link Index}.
   */
  public Walk records(Pages state, Tree tree, RecordVisitor visitor) {
    DamageLog log = new DamageLog();
    RecordReader reader = new RecordReader(state, log, visitor);
    new BtreeWalk(state, log).pages(tree.rootPage(), tree.hasTablePages(), reader);
    return new Walk(reader.count(), log.count(), log.first());
  }

  /** Shows the pages of a b-tree that hold records, see {@link LeafVisitor}. */
  public Walk pages(Pages state, long root, boolean table, LeafVisitor visitor) {
    DamageLog log = new DamageLog();
    new BtreeWalk(state, log).pages(root, table, visitor);
    return new Walk(0, log.count(), log.first());
  }
}
