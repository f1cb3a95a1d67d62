package org.tiezheng.collect.qq.nt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.store.KnownNames;
import org.tiezheng.collect.store.LiveIds;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.Talkers;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;

/**
 * One reading. Columns are numbers; those whose meaning is known (chat.md 1.8) are read, all others
 * kept as they are. Not thread-safe.
 */
final class QqntReading {
  private static final String RECENT = "recent_contact_v3_table";
  private static final String GROUP = "2";
  private static final int MOST = 500_000;

  /** Stands for the conversation of a recovered row where it cannot be told. */
  private static final String UNKNOWN = "?";

  private final Store store;
  private final ReadingSession session;
  private final ExportedChat chat;
  private final Directory directory;
  private final LiveIds ids;
  private final Map<String, String> numbers = new HashMap<>();
  private final KnownNames peers = new KnownNames();
  private final KnownNames senders = new KnownNames();
  private final Map<String, String> peerOf = new HashMap<>();

  QqntReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.chat = new ExportedChat(store.source(), session, Directory.PLATFORM);
    this.directory = new Directory(session);
    this.ids = new LiveIds(session);
  }

  void read(StoreFolder folder) {
    store.rows("nt_uid_mapping_table", session, this::mapping);
    directory.read(folder);
    recent();
    for (String table : QqntImporter.TABLES) {
      if (store.has(table, "40001")) {
        session.table(table);
        store.rows(table, session, row -> message(table, row));
        session.table(StoredRow.countedIn(table, RowState.DELETED_RECOVERED));
      }
    }
    ids.liveAreRead(store);
    new RecoveredRows(store, session)
        .read(QqntImporter.TABLES::contains, (_, row) -> message(row.countedIn(), row));
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    Set<String> read = new TreeSet<>(QqntImporter.TABLES);
    read.add(RECENT);
    facts.tables(read);
    chat.end();
  }

  private void mapping(StoredRow row) {
    if (numbers.size() < MOST) {
      row.word("48902").ifPresent(uid -> numbers.put(uid, row.text("1002", 40)));
    }
  }

  /** The list of conversations that the app shows, with a copy of each one's last message. */
  private void recent() {
    if (!store.has(RECENT, "40021", "40050")) {
      return;
    }
    session.table(RECENT);
    store.rows(
        RECENT,
        session,
        row -> {
          session.seen(RECENT);
          session.record(RECENT, listed(row));
        });
  }

  private Conversation listed(StoredRow row) {
    String chat = row.text("40010");
    boolean group = chat.equals(GROUP);
    String id = row.text("40021");
    Optional<String> number = row.number("40030").filter(n -> n > 0).map(String::valueOf);
    Elements last = Elements.of(row.bytes("40051"), "");
    Optional<String> line =
        Optional.of(last.content())
            .filter(content -> !(content instanceof MessageContent.Unread))
            .map(MessageContent::line)
            .filter(words -> !words.isBlank());
    row.keep("40010", "40030", "40051");
    Map<String, String> extra = row.rest();
    extra.putAll(last.extra());
    return new Conversation(
        row.provenance(),
        Directory.PLATFORM,
        id,
        directory.title(group, number.orElse(id), id),
        group
            ? Conversation.Type.GROUP
            : chat.equals("1") ? Conversation.Type.DIRECT : Conversation.Type.UNKNOWN,
        List.of(),
        Times.seconds(row.text("40050")),
        line,
        row.state(),
        extra);
  }

  private void message(String table, StoredRow row) {
    String uid = name(senders, row, "40020").orElse("");
    String sender =
        row.number("40033")
            .filter(n -> n > 0)
            .map(String::valueOf)
            .orElseGet(() -> numbers.getOrDefault(uid, uid));
    Elements elements = Elements.of(row.bytes("40800"), row.text("40011"));
    boolean system = elements.system() && sender.isEmpty();
    String peer = peer(table, row);
    Optional<String> id = row.number("40001").map(String::valueOf);
    Optional<String> local =
        row.rowid().map(String::valueOf).filter(n -> !id.equals(Optional.of(n)));
    boolean group = table.startsWith("group");
    String number = row.word(group ? "40027" : "40030").filter(n -> !n.equals("0")).orElse(peer);
    String title = directory.title(group, number, peer);
    String name =
        row.word("40090")
            .or(() -> row.word("40093"))
            .orElseGet(() -> directory.name(group ? number : "", sender, uid));
    String shown = title.isEmpty() ? row.word("40027").orElse(peer) : title;
    row.keep("40027", "40021", "40030");
    Draft draft =
        new Draft(row.provenance(), Times.seconds(row.text("40050")), elements.content())
            .in(peer, shown)
            .id(id)
            .local(local)
            .server(row.word("40003"))
            .from(Optional.of(sender), name)
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
    if (!row.whole("40021")) {
      draft
          .extra(Talkers.Remarks.CONCLUDED, peer.equals(UNKNOWN) ? "" : "true")
          .extra(Talkers.Remarks.BEGINS, peer.equals(UNKNOWN) ? row.text("40021") : "");
    }
    LiveIds.Named named = ids.lookAt(row, id);
    named.why().ifPresent(why -> draft.extra(LiveIds.BY_ID, why));
    if (row.state() != RowState.LIVE) {
      draft.state(named.state());
    }
    chat.record(table, draft);
  }

  /**
   * The conversation of a row. A recovered one may have lost the end of its name; then its number
   * tells it, as live rows have both, unless it stands for two.
   */
  private String peer(String table, StoredRow row) {
    Optional<String> named = name(peers, row, "40021");
    String column = table.startsWith("group") ? "40027" : "40030";
    Optional<String> number =
        row.number(column).filter(n -> n > 0 && row.sureOf(column)).map(n -> column + "/" + n);
    if (named.isEmpty()) {
      return number.map(peerOf::get).orElse(UNKNOWN);
    }
    String peer = named.filter(p -> !p.isBlank()).orElseGet(() -> row.text("40027"));
    if (row.state() == RowState.LIVE) {
      number
          .filter(n -> peerOf.size() < MOST || peerOf.containsKey(n))
          .ifPresent(n -> peerOf.merge(n, peer, (old, now) -> old.equals(now) ? old : UNKNOWN));
    }
    return peer;
  }

  private static Optional<String> name(KnownNames names, StoredRow row, String column) {
    Optional<String> name = names.in(row, column);
    if (row.state() == RowState.LIVE) {
      name.ifPresent(names::add);
    }
    return name;
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
