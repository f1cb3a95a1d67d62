package org.tiezheng.collect.qq.nt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RowState;

/**
 * One reading. Columns are numbers; those whose meaning is known (chat.md 1.8) are read, all others
 * kept as they are. Not thread-safe.
 */
final class QqntReading {
  private static final int MOST = 500_000;

  private final Store store;
  private final ReadingSession session;
  private final ExportedChat chat;
  private final Map<String, String> numbers = new HashMap<>();

  QqntReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.chat = new ExportedChat(store.source(), session, "qq");
  }

  void read() {
    store.rows("nt_uid_mapping_table", session, this::mapping);
    for (String table : QqntImporter.TABLES) {
      if (store.has(table, "40001")) {
        session.table(table);
        store.rows(table, session, row -> message(table, row));
        session.table(StoredRow.countedIn(table, RowState.DELETED_RECOVERED));
      }
    }
    new RecoveredRows(store, session)
        .read(QqntImporter.TABLES::contains, (_, row) -> message(row.countedIn(), row));
    session.note(
        "会话名称与群名片不在此库中(在 group_info.db、profile_info.db)",
        "Names of conversations are not in this store (but in group_info.db and profile_info.db)");
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.tables(Set.copyOf(QqntImporter.TABLES));
    chat.end();
  }

  private void mapping(StoredRow row) {
    if (numbers.size() < MOST) {
      row.word("48902").ifPresent(uid -> numbers.put(uid, row.text("1002", 40)));
    }
  }

  private void message(String table, StoredRow row) {
    String uid = row.text("40020", 100);
    String sender =
        row.number("40033")
            .filter(n -> n > 0)
            .map(String::valueOf)
            .orElseGet(() -> numbers.getOrDefault(uid, uid));
    Elements elements = Elements.of(row.bytes("40800"), row.text("40011"));
    boolean system = elements.system() && sender.isEmpty();
    String peer = row.word("40021").orElseGet(() -> row.text("40027"));
    Optional<String> id = row.number("40001").map(String::valueOf);
    Optional<String> local =
        row.rowid().map(String::valueOf).filter(n -> !id.equals(Optional.of(n)));
    row.keep("40027", "40021");
    Draft draft =
        new Draft(row.provenance(), Times.seconds(row.text("40050")), elements.content())
            .in(peer, row.word("40027").orElse(peer))
            .id(id)
            .local(local)
            .server(row.word("40003"))
            .from(Optional.of(sender), row.word("40090").orElseGet(() -> row.text("40093")))
            .outgoing(system || sender.isEmpty() ? Optional.empty() : own(row.text("40013")))
            .type(row.text("40011"))
            .extra(row.rest())
            .extra(elements.extra())
            .extra("uid", uid)
            .extra("40013", row.text("40013"));
    row.number("40850").filter(n -> n > 0).ifPresent(n -> draft.extra("quotedSequence", "" + n));
    elements
        .quoted()
        .ifPresent(words ->
            draft.quoted(
                Optional.of(
                    new ChatMessage.Quoted(Optional.empty(), "", words, Optional.empty()))));
    if (row.state() != RowState.LIVE) {
      draft.state(row.state());
    }
    chat.record(table, draft);
  }

  /** 1 this client, 2 another client of the same account, 0 somebody else; 5 says neither. */
  private static Optional<Boolean> own(String sendType) {
    return switch (sendType) {
      case "1", "2" -> Optional.of(true);
      case "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
