package org.tiezheng.collect.wechat.ios;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.FullText;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.hashed.ChatTables;
import org.tiezheng.sqlite.Table;

/**
 * {@code fts_message.db}: the words of messages, with the number of the conversation and of the
 * message. It keeps words that the tables of messages have no more.
 */
final class WordTables {
  private static final int MOST_NAMES = 1_000_000;

  private final ReadingSession session;
  private final FullText words;
  private final boolean whole;
  private final Map<Long, String> names = new HashMap<>();

  WordTables(ReadingSession session, FullText words, boolean whole) {
    this.session = session;
    this.words = words;
    this.whole = whole;
  }

  void read(Store store) {
    store.note(session);
    store.rows(
        "fts_username_id",
        session,
        row -> {
          if (names.size() < MOST_NAMES) {
            row.number("usernameid").ifPresent(id -> names.put(id, row.text("UsrName", 200)));
          }
        });
    for (Table table : store.database().schema().tables()) {
      if (table.name().matches("fts_message_table_\\d+_content")
          && store.has(table.name(), "c0usernameid", "c1MesLocalID", "c3Message")) {
        String counted = "fts_message.db/" + table.name();
        long[] counts = new long[2];
        store.rows(
            table.name(),
            session,
            row -> counts[words.take(counted, row, entry(row), whole) ? 0 : 1]++);
        words.note(counted, counts[0], counts[1]);
      }
    }
  }

  private FullText.Entry entry(StoredRow row) {
    long number = row.numberOrZero("c0usernameid");
    Optional<String> localId = row.number("c1MesLocalID").map(String::valueOf);
    Optional<String> name = Optional.ofNullable(names.get(number));
    return new FullText.Entry(
        name.orElse("usernameid:" + number),
        name.flatMap(n -> localId.map(id -> ChatTables.key(n, id))),
        Optional.empty(),
        localId,
        StoreTimes.seconds(row.number("c2CreateTime")),
        row.text("c3Message"));
  }
}
