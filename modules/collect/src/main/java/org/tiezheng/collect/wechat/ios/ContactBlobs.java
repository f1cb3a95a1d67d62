package org.tiezheng.collect.wechat.ios;

import java.util.List;
import java.util.Map;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.NameRows;
import org.tiezheng.collect.wechat.People;

/**
 * {@code WCDB_Contact.sqlite}: names and members in protocol buffers whose fields are known by
 * number only: of a person 1 nickname, 2 alias, 3 remark; of a room 1 members, 2 owner, 6 XML.
 */
final class ContactBlobs {
  private final NameRows names;
  private final ReadingSession session;

  ContactBlobs(NameRows names, ReadingSession session) {
    this.names = names;
    this.session = session;
  }

  void read(Store store) {
    store.note(session);
    for (String table : List.of("Friend", "OpenIMContact")) {
      if (store.has(table, "userName", "dbContactRemark")) {
        session.table("WCDB_Contact.sqlite/" + table);
        store.rows(table, session, row -> contact(table, row));
      }
    }
  }

  private void contact(String table, StoredRow row) {
    String id = row.text("userName");
    ProtoFields remark = fields(row, "dbContactRemark");
    ProtoFields room = fields(row, "dbContactChatRoom");
    row.keep("dbContactRemark", "dbContactChatRoom");
    String counted = "WCDB_Contact.sqlite/" + table;
    People.Person person =
        new People.Person(
            id, remark.text(2).orElse(""), remark.text(1).orElse(""), remark.text(3).orElse(""));
    if (!id.endsWith("@chatroom")) {
      names.person(counted, row, person);
      return;
    }
    names.people().add(person);
    Map<String, String> cards =
        NameRows.cards(room.text(1).orElse(""), ";", room.text(6).orElse(""));
    names.room(counted, row, id, names.members(id, room.text(2).orElse(""), cards));
  }

  private static ProtoFields fields(StoredRow row, String column) {
    return row.bytes(column).map(ProtoFields::of).orElse(new ProtoFields(List.of(), true));
  }
}
