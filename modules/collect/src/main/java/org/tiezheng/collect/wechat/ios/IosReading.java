package org.tiezheng.collect.wechat.ios;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.FilesByContent;
import org.tiezheng.collect.wechat.FullText;
import org.tiezheng.collect.wechat.MessageShards;
import org.tiezheng.collect.wechat.NameRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.hashed.ChatColumns;
import org.tiezheng.collect.wechat.hashed.ChatTables;

/** One account on an iPhone being read: names, messages, what was recovered, the index. */
final class IosReading {
  private static final List<String> SESSIONS =
      List.of("session/session.db", "UniversalSession/session.db");

  private final StoreFolder folder;
  private final ReadingSession session;
  private final People people = new People();
  private final NameRows names;

  IosReading(StoreFolder folder, ReadingSession session) {
    this.folder = folder;
    this.session = session;
    this.names = new NameRows(session, people);
  }

  void read() {
    folder
        .database("DB/WCDB_Contact.sqlite", session)
        .ifPresentOrElse(
            store -> new ContactBlobs(names, session).read(store),
            () ->
                session.note(
                    "没有可读的 WCDB_Contact.sqlite:没有昵称和备注,账号由会话列表推断",
                    "there is no readable WCDB_Contact.sqlite: no names; accounts are known from"
                        + " the list of conversations only"));
    StoreFolder.Shards files = folder.shards(IosImporter.SHARDS);
    files.note(session);
    MessageShards shards = new MessageShards(session, ChatColumns::holds);
    shards.open(folder, files);
    ChatTables tables = new ChatTables(session, people, ChatColumns.IOS, shards);
    folder.database(SESSIONS, session).ifPresent(store -> sessions(store, tables));
    FullText words = new FullText(session, people);
    OwnAccount own = new OwnAccount(folder, people);
    String owner = tables.writers().owner(own.stated(tables.writers()), session);
    FilesByContent byContent = new FilesByContent(folder);
    tables.read(owner, new NumberedMedia(folder, byContent), words);
    folder
        .database("fts/fts_message.db", session)
        .ifPresent(store -> new WordTables(session, words, shards.whole()).read(store));
    beside(byContent);
    byContent.note(session);
    new OwnSettings(folder, session).read(owner);
  }

  /** What the account keeps beside its conversations; that it was not collected is said too. */
  private void beside(FilesByContent byContent) {
    folder
        .database("wc/wc005_008.db", session)
        .ifPresentOrElse(
            store -> new MomentTables(session, people).read(store),
            () ->
                session.note(
                    "没有可读的朋友圈库 wc/wc005_008.db:朋友圈不在本次读取中",
                    "there is no readable database of moments wc/wc005_008.db: moments are not in"
                        + " this reading"));
    new Favourites(folder, session, people, byContent).read();
  }

  private void sessions(Store store, ChatTables tables) {
    store.note(session);
    if (store.has("SessionAbstract", "UsrName")) {
      session.table("session.db/SessionAbstract");
      store.rows(
          "SessionAbstract",
          session,
          row -> listed("SessionAbstract", row, "UsrName", "CreateTime", tables));
    }
    if (store.has("SessionTable", "sessionId")) {
      session.table("session.db/SessionTable");
      store.rows(
          "SessionTable",
          session,
          row -> listed("SessionTable", row, "sessionId", "lastMsgUpdateTime", tables));
    }
  }

  private void listed(String table, StoredRow row, String id, String time, ChatTables tables) {
    String account = row.text(id);
    tables.account(account);
    names.listed(
        "session.db/" + table,
        row,
        account,
        StoreTimes.seconds(row.number(time)),
        Optional.empty());
  }
}
