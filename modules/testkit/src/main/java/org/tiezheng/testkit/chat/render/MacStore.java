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

/** The data folder of WeChat 3.x on a Mac, plain: {@code Message/msg_N.db} and its neighbours. */
public final class MacStore implements Renderer {
  private static final int STORES = 3;

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("wechat-mac-3")
        .carriesAllBut(
            Fact.TIME_MILLIS,
            Fact.SORT_SEQ,
            Fact.MOMENTS,
            Fact.FAVOURITES,
            Fact.INVITERS,
            Fact.MEDIA_BYTES,
            Fact.STICKER_BYTES)
        .degrades(Fact.SUBTYPE, "in the payload only")
        .degrades(Fact.SYSTEM_SENDER, "no column names it; the words of a recall do")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Tables layout = new Tables();
    TableStore.Written written = TableStore.write(truth, layout, folder, options);
    contacts(world, truth, folder, options);
    rooms(world, truth, folder, options);
    sessions(truth, folder, options);
    return TableStore.rendered(this, truth, layout, folder, written);
  }

  /** One table a conversation, spread over the stores by the hash of its name. */
  private record Tables() implements Layout {
    @Override
    public List<String> files() {
      return List.of("Message/msg_0.db", "Message/msg_1.db", "Message/msg_2.db");
    }

    @Override
    public String[] schema(int file) {
      return new String[] {"CREATE TABLE DbInfo(k TEXT PRIMARY KEY, v TEXT)"};
    }

    @Override
    public int file(HeldMessage m, Conversation in) {
      return Integer.parseInt(Attached.hash(in).substring(0, 2), 16) % STORES;
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
            + "(mesLocalID INTEGER PRIMARY KEY AUTOINCREMENT, mesSvrID INTEGER,"
            + " msgCreateTime INTEGER, msgContent TEXT, msgStatus INTEGER, msgImgStatus INTEGER,"
            + " messageType INTEGER, mesDes INTEGER, msgSource TEXT, IntRes1 INTEGER,"
            + " IntRes2 INTEGER, StrRes1 TEXT, StrRes2 TEXT, msgVoiceText TEXT, msgSeq INTEGER,"
            + " CompressContent BLOB, ConBlob BLOB)",
        "CREATE INDEX " + table + "_Index ON " + table + "(mesSvrID)",
        "CREATE INDEX " + table + "_Index2 ON " + table + "(msgCreateTime)"
      };
    }

    @Override
    public String idColumn() {
      return "mesLocalID";
    }

    @Override
    public Object[] row(HeldMessage m, Conversation in) {
      return new Object[] {
        "mesSvrID",
        Long.parseLong(m.serverId()),
        "msgCreateTime",
        m.seconds(),
        "msgContent",
        Payload.prefixed(m, in),
        "msgStatus",
        m.outgoing() ? 2 : 4,
        "msgImgStatus",
        1,
        "messageType",
        m.body().type(),
        "mesDes",
        m.outgoing() ? 0 : 1,
        "msgSource",
        Payload.source(m),
        "IntRes1",
        0,
        "IntRes2",
        0,
        "StrRes1",
        "",
        "StrRes2",
        "",
        "msgVoiceText",
        m.body() instanceof Body.Voice v ? v.transcript().orElse("") : "",
        "msgSeq",
        m.serverSeq()
      };
    }

    @Override
    public byte[] stored(HeldMessage m, Conversation in) {
      return Payload.prefixed(m, in).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void contacts(
      ChatWorld world, SideTruth truth, Path folder, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            folder.resolve("Contact/wccontact_new2.db"),
            options,
            "CREATE TABLE WCContact(m_nsUsrName TEXT PRIMARY KEY, m_uiConType INTEGER,"
                + " nickname TEXT, m_nsFullPY TEXT, m_nsRemark TEXT, m_nsAliasName TEXT,"
                + " m_uiSex INTEGER, m_nsHeadImgUrl TEXT)")) {
      for (Persona p : world.people()) {
        store.insert(
            "WCContact",
            "m_nsUsrName",
            p.id(),
            "m_uiConType",
            3,
            "nickname",
            p.nick(),
            "m_nsRemark",
            p.remarkOn(truth.side()),
            "m_nsAliasName",
            p.alias(),
            "m_uiSex",
            1);
      }
    }
  }

  private static void rooms(ChatWorld world, SideTruth truth, Path folder, WriteOptions options) {
    String columns =
        "(m_nsUsrName TEXT PRIMARY KEY, nickname TEXT, m_nsRemark TEXT, m_nsAliasName TEXT,"
            + " m_nsChatRoomMemList TEXT, m_nsOwner TEXT, m_nsChatRoomDesc TEXT)";
    try (StoreFile store =
        StoreFile.create(
            folder.resolve("Group/group_new.db"),
            options,
            "CREATE TABLE GroupContact" + columns,
            "CREATE TABLE GroupMember" + columns)) {
      for (Conversation room : truth.conversations()) {
        if (room.group()) {
          store.insert(
              "GroupContact",
              "m_nsUsrName",
              room.id(),
              "nickname",
              room.title(),
              "m_nsRemark",
              "",
              "m_nsAliasName",
              "",
              "m_nsChatRoomMemList",
              String.join(";", room.members()),
              "m_nsOwner",
              room.owner(),
              "m_nsChatRoomDesc",
              IosStore.roomData(room));
        }
      }
      for (Persona p : world.people()) {
        store.insert(
            "GroupMember",
            "m_nsUsrName",
            p.id(),
            "nickname",
            p.nick(),
            "m_nsRemark",
            p.remarkOn(truth.side()),
            "m_nsAliasName",
            p.alias());
      }
    }
  }

  private static void sessions(SideTruth truth, Path folder, WriteOptions options) {
    Map<String, HeldMessage> last = new LinkedHashMap<>();
    truth.genuine().forEach(m -> last.put(m.conversation(), m));
    try (StoreFile store =
        StoreFile.create(
            folder.resolve("Session/session_new.db"),
            options,
            "CREATE TABLE SessionAbstract(m_nsUserName TEXT PRIMARY KEY, m_uUnReadCount INTEGER,"
                + " m_bShowUnReadAsRedDot INTEGER, m_uLastTime INTEGER, strRes1 TEXT)")) {
      last.forEach((key, m) ->
          store.insert(
              "SessionAbstract",
              "m_nsUserName",
              truth.conversation(key).id(),
              "m_uUnReadCount",
              0,
              "m_bShowUnReadAsRedDot",
              0,
              "m_uLastTime",
              m.seconds(),
              "strRes1",
              m.body() instanceof Body.Text ? "" : Lines.of(m.body())));
    }
  }
}
