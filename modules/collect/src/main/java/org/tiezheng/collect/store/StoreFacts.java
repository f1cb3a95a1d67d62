package org.tiezheng.collect.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.UnlockedStore.FrameAudit;
import org.tiezheng.collect.UnlockedStore.PageAudit;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.Header;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Tree;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;

/** What a database says about itself, as statements of the reading. */
public final class StoreFacts {
  /** Name of the statement about the parameters that an encrypted database was opened with. */
  public static final String PARAMETERS = "cipher.parameters";

  /** Name of the statement that holds the fingerprint of its key. */
  public static final String KEY = "cipher.key_sha256_8";

  private static final int TABLES = 1_000;
  private static final int SHOWN = 100;

  private final Store store;
  private final ReadingSession session;
  private final String prefix;

  public StoreFacts(Store store, ReadingSession session) {
    this(store, session, "");
  }

  /**
   * One of several databases that are read together.
   *
   * @param prefix before the names of its statements, such as {@code message_0.db/}
   */
  public StoreFacts(Store store, ReadingSession session, String prefix) {
    this.store = store;
    this.session = session;
    this.prefix = prefix;
  }

  private void statement(String name, String value) {
    session.statement(prefix + name, value);
  }

  /**
   * Adds the facts of the header: they show which program wrote the file last. If the database is
   * encrypted, also with what parameters and key, and the authentication code of every page and of
   * every frame of its log.
   */
  public void header() {
    store.unlocked().ifPresent(this::encryption);
    Header header = store.database().header();
    statement("sqlite.page_size", Integer.toString(header.pageSize()));
    statement("sqlite.user_version", Long.toString(header.userVersion()));
    statement("sqlite.change_counter", Long.toString(header.changeCounter()));
    statement("sqlite.version_valid_for", Long.toString(header.versionValidFor()));
    statement("sqlite.writer_version", Long.toString(header.libraryVersion()));
    statement("sqlite.freelist_pages", Long.toString(header.freelistCount()));
    store.wal().ifPresent(wal -> statement("sqlite.wal", wal.size() + " bytes"));
    store.journal().ifPresent(j -> statement("sqlite.journal", j.size() + " bytes"));
  }

  private void encryption(UnlockedStore unlocked) {
    statement(PARAMETERS, unlocked.parameters().en());
    statement(KEY, unlocked.keyFingerprint());
    // The very bytes that are read afterwards: asked for again, a file may be mapped elsewhere.
    DatabaseFiles files = store.database().files();
    PageAudit audit = unlocked.audit(files.main());
    statement("cipher.pages", Long.toString(audit.pages()));
    statement("cipher.pages_authentic", Long.toString(audit.authentic()));
    statement("cipher.pages_empty", Long.toString(audit.empty()));
    statement("cipher.pages_wrong", Long.toString(audit.wrong()));
    if (audit.wrong() > 0) {
      String shown = shown(audit.first(), audit.wrong());
      statement("cipher.pages_wrong_first", shown);
      session.note(
          prefix
              + "主文件有 "
              + audit.wrong()
              + " 页的认证码不符,其字节已不是写入时的字节:第 "
              + shown
              + " 页。页内各行仍列出并标为不完整",
          prefix
              + audit.wrong()
              + " pages of the main file have a wrong authentication code, their bytes are not"
              + " those that were written: "
              + shown
              + "; rows on them are listed and marked as incomplete");
    }
    if (audit.tail() > 0) {
      session.note(
          prefix + "主文件末尾有 " + audit.tail() + " 字节不足一页:文件被截断或附加过",
          prefix
              + audit.tail()
              + " bytes at the end of the main file are no whole page: it was cut off, or something"
              + " was appended");
    }
    store
        .database()
        .wal()
        .ifPresent(log -> files.wal().ifPresent(bytes -> log(unlocked.audit(log, bytes))));
  }

  private void log(FrameAudit audit) {
    statement("cipher.log_frames", Long.toString(audit.frames()));
    statement("cipher.log_frames_authentic", Long.toString(audit.authentic()));
    statement("cipher.log_frames_empty", Long.toString(audit.empty()));
    statement("cipher.log_frames_wrong", Long.toString(audit.wrong()));
    statement("cipher.log_frames_unfinished", Long.toString(audit.unfinished()));
    if (audit.wrong() > 0) {
      String shown = shown(audit.first(), audit.wrong());
      statement("cipher.log_frames_wrong_first", shown);
      session.note(
          prefix
              + "预写日志有 "
              + audit.wrong()
              + " 帧的认证码不符,其字节已不是写入时的字节:第 "
              + shown
              + " 帧。帧内各行仍列出并标为不完整",
          prefix
              + audit.wrong()
              + " frames of the write-ahead log have a wrong authentication code, their bytes are"
              + " not those that were written: "
              + shown
              + "; rows in them are listed and marked as incomplete");
    }
    if (audit.unfinished() > 0) {
      session.note(
          prefix + "预写日志末尾有 " + audit.unfinished() + " 帧的认证码不符,属于没有写完的事务(例如设备中途断电),数据库不采用",
          prefix
              + audit.unfinished()
              + " frames at the end of the write-ahead log have a wrong authentication code; they"
              + " belong to a transaction that was not finished (the device was switched off, for"
              + " one) and do not count");
    }
  }

  private static String shown(List<Long> numbers, long all) {
    String first =
        numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return all > SHOWN ? first + "…" : first;
  }

  /**
   * Adds how many rows the other tables have, and {@code sqlite_sequence}: the highest rowid that a
   * table ever used.
   *
   * <p>A table that is damaged was not counted to its end, and the reading is not complete.
   *
   * @param read tables whose rows are accounted for one by one
   * @return the rows of the others by the names of their tables
   */
  public Map<String, Long> tables(Set<String> read) {
    Map<String, Long> counts = new LinkedHashMap<>();
    store.rows(
        "sqlite_sequence",
        session,
        row -> statement("sqlite_sequence." + row.text("name"), row.text("seq")));
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
      Tree tree = new Tree(table.name(), table.rootPage(), Optional.of(table), Optional.empty());
      Walk walk = store.database().records(store.database().committed(), tree, (_, _, _, _) -> {});
      budget -= walk.rows();
      statement("rows." + table.name(), Long.toString(walk.rows()));
      counts.put(table.name(), walk.rows());
      store.broken(prefix + table.name(), walk, session);
    }
    return counts;
  }

  /** Adds the highest key of each entity of a Core Data store that was ever used. */
  public void coreData() {
    store.rows(
        "Z_PRIMARYKEY",
        session,
        row -> {
          if (!(row.value("Z_MAX") instanceof Value.Null)) {
            statement("Z_MAX." + row.text("Z_NAME"), row.text("Z_MAX"));
          }
        });
  }
}
