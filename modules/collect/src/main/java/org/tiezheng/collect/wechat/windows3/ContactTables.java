package org.tiezheng.collect.wechat.windows3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.NameRows;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.StoreTimes;

/** {@code MicroMsg.db}: people, rooms with their members, and the list of conversations. */
final class ContactTables {
  private static final String FILE = "MicroMsg.db";

  private final StoreFolder folder;
  private final ReadingSession session;
  private final NameRows names;

  ContactTables(StoreFolder folder, ReadingSession session, NameRows names) {
    this.folder = folder;
    this.session = session;
    this.names = names;
  }

  void read() {
    Optional<Store> found = folder.database("Msg/" + FILE, session);
    if (found.isEmpty()) {
      session.note(
          "没有可读的 MicroMsg.db:只有账号,没有昵称、备注、群成员和会话列表",
          "there is no readable MicroMsg.db: accounts have no names, rooms no members, and there is"
              + " no list of conversations");
      return;
    }
    Store store = found.get();
    store.note(session);
    if (store.has("Contact", "UserName", "NickName")) {
      session.table(FILE + "/Contact");
      store.rows("Contact", session, this::person);
    }
    if (store.has("ChatRoom", "ChatRoomName", "UserNameList")) {
      session.table(FILE + "/ChatRoom");
      store.rows("ChatRoom", session, this::room);
    }
    if (store.has("Session", "strUsrName", "strContent")) {
      session.table(FILE + "/Session");
      store.rows("Session", session, this::listed);
    }
  }

  private void person(StoredRow row) {
    names.person(
        FILE + "/Contact",
        row,
        new People.Person(
            row.text("UserName"), row.text("Alias"), row.text("NickName"), row.text("Remark")));
  }

  /** The members stand in a list; their names in the room in {@code RoomData}. */
  private void room(StoredRow row) {
    String room = row.text("ChatRoomName");
    Map<String, String> cards =
        new LinkedHashMap<>(NameRows.cards(row.text("UserNameList"), "^G", ""));
    List<ProtoFields> members =
        row.bytes("RoomData").map(ProtoFields::of).map(f -> f.messages(1)).orElse(List.of());
    for (ProtoFields member : members) {
      member.text(1).ifPresent(account -> cards.put(account, member.text(2).orElse("")));
    }
    row.keep("DisplayNameList", "RoomData");
    names.room(FILE + "/ChatRoom", row, room, names.members(room, row.text("Reserved2"), cards));
  }

  private void listed(StoredRow row) {
    names.listed(
        FILE + "/Session",
        row,
        row.text("strUsrName"),
        StoreTimes.seconds(row.number("nTime")),
        row.word("strContent"));
  }
}
