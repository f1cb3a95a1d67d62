package org.tiezheng.collect.store;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Damage;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.Header;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.UnreadableDatabaseException;
import org.tiezheng.sqlite.Walk;

/**
 * An SQLite database opened from its sealed files: the main file with the {@code -wal} and {@code
 * -journal} beside it. Never through an SQLite library, which would change them. Thread-safe.
 */
public final class Store {
  /** From this size of the main file on, another thread walks the tables. */
  private static final long LARGE = 4L << 20;

  private final SealedSource source;
  private final Optional<Member> wal;
  private final Optional<Member> journal;
  private final Database database;
  private final List<Text> notes;
  private final Optional<UnlockedStore> unlocked;

  private Store(
      SealedSource source,
      Optional<Member> wal,
      Optional<Member> journal,
      Database database,
      Optional<UnlockedStore> unlocked,
      List<Text> notes) {
    this.source = source;
    this.wal = wal;
    this.journal = journal;
    this.database = database;
    this.unlocked = unlocked;
    this.notes = List.copyOf(notes);
  }

  /**
   * Opens the main member of a source with its siblings; if it is encrypted, with the keys of the
   * source.
   *
   * @throws FormatException if it has no header of an SQLite database, or no key opens it
   */
  public static Store open(SealedSource source) throws FormatException {
    List<Text> notes = new ArrayList<>();
    Optional<Member> wal = sibling(source, "-wal", notes);
    Optional<Member> journal = sibling(source, "-journal", notes);
    // Asked for so that it counts as a part of the database; it holds nothing of evidence.
    source.sibling(source.main().fileName() + "-shm");
    Optional<UnlockedStore> unlocked = unlocked(source, wal);
    unlocked.ifPresent(u -> notes.addAll(u.notes()));
    DatabaseFiles files =
        new DatabaseFiles(
            source.main().bytes(), wal.map(Member::bytes), journal.map(Member::bytes));
    try {
      Database database =
          unlocked.isPresent()
              ? Database.open(files, unlocked.get().decoder())
              : Database.open(files);
      return new Store(source, wal, journal, database, unlocked, notes);
    } catch (UnreadableDatabaseException e) {
      throw new FormatException(e.sentence().zh(), e.sentence().en());
    }
  }

  /** Opens what is probed, to look at its schema; empty if it is no SQLite database. */
  public static Optional<Store> look(Probe probe) {
    return probe.once(Store.class, () -> opened(probe));
  }

  private static Optional<Store> opened(Probe probe) {
    if (!Header.begins(MemorySegment.ofArray(probe.head()))
        && unlocked(probe.source(), wal(probe.source())).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(open(probe.source()));
    } catch (FormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<UnlockedStore> unlocked(SealedSource source, Optional<Member> wal) {
    return Header.begins(source.main().bytes())
        ? Optional.empty()
        : source.keys().unlock(source.main(), wal);
  }

  private static Optional<Member> wal(SealedSource source) {
    return source.keys().equals(StoreKeys.NONE)
        ? Optional.empty()
        : sibling(source, "-wal", new ArrayList<>());
  }

  private static Optional<Member> sibling(SealedSource source, String suffix, List<Text> notes) {
    Optional<Member> member = source.sibling(source.main().fileName() + suffix);
    try {
      member.ifPresent(Member::bytes);
      return member.filter(m -> m.bytes().byteSize() > 0);
    } catch (UnreadableInnerException e) {
      notes.add(
          new Text(
              "数据库旁的 " + suffix + " 文件无法读取,仅按主文件读取:" + e.sentence().zh(),
              "the "
                  + suffix
                  + " beside the database cannot be read; only the main file is: "
                  + e.sentence().en()));
      return Optional.empty();
    }
  }

  public SealedSource source() {
    return source;
  }

  public Database database() {
    return database;
  }

  /** What opened it, if it is encrypted. */
  public Optional<UnlockedStore> unlocked() {
    return unlocked;
  }

  /** The write-ahead log that was opened with it. */
  public Optional<Member> wal() {
    return wal;
  }

  /** The rollback journal that was opened with it. */
  public Optional<Member> journal() {
    return journal;
  }

  /** The table with this name, ASCII letters compared without case. */
  public Optional<Table> table(String name) {
    return database.schema().table(name);
  }

  /** Whether there is a table with all these columns. */
  public boolean has(String table, String... columns) {
    Optional<Table> found = table(table);
    for (String column : columns) {
      found = found.filter(t -> t.column(column) >= 0);
    }
    return found.isPresent();
  }

  /**
   * Delivers the live rows of a table, if there is such a table. Defects met on the way are said in
   * the notes, and the table is then marked as not read to its end, since rows may be missing.
   */
  public void rows(String name, ReadingSession session, Consumer<StoredRow> rows) {
    rows(name, name, session, rows);
  }

  /**
   * Delivers the live rows of a table of one of several databases.
   *
   * @param counted name under which the table is counted, such as {@code media_0.db/VoiceInfo}
   */
  public void rows(String name, String counted, ReadingSession session, Consumer<StoredRow> rows) {
    rows(name, counted, session, Function.identity(), rows);
  }

  /**
   * Delivers what is made of the live rows of a table of one of several databases, in their order.
   *
   * @param made is called for each row; of a large database on another thread, some rows ahead of
   *     {@code rows}, and for other rows on the caller's at the same time
   */
  public <T> void rows(
      String name,
      String counted,
      ReadingSession session,
      Function<StoredRow, T> made,
      Consumer<T> rows) {
    Optional<Table> table = table(name);
    if (table.isEmpty()) {
      return;
    }
    Walk walk = rows(table.get(), isLarge() && isForAnyThread(), made, rows);
    broken(counted, walk, session);
  }

  /** Marks a table that was damaged as not read to its end. */
  void broken(String counted, Walk walk, ReadingSession session) {
    if (walk.damageCount() > 0) {
      Text first = walk.damage().isEmpty() ? Text.same("?") : sentence(walk.damage().getFirst());
      session.broke(
          counted,
          new Text(
              "表 " + counted + " 有 " + walk.damageCount() + " 处损坏,可能缺行;第一处:" + first.zh(),
              "table "
                  + counted
                  + " is damaged in "
                  + walk.damageCount()
                  + " places, rows may be missing; the first: "
                  + first.en()));
    }
  }

  /** Delivers the live rows of a table, and says what was damaged on the way. */
  public Walk rows(Table table, Consumer<StoredRow> rows) {
    return rows(table, isLarge() && isForAnyThread(), Function.identity(), rows);
  }

  /**
   * @param ahead whether another thread walks; the rows and their order are the same
   */
  <T> Walk rows(Table table, boolean ahead, Function<StoredRow, T> made, Consumer<T> rows) {
    ColumnPlaces columns = new ColumnPlaces(table);
    Function<Row, T> of = row -> made.apply(stored(columns, row));
    return ahead
        ? new RowsAhead<>(database, table, of).deliver(rows)
        : database.rows(table, row -> rows.accept(of.apply(row)));
  }

  private boolean isLarge() {
    return source.main().size() >= LARGE;
  }

  private boolean isForAnyThread() {
    // No thread owns what some other than this may read.
    Thread other = new Thread(() -> {});
    return source.main().bytes().isAccessibleBy(other)
        && wal.stream().allMatch(member -> member.bytes().isAccessibleBy(other))
        && journal.stream().allMatch(member -> member.bytes().isAccessibleBy(other));
  }

  private StoredRow stored(ColumnPlaces columns, Row row) {
    return new StoredRow(
        columns,
        row.rowid().isPresent() ? Optional.of(row.rowid().getAsLong()) : Optional.empty(),
        row.values(),
        at(row),
        RowState.LIVE,
        row.complete(),
        source.limits().fieldChars(),
        Map.of());
  }

  /** What was wrong when the database was opened, as notes of the reading. */
  public void note(ReadingSession session) {
    notes.forEach(session::note);
    database.damage().forEach(damage -> session.note(sentence(damage)));
  }

  /** The place of a live row. */
  public Provenance at(Row row) {
    Place place = row.place();
    Locator locator =
        row.rowid().isPresent()
            ? new Locator.TableRow(
                row.table().name(),
                row.rowid().getAsLong(),
                Optional.of(place.page()),
                Optional.of(place.offset()),
                walFrame(place))
            : new Locator.Bytes(place.offset(), place.length());
    return member(place.file()).at(locator);
  }

  /** The frame counted from 1, if the place lies in the write-ahead log. */
  static Optional<Long> walFrame(Place place) {
    return place.file() == StoreFile.WAL && place.frame().isPresent()
        ? Optional.of(place.frame().getAsLong() + 1)
        : Optional.empty();
  }

  /** The sealed file that a place lies in. */
  Member member(StoreFile file) {
    return switch (file) {
      case MAIN -> source.main();
      case WAL -> wal.orElse(source.main());
      case JOURNAL -> journal.orElse(source.main());
    };
  }

  private static Text sentence(Damage damage) {
    return new Text(
        damage.what().zh() + "(" + damage.file() + " 第 " + damage.page() + " 页)",
        damage.what().en() + " (" + damage.file() + ", page " + damage.page() + ")");
  }
}
