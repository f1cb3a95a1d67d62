package org.tiezheng.collect.wechat.hashed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.Digests;
import org.tiezheng.collect.wechat.FullText;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.MessageShards;
import org.tiezheng.collect.wechat.MessageShards.Shard;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.collect.wechat.Talkers;
import org.tiezheng.collect.wechat.Writers;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** Reads the tables {@code Chat_<md5>} of one account. One reading; not thread-safe. */
public final class ChatTables {
  /** Rows looked at in each table to find the owner. */
  private static final int ROWS = 2_000;

  private static final int SHOWN = 20;

  private final ReadingSession session;
  private final People people;
  private final ChatColumns columns;
  private final MessageShards shards;
  private final Map<String, String> conversations = new HashMap<>();
  private final Set<String> unnamed = new TreeSet<>();

  public ChatTables(
      ReadingSession session, People people, ChatColumns columns, MessageShards shards) {
    this.session = session;
    this.people = people;
    this.columns = columns;
    this.shards = shards;
  }

  /** An account that may have a conversation; a table is named by its digest. */
  public void account(String id) {
    conversations.put(ChatColumns.PREFIX + Digests.md5(id), id);
  }

  /** Names that the payloads of sent messages give their sender. */
  public Writers writers() {
    Writers writers = new Writers();
    shards.glance(
        ROWS,
        (_, _, row) -> {
          if (columns.outgoing(row).orElse(false)) {
            writers.sent(row.text(columns.text()));
          }
        });
    return writers;
  }

  /**
   * Reads all rows, then what was recovered.
   *
   * @param owner of the store; may be empty
   * @param words takes what the store has, to compare the full-text index with it
   */
  public void read(String owner, MediaFiles media, FullText words) {
    people.all().forEach(person -> account(person.id()));
    ChatRows rows = new ChatRows(session, people, owner, media);
    shards.live(Set.of(), (shard, table, row) -> row(shard, table, row, rows, words));
    rows.liveAreRead(shards.whole());
    shards.recovered((shard, table, row) -> row(shard, table, row, rows, words));
    if (!unnamed.isEmpty()) {
      session.note(
          unnamed.size() + " 个会话的账号不在联系人和会话列表中,只能以表名称呼",
          "the accounts of "
              + unnamed.size()
              + " conversations are in no list of contacts or conversations: they go by the names"
              + " of their tables");
    }
    session.note(
        "时间取自消息表(秒),由服务器给出或由本机写入,数据库不区分",
        "times are those of the tables of messages (seconds); the database does not say whether the"
            + " server or the device gave them");
  }

  /** The account of a conversation; the name of its table if nothing names it. */
  public String conversation(String table) {
    return conversations.getOrDefault(table, table);
  }

  /** How the full-text index is told which message it holds the words of. */
  public static String key(String conversation, String localId) {
    return conversation + "/" + localId;
  }

  private void row(Shard shard, String table, StoredRow row, ChatRows rows, FullText words) {
    String counted = shard.counted(row);
    session.seen(counted);
    Optional<Long> code = row.number(columns.type());
    if (code.isEmpty()) {
      session.setAside(
          counted, row.provenance(), new Text("没有消息类型", "has no message type"), row.raw());
      return;
    }
    Optional<String> others = row.remark(RecoveredRows.OTHER_TABLES);
    String conversation = others.isEmpty() ? conversation(table) : StoredMessage.UNKNOWN;
    Map<String, String> remarks =
        others
            .map(names -> Map.of(Talkers.Remarks.FITTING, fitting(table, names)))
            .orElse(Map.of());
    if (conversation.equals(table)) {
      unnamed.add(table);
    }
    Optional<ChatMessage> message =
        rows.record(counted, row, columns.message(row, conversation, code.get(), remarks));
    if (row.state() == RowState.LIVE) {
      message.ifPresent(m ->
          m.sequence()
              .flatMap(ChatMessage.Sequence::local)
              .ifPresent(id -> words.live(key(conversation, id), m)));
    }
  }

  private String fitting(String table, String others) {
    return Stream.concat(Stream.of(table), Arrays.stream(others.split(",", -1)))
        .map(this::conversation)
        .limit(SHOWN)
        .collect(Collectors.joining(","));
  }
}
