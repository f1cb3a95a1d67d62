package org.tiezheng.collect.wechat.version4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.ChatRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;

/**
 * One account being read: names first, then all shards, then what lies beside them, last what was
 * recovered.
 */
final class Version4Reading {
  private final AccountFolder folder;
  private final ReadingSession session;
  private final People people = new People();
  private boolean whole = true;

  Version4Reading(AccountFolder folder, ReadingSession session) {
    this.folder = folder;
    this.session = session;
  }

  void read() {
    new ContactTables(folder, session, people).read();
    List<Shard> shards = shards();
    Owner owner = Owner.of(folder, shards, session);
    owner.note(session);
    try (Attachments media = new Attachments(folder, session)) {
      messages(shards, owner, new ChatRows(session, people, owner.account(), media));
      media.note(session);
    }
    session.note(
        "时间取自本机数据库的 create_time(秒),由服务器给出或由本机写入,数据库不区分",
        "times are create_time of the local database (seconds); it does not say whether the server"
            + " or this computer gave them");
  }

  private void messages(List<Shard> shards, Owner owner, ChatRows rows) {
    Optional<Store> index = folder.database(FullText.FILE, session);
    IndexedWords words = new IndexedWords(index.isPresent());
    Optional<Store> general = folder.database("general/general.db", session);
    TransferTable transfers = TransferTable.of(general, session);
    MessageRows messages = new MessageRows(rows, words, session, owner.account(), transfers);
    shards.forEach(shard -> live(shard, messages));
    rows.liveAreRead(whole);
    general.ifPresent(
        store -> new GeneralTables(session, people, owner.account(), transfers).read(store));
    beside();
    index.ifPresent(
        store -> new FullText(store, session, people, owner.account(), words, whole).read());
    for (Shard shard : shards) {
      new RecoveredRows(shard.store(), session, shard.name() + "/")
          .read(
              table -> table.startsWith(Shard.PREFIX),
              (table, row) -> messages.record(shard, table, UnpackedRow.of(row)));
    }
  }

  private void live(Shard shard, MessageRows messages) {
    Store store = shard.store();
    store.note(session);
    new StoreFacts(store, session, shard.name() + "/").header();
    SideStore side = new SideStore(shard.name(), store, session);
    side.has("Name2Id");
    for (String table : Shard.tables(store)) {
      String counted = shard.name() + "/" + table;
      session.table(counted);
      side.has(table);
      store.rows(
          table, counted, session, UnpackedRow::of, row -> messages.record(shard, table, row));
    }
    side.rows("DeleteInfo", (counted, row) -> deleted(shard, counted, row), "delete_table_name");
    side.verbatim("DeleteResInfo", "SendInfo", "HistorySysMsgInfo", "HistoryAddMsgInfo");
    side.rest();
  }

  /** The app noted that it dropped the table of a conversation. */
  private void deleted(Shard shard, String counted, StoredRow row) {
    String id = shard.conversation(row.text("delete_table_name"));
    session.record(
        counted,
        new Conversation(
            row.provenance(),
            People.PLATFORM,
            id,
            people.title(id),
            Sessions.type(id),
            List.of(),
            RecordedTime.none(),
            Optional.empty(),
            RowState.MARKED_DELETED,
            row.all()));
  }

  private void beside() {
    folder
        .database("session/session.db", session)
        .ifPresent(store -> new Sessions(session, people).read(store));
    PostTables posts = new PostTables(session, people, folder);
    folder.database("sns/sns.db", session).ifPresent(posts::moments);
    folder.database("favorite/favorite.db", session).ifPresent(posts::favourites);
    counted("message/message_resource.db", "FtsDeleteInfo");
    for (String path :
        List.of(
            "head_image/head_image.db",
            "emoticon/emoticon.db",
            "bizchat/bizchat.db",
            "unspportmsg/unspportmsg.db",
            "contact/contact_fts.db",
            "favorite/favorite_fts.db",
            "ilinkvoip/ilinkvoip.db",
            "wcinf/wcinf.db")) {
      counted(path);
    }
  }

  private void counted(String path, String... verbatim) {
    folder
        .database(path, session)
        .ifPresent(store -> {
          SideStore side = new SideStore(path.substring(path.lastIndexOf('/') + 1), store, session);
          side.verbatim(verbatim);
          side.rest();
        });
  }

  /** Where the schema or a log is damaged, tables may be missing without a trace. */
  private void damaged(Store store) {
    whole = false;
    String file = store.source().main().fileName();
    session.broke(
        file,
        new Text(
            file + " 的文件头、日志或表结构有损坏,可能缺表缺行",
            file
                + ": its header, its log or its schema is damaged; tables and rows may be"
                + " missing"));
  }

  private List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    Map<String, String> all = new HashMap<>();
    for (Member member : folder.shards()) {
      Optional<Store> store = folder.open(member, session);
      whole &= store.isPresent();
      store.filter(s -> !s.database().damage().isEmpty()).ifPresent(this::damaged);
      store.ifPresent(s -> shards.add(Shard.of(s, session)));
    }
    shards.forEach(shard -> all.putAll(shard.conversations()));
    people.all().forEach(p -> all.putIfAbsent(Shard.PREFIX + Shard.md5(p.id()), p.id()));
    List<String> missing = folder.missing();
    if (!missing.isEmpty()) {
      whole = false;
      session.broke(
          String.join(", ", missing),
          new Text(
              "消息库分片缺失:" + String.join(", ", missing) + ";其中的消息不在本次读取中",
              "shards of the message store are missing: "
                  + String.join(", ", missing)
                  + "; their messages are not in this reading"));
    }
    return shards.stream().map(s -> new Shard(s.name(), s.store(), s.names(), all)).toList();
  }
}
