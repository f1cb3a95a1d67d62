package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.List;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.Favourite;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Moment;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.RoomEvent;
import org.tiezheng.testkit.chat.SideTruth;

/** Contacts, rooms, favourites and moments of WeChat 4.x. */
final class WeChat4People {
  private WeChat4People() {}

  static void write(ChatWorld world, SideTruth truth, Path storage, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(storage.resolve("contact/contact.db"), options, WeChat4Schema.CONTACT)) {
      long id = 0;
      for (Persona p : world.people()) {
        id++;
        boolean friend = !p.id().equals("yangliu1990");
        person(store, id, p.id(), friend ? 1 : 3, p.alias(), p.remarkOn(truth.side()), p.nick());
      }
      for (Conversation room : truth.conversations()) {
        if (room.group()) {
          id++;
          room(store, id, room, world, truth);
        }
      }
    }
    favourites(truth, storage, options);
    moments(world, truth, storage, options);
  }

  private static void person(
      StoreFile store, long id, String name, int type, String alias, String remark, String nick) {
    store.insert(
        "contact",
        "id",
        id,
        "username",
        name,
        "local_type",
        type,
        "alias",
        alias,
        "encrypt_username",
        "",
        "flag",
        3,
        "delete_flag",
        0,
        "verify_flag",
        name.startsWith("gh_") ? 24 : 0,
        "remark",
        remark,
        "nick_name",
        nick,
        "big_head_url",
        "https://wx.example.cn/head/" + id + "/0",
        "small_head_url",
        "https://wx.example.cn/head/" + id + "/132",
        "head_img_md5",
        "",
        "chat_room_notify",
        0,
        "is_in_chat_room",
        0,
        "description",
        "",
        "chat_room_type",
        0);
    store.insert("name2id", "rowid", id, "username", name);
  }

  private static void room(
      StoreFile store, long id, Conversation room, ChatWorld world, SideTruth truth) {
    person(store, id, room.id(), 2, "", "", room.title());
    Proto members = new Proto();
    List<Persona> people = world.people();
    for (String member : room.members()) {
      String inviter =
          truth.roomEvents().stream()
              .filter(e -> e.conversation().equals(room.key()) && e.who().equals(member))
              .filter(e -> e.kind() == RoomEvent.Kind.JOINED)
              .map(RoomEvent::by)
              .reduce(room.owner(), (first, second) -> second);
      Proto one = new Proto().text(1, member);
      String card = room.cards().getOrDefault(member, "");
      if (!card.isEmpty()) {
        one.text(2, card);
      }
      members.message(1, one.number(3, 1).text(4, inviter));
      long at = people.indexOf(world.person(member)) + 1L;
      store.insert("chatroom_member", "room_id", id, "member_id", at);
    }
    store.insert(
        "chat_room",
        "id",
        id,
        "username",
        room.id(),
        "owner",
        room.owner(),
        "ext_buffer",
        members.done());
    store.insert(
        "chat_room_info_detail",
        "room_id_",
        id,
        "username_",
        room.id(),
        "announcement_",
        "月底前对账",
        "announcement_editor_",
        room.owner(),
        "announcement_publish_time_",
        truth.genuine().getFirst().seconds(),
        "chat_room_status_",
        0,
        "xml_announcement_",
        "");
  }

  /** What a favourite says, as every version writes it. */
  static String favourite(Favourite f) {
    return "<favitem type=\""
        + f.type()
        + "\"><desc>"
        + Xml.text(f.text())
        + "</desc>"
        + f.picture().map(WeChat4People::item).orElse("")
        + "<source sourcetype=\"1\"><fromusr>"
        + f.from()
        + "</fromusr></source></favitem>";
  }

  private static void favourites(SideTruth truth, Path storage, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            storage.resolve("favorite/favorite.db"), options, WeChat4Schema.FAVOURITE)) {
      for (Favourite f : truth.favourites()) {
        store.insert(
            "fav_db_item",
            "local_id",
            f.localId(),
            "server_id",
            Long.parseLong(f.serverId()),
            "type",
            f.type(),
            "update_time",
            f.time().getEpochSecond(),
            "content",
            favourite(f),
            "source_id",
            "",
            "fromusr",
            f.from(),
            "realchatname",
            f.room());
        f.picture()
            .filter(_ -> options.media() && f.localId() % 2 == 0)
            .ifPresent(p -> Attached.write(picture(storage, p.md5()), p.bytes()));
      }
    }
  }

  private static String item(MediaBytes picture) {
    return "<datalist count=\"1\"><dataitem datatype=\"2\"><datafmt>jpg</datafmt><fullmd5>"
        + picture.md5()
        + "</fullmd5><fullsize>"
        + picture.length()
        + "</fullsize></dataitem></datalist>";
  }

  private static Path picture(Path storage, String md5) {
    return storage.resolveSibling("business/favorite/data/" + md5.substring(0, 2) + "/" + md5);
  }

  private static void moments(
      ChatWorld world, SideTruth truth, Path storage, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(storage.resolve("sns/sns.db"), options, WeChat4Schema.MOMENTS)) {
      for (Moment m : truth.moments()) {
        store.insert(
            "SnsTimeLine",
            "tid",
            Long.parseUnsignedLong(m.id()),
            "user_name",
            m.author(),
            "content",
            MomentXml.of(m, world),
            "pack_info_buf",
            StoreFile.NULL);
        if (m.author().equals(truth.account().id())) {
          for (Moment.Comment c : m.comments()) {
            store.insert(
                "SnsMessage_tmp3",
                "create_time",
                c.time().getEpochSecond(),
                "type",
                2,
                "feed_id",
                Long.parseUnsignedLong(m.id()),
                "from_username",
                c.author(),
                "from_nickname",
                world.person(c.author()).nick(),
                "to_username",
                c.answers(),
                "to_nickname",
                c.answers().isEmpty() ? "" : world.person(c.answers()).nick(),
                "content",
                c.text(),
                "comment_id",
                Long.parseLong(c.id()),
                "comment64_id",
                Long.parseLong(c.id()),
                "comment_flag",
                0);
          }
        }
      }
    }
  }
}
