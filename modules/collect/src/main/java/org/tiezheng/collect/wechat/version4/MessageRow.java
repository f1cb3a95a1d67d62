package org.tiezheng.collect.wechat.version4;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.input.Zstandard;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/** A row of a table of messages. */
final class MessageRow {
  private static final int MOST_UNPACKED = 16 << 20;
  private static final long LAST_SECOND = 4_294_967_295L;

  private MessageRow() {}

  static void record(
      Shard shard, String table, StoredRow row, ChatRows rows, ReadingSession session) {
    String counted = shard.name() + "/" + row.countedIn();
    session.seen(counted);
    Optional<String> content = content(row, "message_content");
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
    rows.record(counted, row, message(shard, table, row, code.get(), content.get()));
  }

  private static StoredMessage message(
      Shard shard, String table, StoredRow row, long code, String content) {
    Map<String, String> extra = new TreeMap<>();
    content(row, "source").filter(s -> !s.isEmpty()).ifPresent(s -> extra.put("source", s));
    row.bytes("packed_info_data")
        .map(ProtoFields::of)
        .flatMap(info -> info.message(3).text(4).or(() -> info.message(4).text(8)))
        .ifPresent(md5 -> extra.put("packedMd5", md5));
    row.keep("packed_info_data");
    row.value("WCDB_CT_source");
    row.value("WCDB_CT_message_content");
    return new StoredMessage(
        shard.conversation(table),
        row.number("server_id").filter(id -> id != 0).map(Long::toUnsignedString),
        new ChatMessage.Sequence(
            row.number("local_id").or(row::rowid).map(String::valueOf),
            row.word("server_seq"),
            row.word("sort_seq")),
        MessageCode.ofVersion4(code),
        content,
        Optional.empty(),
        shard.sender(row.numberOrZero("real_sender_id")),
        time(row),
        extra);
  }

  private static RecordedTime time(StoredRow row) {
    return row.number("create_time")
        .map(seconds ->
            new RecordedTime(
                String.valueOf(seconds),
                seconds > 0 && seconds <= LAST_SECOND
                    ? Optional.of(Instant.ofEpochSecond(seconds))
                    : Optional.empty(),
                RecordedTime.Precision.SECOND,
                RecordedTime.Basis.UNKNOWN))
        .orElse(RecordedTime.none());
  }

  /** A column that may hold text or a Zstandard frame; empty if the frame cannot be unpacked. */
  static Optional<String> content(StoredRow row, String column) {
    Optional<MemorySegment> bytes = row.bytes(column);
    if (bytes.isPresent() && Zstandard.begins(bytes.get())) {
      return Zstandard.unpack(bytes.get(), MOST_UNPACKED)
          .map(plain -> new String(plain, StandardCharsets.UTF_8));
    }
    return Optional.of(
        row.value(column) instanceof org.tiezheng.sqlite.Value.Blob blob
            ? new String(
                blob.bytes().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                StandardCharsets.UTF_8)
            : row.text(column));
  }
}
