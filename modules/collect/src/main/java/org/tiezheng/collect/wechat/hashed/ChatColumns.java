package org.tiezheng.collect.wechat.hashed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.sqlite.Table;

/**
 * The columns of a table {@code Chat_<md5>} by their names in one app. Facts: chat.md 1.4.
 *
 * @param direction 0 sent, 1 received
 * @param serverSequence order of the server; empty where there is no such column
 * @param source the message source as XML; empty where there is no such column
 */
public record ChatColumns(
    String localId,
    String serverId,
    String time,
    String text,
    String type,
    String direction,
    String serverSequence,
    String source) {
  /** As iOS names them. */
  public static final ChatColumns IOS =
      new ChatColumns("MesLocalID", "MesSvrID", "CreateTime", "Message", "Type", "Des", "", "");

  /** As version 3 on the Mac names them. */
  public static final ChatColumns MAC =
      new ChatColumns(
          "mesLocalID",
          "mesSvrID",
          "msgCreateTime",
          "msgContent",
          "messageType",
          "mesDes",
          "msgSeq",
          "msgSource");

  /** What stands before the digest in the name of a table. */
  public static final String PREFIX = StoredMessage.UNNAMED;

  /** Whether a table holds messages, by its name. */
  public static boolean holds(String table) {
    return table.matches("Chat_[0-9a-f]{32}");
  }

  /** Whether a database has such tables with these columns. */
  public boolean in(Store store) {
    List<String> tables =
        store.database().schema().tables().stream()
            .map(Table::name)
            .filter(ChatColumns::holds)
            .toList();
    return !tables.isEmpty()
        && store.has(tables.getFirst(), localId, serverId, time, text, type, direction);
  }

  /** Whether the owner of the store sent the message of a row. */
  public Optional<Boolean> outgoing(StoredRow row) {
    return row.number(direction).map(d -> d == 0);
  }

  /**
   * What a row says.
   *
   * @param conversation that its table belongs to
   * @param remarks what else is known about it
   */
  StoredMessage message(
      StoredRow row, String conversation, long code, Map<String, String> remarks) {
    TreeMap<String, String> extra = new TreeMap<>(remarks);
    if (!source.isEmpty()) {
      row.word(source).ifPresent(xml -> extra.put("source", xml));
    }
    return new StoredMessage(
        conversation,
        row.number(serverId).filter(id -> id != 0).map(Long::toUnsignedString),
        new ChatMessage.Sequence(
            row.number(localId).or(row::rowid).map(String::valueOf),
            serverSequence.isEmpty() ? Optional.empty() : row.word(serverSequence),
            Optional.empty()),
        MessageCode.of((int) code),
        row.text(text),
        !row.whole(text),
        outgoing(row),
        Optional.empty(),
        StoreTimes.seconds(row.number(time)),
        extra);
  }
}
