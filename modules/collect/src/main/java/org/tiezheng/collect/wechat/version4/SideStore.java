package org.tiezheng.collect.wechat.version4;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.RecordedTime;

/**
 * A database beside the messages: some of its tables are read row by row, of the others the rows
 * are counted.
 */
final class SideStore {
  private final String file;
  private final Store store;
  private final ReadingSession session;
  private final Set<String> read = new TreeSet<>();

  SideStore(String file, Store store, ReadingSession session) {
    this.file = file;
    this.store = store;
    this.session = session;
  }

  /** Tables that are read elsewhere. */
  void has(String... tables) {
    read.addAll(List.of(tables));
  }

  /**
   * Reads a table, if it is there with these columns.
   *
   * @param reader takes the name that the row is counted under and the row, and accounts for it
   */
  void rows(String table, BiConsumer<String, StoredRow> reader, String... columns) {
    if (!store.has(table, columns)) {
      return;
    }
    String counted = file + "/" + table;
    read.add(table);
    session.table(counted);
    store.rows(
        table,
        counted,
        session,
        row -> {
          session.seen(counted);
          reader.accept(counted, row);
        });
  }

  /** Reads tables whose columns nobody has published: every row is kept as it is. */
  void verbatim(String... tables) {
    for (String table : tables) {
      rows(table, (counted, row) -> session.record(counted, verbatim(table, row)));
    }
  }

  private static Post verbatim(String table, StoredRow row) {
    return new Post(
        row.provenance(),
        People.PLATFORM,
        table,
        Optional.empty(),
        Optional.empty(),
        "",
        RecordedTime.none(),
        List.of(new MessageContent.Unread(table, row.raw())),
        List.of(),
        row.state(),
        row.all());
  }

  /** States how many rows the other tables have. */
  void rest() {
    new StoreFacts(store, session, file + "/").tables(read);
  }
}
