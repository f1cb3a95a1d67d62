package org.tiezheng.collect.whatsapp.ios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.ios.AppleTime;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Conversation.Participant;

/** The conversations of a store and the members of its groups. Not thread-safe. */
final class Rooms {
  static final String SESSIONS = "ZWACHATSESSION";

  private static final String MEMBERS = "ZWAGROUPMEMBER";
  private static final int MOST = 500_000;
  private static final int LONGEST = 320;

  /** A conversation; a store may name none for a message. */
  record Room(String jid, String title) {
    static final Room NONE = new Room("", "");

    boolean group() {
      return jid.endsWith("@g.us");
    }
  }

  /** One member of a group. */
  record Member(String jid, String name) {}

  private final Map<Long, Room> rooms = new HashMap<>();
  private final Map<Long, Member> members = new HashMap<>();
  private final Map<Long, List<Participant>> rosters = new LinkedHashMap<>();

  /** Reads both tables; every row of conversations becomes a record. */
  void read(Store store, ReadingSession session) {
    store.rows(MEMBERS, session, this::member);
    session.table(SESSIONS);
    store.rows(
        SESSIONS,
        session,
        row -> {
          session.seen(SESSIONS);
          session.record(SESSIONS, conversation(row));
        });
    if (members.size() >= MOST || rooms.size() >= MOST) {
      session.note(
          "会话或群成员过多,超出部分不再用于显示名称",
          "More conversations or members than are kept; the rest is not used for names");
    }
  }

  Room room(StoredRow message) {
    return message
        .number("ZCHATSESSION")
        .map(pk -> rooms.getOrDefault(pk, Room.NONE))
        .orElse(Room.NONE);
  }

  Optional<Member> member(Optional<Long> key) {
    return key.map(members::get);
  }

  private void member(StoredRow row) {
    if (row.rowid().isEmpty() || members.size() >= MOST) {
      return;
    }
    String name = row.word("ZCONTACTNAME").or(() -> row.word("ZFIRSTNAME")).orElse("");
    Member member = new Member(row.text("ZMEMBERJID", LONGEST), cut(name));
    members.put(row.rowid().get(), member);
    row.number("ZCHATSESSION")
        .ifPresent(room ->
            rosters
                .computeIfAbsent(room, _ -> new ArrayList<>())
                .add(
                    new Participant(
                        WhatsAppReading.key(member.jid()),
                        member.name(),
                        row.numberOrZero("ZISADMIN") == 0 ? "" : "admin",
                        Optional.empty(),
                        "",
                        row.number("ZISACTIVE").filter(a -> a == 0).isPresent() ? "left" : "")));
  }

  private Conversation conversation(StoredRow row) {
    String jid = row.text("ZCONTACTJID", LONGEST);
    Room room = new Room(jid, cut(row.word("ZPARTNERNAME").orElse(jid)));
    row.rowid().filter(_ -> rooms.size() < MOST).ifPresent(pk -> rooms.put(pk, room));
    return new Conversation(
        row.provenance(),
        WhatsAppReading.PLATFORM,
        jid,
        room.title(),
        room.group() ? Conversation.Type.GROUP : type(jid),
        row.rowid().map(pk -> rosters.getOrDefault(pk, List.of())).orElse(List.of()),
        AppleTime.of(row.value("ZLASTMESSAGEDATE")),
        Optional.empty(),
        row.state(),
        row.rest());
  }

  private static Conversation.Type type(String jid) {
    if (jid.endsWith("@s.whatsapp.net") || jid.endsWith("@lid")) {
      return Conversation.Type.DIRECT;
    }
    return jid.endsWith("@newsletter") ? Conversation.Type.CHANNEL : Conversation.Type.UNKNOWN;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
