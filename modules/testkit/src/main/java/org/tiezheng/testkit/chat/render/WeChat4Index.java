package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;

/** What WeChat 4.x writes beside the messages: sessions, full text, transfers, recalls. */
final class WeChat4Index implements AutoCloseable {
  private final ChatWorld world;
  private final SideTruth truth;
  private final StoreFile session;
  private final StoreFile general;
  private final StoreFile text;
  private final Map<String, Long> names = new HashMap<>();
  private final Map<String, String> transfers = new HashMap<>();

  WeChat4Index(ChatWorld world, SideTruth truth, Path account, WriteOptions options) {
    this.world = world;
    this.truth = truth;
    Path storage = account.resolve("db_storage");
    session =
        StoreFile.create(storage.resolve("session/session.db"), options, WeChat4Schema.SESSION);
    general =
        StoreFile.create(storage.resolve("general/general.db"), options, WeChat4Schema.GENERAL);
    text =
        StoreFile.create(
            storage.resolve("message/message_fts.db"), options, WeChat4Schema.FULL_TEXT);
  }

  void add(HeldMessage m, RowPlace place) {
    Conversation in = truth.conversation(m.conversation());
    switch (m.body()) {
      case Body.Text t -> words(m, in, place, t.text());
      case Body.Quote q -> words(m, in, place, q.text());
      case Body.Transfer t -> transfer(m, in, t);
      case Body.RedPacket r ->
          general.insert(
              "redEnvelopeTable",
              "message_server_id",
              Long.parseLong(m.serverId()),
              "session_name",
              in.id(),
              "sender_user_name",
              m.sender().orElse(""),
              "native_url",
              "wxpay://c2cbizmessagehandler/hongbao/receivehongbao?sendid=" + r.sendId(),
              "send_id",
              r.sendId(),
              "scene_id",
              1002,
              "hb_status",
              4,
              "hb_type",
              0,
              "receive_status",
              2);
      default -> {}
    }
  }

  private void words(HeldMessage m, Conversation in, RowPlace place, String words) {
    text.insert(
        "message_fts_v4_0",
        "acontent",
        words,
        "message_local_id",
        place.id(),
        "sort_seq",
        m.sortSeq(),
        "local_type",
        WeChat4Messages.type(m.body()),
        "session_id",
        name(in.id()),
        "sender_id",
        name(m.sender().orElse("")));
  }

  private void transfer(HeldMessage m, Conversation in, Body.Transfer t) {
    long id = Long.parseLong(m.serverId());
    if (transfers.putIfAbsent(t.transferId(), m.serverId()) == null) {
      general.insert(
          "transferTable",
          "transfer_id",
          t.transferId(),
          "transcation_id",
          t.transactionId(),
          "message_server_id",
          id,
          "second_message_server_id",
          0,
          "session_name",
          in.id(),
          "pay_sub_type",
          t.state(),
          "pay_receiver",
          t.receiver(),
          "pay_payer",
          t.payer(),
          "begin_transfer_time",
          t.begin().getEpochSecond(),
          "last_modified_time",
          m.seconds(),
          "invalid_time",
          t.invalid().getEpochSecond(),
          "last_update_time",
          m.seconds(),
          "delay_confirm_flag",
          0,
          "bubble_clicked_flag",
          0);
    } else {
      general.fill(
          "UPDATE transferTable SET second_message_server_id=?, pay_sub_type=?,"
              + " last_modified_time=? WHERE transfer_id=?",
          id,
          t.state(),
          m.seconds(),
          t.transferId());
    }
  }

  /** The app keeps its own recalled words for editing, and takes them out of the index. */
  void recalled(HeldMessage before, HeldMessage after) {
    text.fill(
        "DELETE FROM message_fts_v4_0 WHERE sort_seq=? AND session_id=?",
        before.sortSeq(),
        name(truth.conversation(before.conversation()).id()));
    if (before.outgoing()
        && before.body() instanceof Body.Text t
        && after.body() instanceof Body.Recall r) {
      general.insert(
          "revokemessage",
          "to_user_name",
          truth.conversation(before.conversation()).id(),
          "svr_id",
          Long.parseLong(before.serverId()),
          "message_type",
          1,
          "revoke_time",
          r.time().getEpochSecond(),
          "content",
          t.text(),
          "at_user_list",
          "");
    }
  }

  void settled(Map<Long, RowPlace> places) {
    Map<String, HeldMessage> last = new LinkedHashMap<>();
    truth.genuine().forEach(m -> last.put(m.conversation(), m));
    for (HeldMessage m : last.values()) {
      Conversation in = truth.conversation(m.conversation());
      RowPlace place = places.get(m.storeId());
      String sender = m.sender().orElse("");
      session.insert(
          "SessionTable",
          "username",
          in.id(),
          "type",
          0,
          "unread_count",
          0,
          "unread_first_msg_srv_id",
          0,
          "is_hidden",
          0,
          "summary",
          summary(m),
          "draft",
          "",
          "status",
          0,
          "last_timestamp",
          m.seconds(),
          "sort_timestamp",
          m.seconds(),
          "last_clear_unread_timestamp",
          m.seconds(),
          "last_msg_locald_id",
          place == null ? 0 : place.id(),
          "last_msg_type",
          m.body().type(),
          "last_msg_sub_type",
          m.body().subtype(),
          "last_msg_sender",
          sender,
          "last_sender_display_name",
          sender.isEmpty() ? "" : world.person(sender).shownOn(truth.side()),
          "last_msg_ext_type",
          0);
    }
    session.openLog();
    general.commit();
    text.commit();
  }

  private static String summary(HeldMessage m) {
    String line = Lines.of(m.body());
    return line.length() > 60 ? line.substring(0, line.offsetByCodePoints(0, 40)) : line;
  }

  /** The app forgets the session and notes that it did. */
  void drop(String conversation) {
    String id = truth.conversation(conversation).id();
    session.fill("DELETE FROM SessionTable WHERE username=?", id);
    session.insert(
        "SessionDeleteTable",
        "username",
        id,
        "delete_timestamp",
        truth.genuine().getLast().seconds() + 3_600);
  }

  void done() {
    session.commit();
  }

  private long name(String account) {
    return names.computeIfAbsent(
        account,
        a -> {
          long id = names.size() + 1L;
          text.insert("name2id", "rowid", id, "username", a);
          return id;
        });
  }

  @Override
  public void close() {
    session.close();
    general.close();
    text.close();
  }
}
