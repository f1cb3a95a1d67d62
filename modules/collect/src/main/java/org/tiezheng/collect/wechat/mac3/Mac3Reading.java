package org.tiezheng.collect.wechat.mac3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.FullText;
import org.tiezheng.collect.wechat.MessageShards;
import org.tiezheng.collect.wechat.NameRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.collect.wechat.Writers;
import org.tiezheng.collect.wechat.hashed.ChatColumns;
import org.tiezheng.collect.wechat.hashed.ChatTables;

/** One account of WeChat 3 on a Mac being read. */
final class Mac3Reading {
  private final StoreFolder folder;
  private final ReadingSession session;
  private final People people = new People();
  private final NameRows names;

  Mac3Reading(StoreFolder folder, ReadingSession session) {
    this.folder = folder;
    this.session = session;
    this.names = new NameRows(session, people);
  }

  void read() {
    contacts("Contact/wccontact_new2.db", List.of("WCContact"));
    contacts("Group/group_new.db", List.of("GroupContact", "GroupMember"));
    StoreFolder.Shards files = folder.shards(Mac3Importer.SHARDS);
    files.note(session);
    MessageShards shards = new MessageShards(session, ChatColumns::holds);
    shards.open(folder, files);
    ChatTables tables = new ChatTables(session, people, ChatColumns.MAC, shards);
    folder.database("Session/session_new.db", session).ifPresent(store -> sessions(store, tables));
    Writers writers = tables.writers();
    String owner = writers.owner(writers.digested(folder.root(), people), session);
    tables.read(owner, new LinkedMedia(folder, session), new FullText(session, people));
  }

  private void contacts(String file, List<String> tables) {
    Optional<Store> found = folder.database(file, session);
    if (found.isEmpty()) {
      session.note(
          "没有可读的 " + file + ":其中的昵称和备注缺失",
          "there is no readable " + file + ": its names are missing");
      return;
    }
    Store store = found.get();
    store.note(session);
    for (String table : tables) {
      if (store.has(table, "m_nsUsrName", "nickname")) {
        String counted = store.source().main().fileName() + "/" + table;
        session.table(counted);
        store.rows(table, session, row -> contact(counted, row));
      }
    }
  }

  private void contact(String counted, StoredRow row) {
    String id = row.text("m_nsUsrName");
    People.Person person =
        new People.Person(
            id, row.text("m_nsAliasName"), row.text("nickname"), row.text("m_nsRemark"));
    if (!id.endsWith("@chatroom")) {
      names.person(counted, row, person);
      return;
    }
    people.add(person);
    Map<String, String> cards =
        NameRows.cards(row.text("m_nsChatRoomMemList"), ";", row.text("m_nsChatRoomDesc"));
    row.keep("m_nsChatRoomDesc");
    names.room(counted, row, id, names.members(id, row.text("m_nsOwner"), cards));
  }

  private void sessions(Store store, ChatTables tables) {
    store.note(session);
    if (!store.has("SessionAbstract", "m_nsUserName")) {
      return;
    }
    String counted = "session_new.db/SessionAbstract";
    session.table(counted);
    store.rows(
        "SessionAbstract",
        session,
        row -> {
          String id = row.text("m_nsUserName");
          tables.account(id);
          names.listed(
              counted, row, id, StoreTimes.seconds(row.number("m_uLastTime")), row.word("strRes1"));
        });
  }
}
