package org.tiezheng.collect.wechat.version4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.collect.wechat.TransferState;

/**
 * What {@code transferTable} of {@code general.db} says of transfers, joined with their messages:
 * by the numbers of the two messages that the table names, and by the transfer's own number. The
 * table is looked at before the messages and becomes records after them. Not thread-safe.
 */
final class TransferTable {
  static final String NAME = "transferTable";

  private static final String PREFIX = NAME + ".";
  private static final List<String> TIMES =
      List.of("begin_transfer_time", "last_modified_time", "invalid_time", "last_update_time");
  private static final List<String> NAMES = List.of("transcation_id", "pay_payer", "pay_receiver");
  private static final List<String> MESSAGES =
      List.of("message_server_id", "second_message_server_id");
  private static final int TRANSFER = 2000;
  private static final int MOST = 200_000;
  private static final int MOST_OF_ONE = 64;
  private static final int LONGEST = 100;

  /** A row with the messages of it that are live. */
  private record Listed(Map<String, String> facts, List<String> messages) {}

  private final Map<String, Listed> byTransfer = new HashMap<>();
  private final Map<String, Listed> byMessage = new HashMap<>();

  /** Looks at the table, if there is one. */
  static TransferTable of(Optional<Store> general, ReadingSession session) {
    TransferTable table = new TransferTable();
    general
        .filter(store -> store.has(NAME, "transfer_id"))
        .ifPresent(store -> store.rows(NAME, session, table::look));
    if (table.byTransfer.size() >= MOST) {
      session.note(
          "转账登记过多:超出部分仍是单独的记录,但没有与消息关联",
          "more rows of transfers than are joined with messages; the rest are records of their own"
              + " only");
    }
    return table;
  }

  private void look(StoredRow row) {
    if (byTransfer.size() >= MOST) {
      return;
    }
    Map<String, String> facts = new TreeMap<>();
    facts.put(PREFIX + "transfer_id", row.text("transfer_id", LONGEST));
    row.word("pay_sub_type")
        .ifPresent(code -> {
          facts.put(PREFIX + "pay_sub_type", cut(code));
          facts.put(PREFIX + "state", TransferState.word(cut(code)));
        });
    for (String name : NAMES) {
      row.word(name).ifPresent(word -> facts.put(PREFIX + name, cut(word)));
    }
    for (String time : TIMES) {
      row.number(time)
          .filter(t -> t != 0)
          .ifPresent(t -> facts.put(PREFIX + time, Long.toString(t)));
    }
    Listed listed = new Listed(Map.copyOf(facts), new ArrayList<>());
    byTransfer.putIfAbsent(row.text("transfer_id", LONGEST), listed);
    named(row).forEach(id -> byMessage.putIfAbsent(id, listed));
  }

  /**
   * What the table says of the transfer of a message; empty if it is none or the table has none.
   *
   * @param xml the payload, of which only the transfer's number is looked for
   * @param live whether the message is to be remembered as one of the transfer
   */
  Map<String, String> about(Optional<String> id, MessageCode code, String xml, boolean live) {
    Optional<Listed> listed =
        id.map(byMessage::get)
            .or(() ->
                code.subtype() == TRANSFER ? number(xml).map(byTransfer::get) : Optional.empty());
    listed
        .map(Listed::messages)
        .filter(here -> live && here.size() < MOST_OF_ONE)
        .ifPresent(here -> id.filter(i -> !here.contains(i)).ifPresent(here::add));
    return listed.map(Listed::facts).orElse(Map.of());
  }

  /**
   * Which messages a row has: those that are live, and those that it names and that are not among
   * the live ones that were read.
   */
  Map<String, String> messages(StoredRow row) {
    List<String> here =
        Optional.ofNullable(byTransfer.get(row.text("transfer_id", LONGEST)))
            .map(Listed::messages)
            .orElse(List.of());
    List<String> absent = named(row).filter(id -> !here.contains(id)).toList();
    Map<String, String> joined = new TreeMap<>();
    joined.put("messages", String.join(",", here));
    joined.put("messagesNotHere", String.join(",", absent));
    joined.values().removeIf(String::isEmpty);
    return joined;
  }

  private static Stream<String> named(StoredRow row) {
    return MESSAGES.stream()
        .flatMap(column -> row.number(column).stream())
        .filter(id -> id != 0)
        .map(Long::toUnsignedString);
  }

  /** The number in {@code <transferid>}, plain or in CDATA. */
  private static Optional<String> number(String xml) {
    int from = xml.indexOf("<transferid>");
    int to = from < 0 ? -1 : xml.indexOf("</transferid>", from);
    if (to < 0 || to - from > 200) {
      return Optional.empty();
    }
    String inner = xml.substring(from + "<transferid>".length(), to).strip();
    return Optional.of(
        inner.startsWith("<![CDATA[") && inner.endsWith("]]>")
            ? inner.substring("<![CDATA[".length(), inner.length() - "]]>".length()).strip()
            : inner);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
