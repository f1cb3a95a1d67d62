package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/**
 * The documents folder of WeChat on iOS: {@code Documents/<md5 of the account>/DB/MM.sqlite} and
 * its neighbours. Media are named by the local id of their message, stickers lie where nobody
 * knows.
 */
public final class IosStore implements Renderer {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("wechat-ios")
        .carriesAllBut(
            Fact.TIME_MILLIS, Fact.SERVER_SEQ, Fact.SORT_SEQ, Fact.MESSAGE_SOURCE, Fact.INVITERS)
        .degrades(Fact.SUBTYPE, "in the payload only")
        .degrades(Fact.MEDIA_NAME, "by local id; names of files in the payload")
        .degrades(Fact.SYSTEM_SENDER, "no column names it; the words of a recall do")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    String account = "Documents/" + Attached.hash(truth.account().id());
    Tables layout = new Tables(folder, account, truth.account().id(), options);
    TableStore.Written written = TableStore.write(truth, layout, folder, options);
    contacts(world, truth, folder.resolve(account + "/DB/WCDB_Contact.sqlite"), options);
    sessions(truth, folder.resolve(account + "/session/session.db"), options);
    fullText(truth, folder.resolve(account + "/fts/fts_message.db"), options);
    IosBeside.write(world, side, folder, options);
    return TableStore.rendered(this, truth, layout, folder, written);
  }

  /** One table a conversation; the conversations are spread over the stores. */
  private record Tables(Path folder, String account, String owner, WriteOptions options)
      implements Layout {
    @Override
    public List<String> files() {
      return List.of(
          account + "/DB/MM.sqlite",
          account + "/DB/message_1.sqlite",
          account + "/DB/message_2.sqlite");
    }

    @Override
    public String[] schema(int file) {
      return new String[] {"CREATE TABLE Config(Key TEXT PRIMARY KEY, Value TEXT)"};
    }

    @Override
    public int file(HeldMessage m, Conversation in) {
      return in.kind() == Conversation.Kind.GROUP
          ? 1
          : in.kind() == Conversation.Kind.SERVICE ? 2 : 0;
    }

    @Override
    public String table(Conversation in) {
      return "Chat_" + Attached.hash(in);
    }

    @Override
    public String[] conversation(String table) {
      return new String[] {
        "CREATE TABLE "
            + table
            + "(TableVer INTEGER DEFAULT 1,"
            + " MesLocalID INTEGER PRIMARY KEY AUTOINCREMENT, MesSvrID INTEGER DEFAULT 0,"
            + " CreateTime INTEGER DEFAULT 0, Message TEXT, Status INTEGER DEFAULT 0,"
            + " ImgStatus INTEGER DEFAULT 0, Type INTEGER, Des INTEGER)",
        "CREATE INDEX " + table + "_Index ON " + table + "(MesSvrID)",
        "CREATE INDEX " + table + "_Index2 ON " + table + "(CreateTime)"
      };
    }

    @Override
    public String idColumn() {
      return "MesLocalID";
    }

    @Override
    public Object[] row(HeldMessage m, Conversation in) {
      return new Object[] {
        "TableVer",
        1,
        "MesSvrID",
        Long.parseLong(m.serverId()),
        "CreateTime",
        m.seconds(),
        "Message",
        Payload.prefixed(m, in),
        "Status",
        m.outgoing() ? 2 : 4,
        "ImgStatus",
        m.body() instanceof Body.Image ? 2 : 1,
        "Type",
        m.body().type(),
        "Des",
        m.outgoing() ? 0 : 1
      };
    }

    @Override
    public byte[] stored(HeldMessage m, Conversation in) {
      return Payload.prefixed(m, in).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void arrived(HeldMessage m, Conversation in, RowPlace place) {
      if (!options.media()) {
        return;
      }
      Path root = folder.resolve(account);
      String at = "/" + Attached.hash(in) + "/" + place.id();
      switch (m.body()) {
        case Body.Voice v ->
            Attached.write(root.resolve("Audio" + at + ".aud"), v.content().bytes());
        case Body.Image i -> Attached.write(root.resolve("Img" + at + ".pic"), i.content().bytes());
        case Body.Video v ->
            Attached.write(root.resolve("Video" + at + ".mp4"), v.content().bytes());
        case Body.Document d when d.complete() ->
            Attached.write(
                root.resolve("OpenData" + at + "." + d.extension()), d.content().bytes());
        case Body.Emoticon e -> IosStickers.write(e, folder, account, owner);
        default -> {}
      }
    }
  }

  private static void contacts(ChatWorld world, SideTruth truth, Path file, WriteOptions options) {
    String columns =
        "(userName TEXT PRIMARY KEY, type INTEGER, certificationFlag INTEGER, imgStatus INTEGER,"
            + " encodeUserName TEXT, dbContactLocal BLOB, dbContactOther BLOB, dbContactRemark"
            + " BLOB, dbContactHeadImage BLOB, dbContactProfile BLOB, dbContactSocial BLOB,"
            + " dbContactChatRoom BLOB, dbContactBrand BLOB)";
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE Friend" + columns,
            "CREATE TABLE OpenIMContact" + columns)) {
      for (Persona p : world.people()) {
        Proto remark = new Proto().text(1, p.nick()).text(2, p.alias());
        if (!p.remarkOn(truth.side()).isEmpty()) {
          remark.text(3, p.remarkOn(truth.side()));
        }
        store.insert(
            "Friend",
            "userName",
            p.id(),
            "type",
            3,
            "certificationFlag",
            0,
            "imgStatus",
            2,
            "encodeUserName",
            "",
            "dbContactRemark",
            remark.done(),
            "dbContactHeadImage",
            new Proto()
                .number(1, 2)
                .text(2, "https://wx.example.cn/132")
                .text(3, "https://wx.example.cn/0")
                .done());
      }
      for (Conversation room : truth.conversations()) {
        if (room.group()) {
          store.insert(
              "Friend",
              "userName",
              room.id(),
              "type",
              2,
              "certificationFlag",
              0,
              "imgStatus",
              2,
              "encodeUserName",
              "",
              "dbContactRemark",
              new Proto().text(1, room.title()).done(),
              "dbContactChatRoom",
              new Proto()
                  .text(1, String.join(";", room.members()))
                  .text(2, room.owner())
                  .text(6, roomData(room))
                  .done());
        }
      }
    }
  }

  static String roomData(Conversation room) {
    StringBuilder xml = new StringBuilder("<RoomData>");
    for (String member : room.members()) {
      xml.append("<Member UserName=\"").append(member).append("\">");
      String card = room.cards().getOrDefault(member, "");
      if (!card.isEmpty()) {
        xml.append("<DisplayName>").append(Xml.text(card)).append("</DisplayName>");
      }
      xml.append("</Member>");
    }
    return xml.append("</RoomData>").toString();
  }

  private static void sessions(SideTruth truth, Path file, WriteOptions options) {
    Map<String, HeldMessage> last = new LinkedHashMap<>();
    truth.genuine().forEach(m -> last.put(m.conversation(), m));
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE SessionAbstract(UsrName TEXT PRIMARY KEY, CreateTime INTEGER,"
                + " unreadcount INTEGER, ConStrRes1 TEXT)")) {
      last.forEach((key, m) ->
          store.insert(
              "SessionAbstract",
              "UsrName",
              truth.conversation(key).id(),
              "CreateTime",
              m.seconds(),
              "unreadcount",
              0,
              "ConStrRes1",
              ""));
    }
  }

  /** The index keeps the words of messages that are gone from their table. */
  private static void fullText(SideTruth truth, Path file, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE fts_username_id(UsrName TEXT PRIMARY KEY, usernameid INTEGER)",
            "CREATE VIRTUAL TABLE fts_message_table_0 USING fts4(usernameid, MesLocalID,"
                + " CreateTime, Message, notindexed=usernameid, notindexed=MesLocalID,"
                + " notindexed=CreateTime)")) {
      int at = 0;
      for (Conversation in : truth.conversations()) {
        at++;
        store.insert("fts_username_id", "UsrName", in.id(), "usernameid", at);
        for (HeldMessage m : truth.genuine()) {
          if (m.conversation().equals(in.key()) && m.body() instanceof Body.Text t) {
            store.insert(
                "fts_message_table_0",
                "usernameid",
                at,
                "MesLocalID",
                m.localId(),
                "CreateTime",
                m.seconds(),
                "Message",
                t.text());
          }
        }
      }
    }
  }
}
