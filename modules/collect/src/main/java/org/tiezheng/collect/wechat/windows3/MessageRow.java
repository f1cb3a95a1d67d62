package org.tiezheng.collect.wechat.windows3;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.input.Lz4Block;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.collect.wechat.Talkers;
import org.tiezheng.evidence.ChatMessage;

/**
 * A row of the table {@code MSG}, which holds all conversations of a shard. The numbers of rows are
 * counted over all of them. App messages are kept as a raw LZ4 block.
 */
final class MessageRow {
  static final String TABLE = "MSG";
  static final String TALKER = "StrTalker";

  private static final int MOST_UNPACKED = 16 << 20;
  private static final long SENDER = 1;

  /** What is known of the others. */
  private static final Map<Long, String> NAMED = Map.of(3L, "thumbnail", 4L, "file", 7L, "source");

  private MessageRow() {}

  static boolean in(Store store) {
    return store.has(TABLE, "localId", "MsgSvrID", "StrTalker", "StrContent", "CompressContent")
        && store.has(TABLE, "Type", "IsSender", "CreateTime", "BytesExtra");
  }

  /** The text of a row; empty if its block cannot be unpacked. */
  static Optional<String> text(StoredRow row) {
    String plain = row.text("StrContent");
    Optional<MemorySegment> block =
        row.bytes("CompressContent").filter(bytes -> bytes.byteSize() > 0);
    if (!plain.isEmpty() || block.isEmpty()) {
      block.ifPresent(_ -> row.keep("CompressContent"));
      return Optional.of(plain);
    }
    return Lz4Block.unpack(block.get(), MOST_UNPACKED)
        .map(bytes -> new String(bytes, 0, length(bytes), StandardCharsets.UTF_8));
  }

  /** The app counts the end mark of C as a part of the text. */
  private static int length(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return length;
  }

  static Optional<Boolean> outgoing(StoredRow row) {
    return row.number("IsSender").map(sent -> sent == 1);
  }

  static StoredMessage message(StoredRow row, long type, String text, Talkers.Told told) {
    Map<Long, String> items = items(row);
    TreeMap<String, String> extra = new TreeMap<>();
    NAMED.forEach((kind, name) -> {
      if (items.containsKey(kind)) {
        extra.put(name, items.get(kind));
      }
    });
    row.word("MsgSequence").ifPresent(number -> extra.put("MsgSequence", number));
    extra.putAll(told.remarks());
    Optional<Boolean> outgoing = outgoing(row);
    return new StoredMessage(
        told.conversation(),
        row.number("MsgSvrID").filter(id -> id != 0).map(Long::toUnsignedString),
        new ChatMessage.Sequence(
            row.number("localId").or(row::rowid).map(String::valueOf),
            row.word("MsgServerSeq"),
            row.word("Sequence")),
        new MessageCode((int) type, type == 49 ? (int) row.numberOrZero("SubType") : 0),
        text,
        !row.whole(row.text("StrContent").isEmpty() ? "CompressContent" : "StrContent"),
        outgoing,
        Optional.ofNullable(items.get(SENDER)).filter(_ -> !outgoing.orElse(false)),
        StoreTimes.seconds(row.number("CreateTime")),
        extra);
  }

  /** What {@code BytesExtra} holds beside: texts by their kind. */
  private static Map<Long, String> items(StoredRow row) {
    Map<Long, String> items = new TreeMap<>();
    List<ProtoFields> found =
        row.bytes("BytesExtra").map(ProtoFields::of).map(f -> f.messages(3)).orElse(List.of());
    for (ProtoFields item : found) {
      item.number(1)
          .ifPresent(kind -> item.text(2).ifPresent(value -> items.putIfAbsent(kind, value)));
    }
    row.keep("BytesExtra");
    return items;
  }
}
