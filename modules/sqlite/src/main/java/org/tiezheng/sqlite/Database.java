package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
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
  private final Header header;
  private final Pages committed;
  private final Schema schema;
  private final List<Damage> damage;

  private Database(
      DatabaseFiles files, Header header, Pages committed, Schema schema, List<Damage> damage) {
    this.files = files;
    this.header = header;
    this.committed = committed;
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
   * Opens an encrypted database.
   *
   * @throws UnreadableDatabaseException if the first page, decoded, has no header
   */
  public static Database open(DatabaseFiles files, PageDecoder decoder) {
    return open(files, Optional.of(decoder));
  }

  private static Database open(DatabaseFiles files, Optional<PageDecoder> decoder) {
    Header header = header(files.main(), decoder);
    DamageLog damage = new DamageLog();
    int size = header.pageSize();
    long count = files.main().byteSize() / size;
    if (header.sizeIsValid()) {
      count = Math.min(count, header.sizeInPages());
    }
    Pages pages = new PlainPages(files.main(), size, header.usableSize(), count, decoder);
    Schema schema = Schema.read(pages, header.encoding(), damage);
    return new Database(files, header, pages, schema, damage.first());
  }

  private static Header header(MemorySegment main, Optional<PageDecoder> decoder) {
    MemorySegment first = main;
    if (decoder.isPresent() && main.byteSize() >= decoder.get().pageSize()) {
      first = PlainPages.decoded(decoder.get(), 1, main.asSlice(0, decoder.get().pageSize()));
    }
    if (first.byteSize() < Header.LENGTH || !Header.begins(first)) {
      throw new UnreadableDatabaseException(
          new Sentence(
              "文件开头不是 SQLite 数据库的文件头。",
              "The file does not begin with the header of an SQLite database."));
    }
    Header header = Header.read(first);
    if (!Header.possiblePageSize(header.pageSize()) || header.usableSize() < 480) {
      throw new UnreadableDatabaseException(
          new Sentence(
              "文件头中的页大小不合规范，无法定位任何页。",
              "The page size in the header is impossible, so no page can be located."));
    }
    return header;
  }

  /** The bytes that were opened. */
  public DatabaseFiles files() {
    return files;
  }

  /** The header of the main file. */
  public Header header() {
    return header;
  }

  /** The committed state: the main file, with what the log or the hot journal adds. */
  public Pages committed() {
    return committed;
  }

  /** The schema of the committed state. */
  public Schema schema() {
    return schema;
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
    return rows(committed, table, rows);
  }

  /** Delivers the rows of a table in another state, see {@link #rows(Table, Consumer)}. */
  public Walk rows(Pages state, Table table, Consumer<Row> rows) {
    DamageLog log = new DamageLog();
    RowReader reader = new RowReader(state, table, header.encoding(), log, rows);
    new BtreeWalk(state, log).pages(table.rootPage(), !table.withoutRowid(), reader::page);
    return new Walk(reader.count(), log.count(), log.first());
  }

  /** Shows the pages of a b-tree that hold records, see {@link LeafVisitor}. */
  public Walk pages(Pages state, long root, boolean table, LeafVisitor visitor) {
    DamageLog log = new DamageLog();
    new BtreeWalk(state, log).pages(root, table, visitor);
    return new Walk(0, log.count(), log.first());
  }
}
