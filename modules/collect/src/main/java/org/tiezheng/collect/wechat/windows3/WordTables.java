package org.tiezheng.collect.wechat.windows3;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.FullText;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.evidence.RecordedTime;

/**
 * {@code FTSMSG*.db}: the words of messages for searching, with the server's number of the message
 * in a table beside them.
 */
final class WordTables {
  private static final int STORES = 100;
  private static final int MOST_NAMES = 1_000_000;
  private static final String TABLE = "FTSChatMsg2_content";

  private final StoreFolder folder;
  private final ReadingSession session;
  private final FullText words;
  private final boolean whole;

  WordTables(StoreFolder folder, ReadingSession session, FullText words, boolean whole) {
    this.folder = folder;
    this.session = session;
    this.words = words;
    this.whole = whole;
  }

  void read() {
    for (int i = 0; i < STORES; i++) {
      folder
          .database("Msg/Multi/FTSMSG" + i + ".db", session)
          .filter(store -> store.has(TABLE, "docid", "c0content", "c1entityId"))
          .ifPresent(this::read);
    }
  }

  private void read(Store store) {
    store.note(session);
    Map<Long, String> names = new HashMap<>();
    store.rows(
        "NameToId",
        session,
        row -> {
          if (names.size() < MOST_NAMES) {
            row.rowid().ifPresent(id -> names.put(id, row.text("userName", 200)));
          }
        });
    Numbers numbers = new Numbers();
    store.rows(
        "FTSChatMsg2_MetaData",
        session,
        row ->
            row.number("docid")
                .or(row::rowid)
                .ifPresent(doc -> numbers.add(doc, row.numberOrZero("msgId"))));
    String counted = store.source().main().fileName() + "/" + TABLE;
    long[] counts = new long[2];
    store.rows(
        TABLE,
        session,
        row -> counts[words.take(counted, row, entry(row, names, numbers), whole) ? 0 : 1]++);
    words.note(counted, counts[0], counts[1]);
  }

  private static FullText.Entry entry(StoredRow row, Map<Long, String> names, Numbers numbers) {
    long entity = row.numberOrZero("c1entityId");
    Optional<String> id =
        row.number("docid")
            .or(row::rowid)
            .flatMap(numbers::of)
            .filter(number -> number != 0)
            .map(Long::toUnsignedString);
    return new FullText.Entry(
        names.getOrDefault(entity, "entityId:" + entity),
        id,
        id,
        Optional.empty(),
        RecordedTime.none(),
        row.text("c0content"));
  }

  /** The numbers of messages by that of their entry, which rises from row to row. */
  private static final class Numbers {
    private long[] docs = new long[1024];
    private long[] ids = new long[1024];
    private int count;

    void add(long doc, long id) {
      if (count == docs.length) {
        docs = Arrays.copyOf(docs, count + (count >> 1));
        ids = Arrays.copyOf(ids, docs.length);
      }
      docs[count] = doc;
      ids[count++] = id;
    }

    Optional<Long> of(long doc) {
      int at = Arrays.binarySearch(docs, 0, count, doc);
      return at >= 0 ? Optional.of(ids[at]) : Optional.empty();
    }
  }
}
