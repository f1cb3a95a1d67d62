package org.tiezheng.collect.wechat.android;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.MessageShards;
import org.tiezheng.collect.wechat.MessageShards.Shard;
import org.tiezheng.collect.wechat.NameRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.Talkers;
import org.tiezheng.collect.wechat.Writers;
import org.tiezheng.evidence.Text;

/** One store of a telephone being read: own account, names, messages, what was recovered. */
final class AndroidReading {
  private static final long OWN_ACCOUNT = 2;
  private static final int ROWS = 20_000;

  private final Store store;
  private final ReadingSession session;
  private final People people = new People();
  private final NameRows names;
  private final MessageShards messages;
  private Talkers talkers = new Talkers(MessageRow.TALKER, people);

  AndroidReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
    this.names = new NameRows(session, people);
    this.messages = new MessageShards(session, MessageRow.TABLE::equals);
    messages.add(store);
  }

  void read() {
    names();
    talkers = new Talkers(MessageRow.TALKER, people);
    ChatRows rows = new ChatRows(session, people, owner(), new AccountMedia(store, session));
    messages.live(
        Set.of("rcontact", "chatroom", "userinfo"), (shard, _, row) -> record(shard, row, rows));
    rows.liveAreRead(messages.whole());
    messages.recovered((shard, _, row) -> record(shard, row, rows));
    session.note(
        "时间取自 createTime(毫秒),由服务器给出或由手机写入,数据库不区分",
        "times are createTime (milliseconds); the database does not say whether the server or the"
            + " telephone gave them");
  }

  private void names() {
    String file = store.source().main().fileName();
    if (store.has("rcontact", "username", "nickname")) {
      session.table(file + "/rcontact");
      store.rows(
          "rcontact",
          session,
          row ->
              names.person(
                  file + "/rcontact",
                  row,
                  new People.Person(
                      row.text("username"),
                      row.text("alias"),
                      row.text("nickname"),
                      row.text("conRemark"))));
    } else {
      session.note("没有 rcontact 表:没有昵称和备注", "there is no table rcontact: accounts have no names");
    }
    if (store.has("chatroom", "chatroomname", "memberlist")) {
      session.table(file + "/chatroom");
      store.rows("chatroom", session, row -> room(file + "/chatroom", row));
    }
  }

  private void room(String counted, StoredRow row) {
    String room = row.text("chatroomname");
    Map<String, String> cards = NameRows.cards(row.text("memberlist"), ";", "");
    String owner = row.text("roomowner");
    names.room(counted, row, room, names.members(room, owner, cards));
  }

  private void record(Shard shard, StoredRow row, ChatRows rows) {
    String counted = shard.counted(row);
    session.seen(counted);
    Optional<Long> type = row.number("type");
    if (type.isEmpty()) {
      session.setAside(
          counted, row.provenance(), new Text("没有消息类型", "has no message type"), row.raw());
      return;
    }
    rows.record(counted, row, MessageRow.message(row, type.get(), talkers.of(row)));
  }

  /** The table {@code userinfo} states it under number 2. */
  private String owner() {
    Map<Long, String> own = new HashMap<>();
    if (store.has("userinfo", "id", "value")) {
      store.rows(
          "userinfo",
          session,
          row ->
              row.number("id")
                  .filter(id -> id == OWN_ACCOUNT)
                  .ifPresent(id -> row.word("value").ifPresent(v -> own.put(id, v))));
    }
    Writers writers = new Writers();
    Optional<String> stated = Optional.ofNullable(own.get(OWN_ACCOUNT));
    if (stated.isEmpty()) {
      messages.glance(
          ROWS,
          (_, _, row) -> {
            if (row.numberOrZero("isSend") == 1) {
              writers.sent(row.text("content"));
            }
          });
    }
    return writers.owner(stated, session);
  }
}
