package org.tiezheng.collect.wechat.version4;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.ProtoFields;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Conversation.Participant;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/** {@code contact.db}: people, strangers and rooms with their members. */
final class ContactTables {
  private static final String FILE = "contact/contact.db";

  private final AccountFolder folder;
  private final ReadingSession session;
  private final People people;

  ContactTables(AccountFolder folder, ReadingSession session, People people) {
    this.folder = folder;
    this.session = session;
    this.people = people;
  }

  void read() {
    Optional<Store> found = folder.database(FILE, session);
    if (found.isEmpty()) {
      session.note("没有 contact.db:只有账号,没有昵称和备注", "there is no contact.db: accounts have no names");
      return;
    }
    Store store = found.get();
    store.note(session);
    for (String table : List.of("contact", "stranger")) {
      if (store.has(table, "username", "nick_name")) {
        store.rows(table, "contact.db/" + table, session, row -> person(table, row));
      }
    }
    if (store.has("chat_room", "username", "ext_buffer")) {
      store.rows("chat_room", "contact.db/chat_room", session, this::room);
    }
    SideStore side = new SideStore("contact.db", store, session);
    side.has("contact", "stranger", "chat_room");
    side.rows("chat_room_info_detail", this::announcement, "username_", "announcement_");
    side.verbatim("contact_label");
    side.rest();
  }

  private void person(String table, StoredRow row) {
    String counted = "contact.db/" + table;
    session.seen(counted);
    String id = row.text("username");
    String alias = row.text("alias");
    String nick = row.text("nick_name");
    String remark = row.text("remark");
    people.add(new People.Person(id, alias, nick, remark));
    Map<String, String> extra = new TreeMap<>(row.rest());
    extra.put("table", table);
    if (!alias.isEmpty()) {
      extra.put("alias", alias);
    }
    if (!remark.isEmpty()) {
      extra.put("remark", remark);
    }
    session.record(
        counted,
        new Contact(
            row.provenance(),
            nick,
            List.of(),
            List.of(People.key(id)),
            "",
            remark,
            row.rowid(),
            RecordedTime.none(),
            RowState.LIVE,
            extra));
  }

  /** What the owner of a group put up for its members. */
  private void announcement(String counted, StoredRow row) {
    String room = row.text("username_");
    String words = row.text("announcement_");
    String editor = row.text("announcement_editor_");
    Map<String, String> extra = new TreeMap<>(row.all());
    extra.put("conversation", room);
    session.record(
        counted,
        new Post(
            row.provenance(),
            People.PLATFORM,
            "group-announcement",
            Optional.empty(),
            Optional.of(editor).filter(e -> !e.isEmpty()).map(People::key),
            people.name(editor, room),
            Seconds.of(row, "announcement_publish_time_"),
            words.isEmpty() ? List.of() : List.of(new MessageContent.Words(words)),
            List.of(),
            row.state(),
            extra));
  }

  private void room(StoredRow row) {
    session.seen("contact.db/chat_room");
    String room = row.text("username");
    String owner = row.text("owner");
    List<Participant> participants = new ArrayList<>();
    Optional<MemorySegment> list = row.bytes("ext_buffer");
    for (ProtoFields user : list.map(ProtoFields::of).map(f -> f.messages(1)).orElse(List.of())) {
      String account = user.text(1).orElse("");
      String name = user.text(2).orElse("");
      people.member(room, account, name);
      participants.add(
          new Participant(
              People.key(account),
              name,
              account.equals(owner) ? "owner" : "",
              user.text(4).map(People::key),
              "",
              ""));
    }
    row.keep("owner");
    session.record(
        "contact.db/chat_room",
        new Conversation(
            row.provenance(),
            People.PLATFORM,
            room,
            people.title(room),
            Conversation.Type.GROUP,
            participants,
            RecordedTime.none(),
            Optional.empty(),
            RowState.LIVE,
            row.rest()));
  }
}
