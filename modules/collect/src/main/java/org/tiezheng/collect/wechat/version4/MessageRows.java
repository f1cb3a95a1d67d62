package org.tiezheng.collect.wechat.version4;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.input.Zstandard;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/** Rows of tables of messages, live and recovered, as they become records. */
final class MessageRows {
  private static final int VOICE = 34;
  private static final long DONE = 2;

  private final ChatRows rows;
  private final IndexedWords words;
  private final ReadingSession session;
  private final String owner;
  private final TransferTable transfers;
  private RowState lastState = RowState.LIVE;
  private String lastTable = "";
  private String lastShard = "";
  private String lastCounted = "";

  MessageRows(
      ChatRows rows,
      IndexedWords words,
      ReadingSession session,
      String owner,
      TransferTable transfers) {
    this.rows = rows;
    this.words = words;
    this.session = session;
    this.owner = owner;
    this.transfers = transfers;
  }

  void record(Shard shard, String table, UnpackedRow unpacked) {
    StoredRow row = unpacked.row();
    String counted = counted(shard, table, row);
    session.seen(counted);
    Optional<String> content = unpacked.content();
    if (content.isEmpty()) {
      session.setAside(
          counted,
          row.provenance(),
          new Text("内容压缩数据损坏或需要字典", "the compressed content is damaged or needs a dictionary"),
          row.raw());
      return;
    }
    Optional<Long> code = row.number("local_type");
    if (code.isEmpty()) {
      session.setAside(
          counted, row.provenance(), new Text("没有消息类型", "has no message type"), row.raw());
      return;
    }
    rows.record(counted, row, message(shard, table, unpacked, code.get(), content.get()))
        .ifPresent(words::add);
  }

  /** One row after the other is of the same table: the name is not made anew for each. */
  private String counted(Shard shard, String table, StoredRow row) {
    if (row.state() != lastState || !table.equals(lastTable) || !shard.name().equals(lastShard)) {
      lastState = row.state();
      lastTable = table;
      lastShard = shard.name();
      lastCounted = shard.name() + "/" + row.countedIn();
    }
    return lastCounted;
  }

  private StoredMessage message(
      Shard shard, String table, UnpackedRow unpacked, long code, String content) {
    StoredRow row = unpacked.row();
    Map<String, String> extra = new HashMap<>();
    Optional<String> sender = shard.sender(row.numberOrZero("real_sender_id"));
    String conversation = shard.conversation(table);
    Optional<String> others = row.remark(RecoveredRows.OTHER_TABLES);
    if (others.isPresent()) {
      Whose whose = Whose.of(shard, table, others.get());
      conversation = whose.conversation(row, content, sender, owner, words);
      extra.putAll(whose.remarks(conversation));
    }
    unpacked.source().filter(s -> !s.isEmpty()).ifPresent(s -> extra.put("source", s));
    if (unpacked.source().isEmpty()) {
      row.keep("source");
      extra.put("sourceState", "damaged");
    }
    Optional<ProtoFields> packed = row.bytes("packed_info_data").map(ProtoFields::of);
    packed
        .flatMap(info -> info.message(3).text(4).or(() -> info.message(4).text(8)))
        .ifPresent(md5 -> extra.put("packedMd5", md5));
    packed
        .filter(_ -> MessageCode.ofVersion4(code).type() == VOICE)
        .flatMap(MessageRows::transcript)
        .ifPresent(words -> extra.put("voiceText", words));
    row.keep("packed_info_data");
    row.value("WCDB_CT_source");
    row.number("WCDB_CT_message_content")
        .filter(mark -> mark != 0)
        .ifPresent(mark -> extra.put("WCDB_CT_message_content", Long.toString(mark)));
    row.bytes("message_content")
        .filter(Zstandard::begins)
        .ifPresent(_ -> extra.put("contentCoding", "zstd"));
    Optional<String> id = row.number("server_id").filter(n -> n != 0).map(Long::toUnsignedString);
    MessageCode kind = MessageCode.ofVersion4(code);
    extra.putAll(transfers.about(id, kind, content, row.state() == RowState.LIVE));
    return new StoredMessage(
        conversation,
        id,
        new ChatMessage.Sequence(
            row.number("local_id").or(row::rowid).map(String::valueOf),
            row.word("server_seq"),
            row.word("sort_seq")),
        kind,
        content,
        !row.whole("message_content"),
        Optional.empty(),
        sender,
        Seconds.of(row, "create_time"),
        extra);
  }

  /** What the app wrote down of a voice when it was asked to, once it was done. */
  private static Optional<String> transcript(ProtoFields info) {
    ProtoFields voice = info.message(5);
    return voice.number(1).filter(state -> state == DONE).flatMap(_ -> voice.text(2));
  }
}
