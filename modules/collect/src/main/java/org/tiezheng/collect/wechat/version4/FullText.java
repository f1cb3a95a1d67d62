package org.tiezheng.collect.wechat.version4;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.version4.IndexedWords.Agreement;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;
import org.tiezheng.sqlite.SchemaEntry;

/**
 * {@code message_fts.db}: the words of messages as the app indexed them. Editors of the message
 * tables forget it, so it may hold words that a message no longer has. Rows that agree with their
 * message are counted; every other is a record.
 */
final class FullText {
  static final String FILE = "message/message_fts.db";

  private static final Pattern INDEX =
      Pattern.compile("(?is)create\\s+virtual\\s+table\\s.*?\\busing\\s+fts5\\s*\\((.*)\\)\\s*;?");
  private static final int MOST_NAMES = 1_000_000;

  private final Store store;
  private final ReadingSession session;
  private final People people;
  private final String owner;
  private final IndexedWords words;
  private final boolean wholeShards;
  private final Map<Long, String> names = new HashMap<>();
  private final Map<Agreement, Long> counts = new EnumMap<>(Agreement.class);

  /**
   * @param wholeShards whether every shard of messages was there; else a row without its message
   *     proves nothing
   */
  FullText(
      Store store,
      ReadingSession session,
      People people,
      String owner,
      IndexedWords words,
      boolean wholeShards) {
    this.store = store;
    this.session = session;
    this.people = people;
    this.owner = owner;
    this.words = words;
    this.wholeShards = wholeShards;
  }

  void read() {
    store.note(session);
    store.rows(
        "name2id",
        "message_fts.db/name2id",
        session,
        row -> {
          if (names.size() < MOST_NAMES) {
            row.rowid().ifPresent(id -> names.put(id, row.text("username", 200)));
          }
        });
    SideStore side = new SideStore("message_fts.db", store, session);
    side.has("name2id");
    for (SchemaEntry entry : store.database().schema().entries()) {
      Matcher index = INDEX.matcher(entry.sql().strip());
      if (entry.name().startsWith("message_fts") && index.matches()) {
        index(entry.name() + "_content", columns(index.group(1)));
        side.has(entry.name() + "_content");
      }
    }
    counts.forEach((agreement, rows) ->
        session.statement(
            "message_fts.db/rows." + agreement.name().toLowerCase(Locale.ROOT), "" + rows));
    side.rest();
  }

  /** The columns of an index, which lie in {@code c0}, {@code c1} … of its table of contents. */
  private static Map<String, String> columns(String declared) {
    Map<String, String> columns = new HashMap<>();
    for (String column : declared.split(",", -1)) {
      String name = column.strip().split("\\s", 2)[0];
      if (!column.contains("=")) {
        columns.put(name.toLowerCase(Locale.ROOT), "c" + columns.size());
      }
    }
    return columns;
  }

  private void index(String table, Map<String, String> columns) {
    List<String> needed = new ArrayList<>();
    for (String name : List.of("acontent", "sort_seq", "session_id")) {
      needed.add(columns.getOrDefault(name, "no column " + name));
    }
    if (!store.has(table, needed.toArray(String[]::new))) {
      return;
    }
    String counted = "message_fts.db/" + table;
    store.rows(table, counted, session, row -> compare(counted + " (differing)", columns, row));
  }

  private void compare(String counted, Map<String, String> columns, StoredRow row) {
    String text = row.text(columns.getOrDefault("acontent", ""));
    String sort = row.text(columns.getOrDefault("sort_seq", ""));
    String conversation =
        names.getOrDefault(row.numberOrZero(columns.getOrDefault("session_id", "")), "?");
    String sender =
        Optional.ofNullable(names.get(row.numberOrZero(columns.getOrDefault("sender_id", ""))))
            .orElse("");
    Agreement agreement =
        words.agreement(conversation, sort, sender.isEmpty() ? "" : People.key(sender), text);
    counts.merge(agreement, 1L, Long::sum);
    if (agreement == Agreement.SAME || agreement == Agreement.NOT_COMPARED) {
      return;
    }
    words.alone(conversation, sort, text);
    session.seen(counted);
    session.record(counted, message(row, columns, agreement, conversation, sender, text, sort));
  }

  private ChatMessage message(
      StoredRow row,
      Map<String, String> columns,
      Agreement agreement,
      String conversation,
      String sender,
      String text,
      String sort) {
    Map<String, String> extra = new TreeMap<>();
    extra.put("foundIn", "full-text index");
    if (agreement == Agreement.NO_MESSAGE && !wholeShards) {
      extra.put("shards", "incomplete");
    }
    return new ChatMessage(
        row.provenance(),
        People.PLATFORM,
        conversation,
        people.title(conversation),
        Optional.empty(),
        Optional.of(
            new ChatMessage.Sequence(
                row.word(columns.getOrDefault("message_local_id", "")),
                Optional.empty(),
                Optional.of(sort))),
        Optional.of(sender).filter(s -> !s.isEmpty()).map(People::key),
        people.name(sender, conversation),
        sender.isEmpty() || owner.isEmpty() ? Optional.empty() : Optional.of(sender.equals(owner)),
        Seconds.of(row.numberOrZero(columns.getOrDefault("sort_seq", "")) / 1000),
        row.text(columns.getOrDefault("local_type", "")),
        new MessageContent.Words(text),
        Optional.empty(),
        Optional.empty(),
        state(agreement),
        extra);
  }

  private RowState state(Agreement agreement) {
    if (agreement == Agreement.DIFFERENT) {
      return RowState.EARLIER_VERSION;
    }
    return wholeShards ? RowState.DELETED_RECOVERED : RowState.DELETED_OR_EARLIER;
  }
}
