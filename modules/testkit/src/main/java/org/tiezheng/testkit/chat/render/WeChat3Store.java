package org.tiezheng.testkit.chat.render;

import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;

/** The data folder of WeChat 3.x on a PC, plain: {@code Msg/Multi/MSG0.db} and its neighbours. */
public final class WeChat3Store implements Renderer {
  private static final Instant SECOND_SHARD = Instant.parse("2024-11-01T00:00:00Z");

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("wechat-3")
        .carriesAllBut(
            Fact.TIME_MILLIS, Fact.MESSAGE_SOURCE, Fact.MOMENTS, Fact.FAVOURITES, Fact.INVITERS)
        .degrades(Fact.LOCAL_ID, "counted over all conversations of a shard")
        .degrades(Fact.SYSTEM_SENDER, "no column names it; the words of a recall do")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Tables layout;
    TableStore.Written written;
    try (StoreFile voices =
            StoreFile.create(
                folder.resolve("Msg/Multi/MediaMSG0.db"),
                options,
                "CREATE TABLE Media(Key TEXT, Reserved0 INTEGER, Buf BLOB, Reserved1 INTEGER,"
                    + " Reserved2 TEXT)",
                "CREATE TABLE Name2ID(UsrName TEXT PRIMARY KEY)");
        StoreFile words =
            StoreFile.create(
                folder.resolve("Msg/Multi/FTSMSG0.db"),
                options,
                "CREATE VIRTUAL TABLE FTSChatMsg2 USING fts4(content, entityId,"
                    + " notindexed=entityId)",
                "CREATE TABLE FTSChatMsg2_MetaData(docid INTEGER PRIMARY KEY, msgId INTEGER,"
                    + " entityId INTEGER, type INTEGER)",
                "CREATE TABLE NameToId(userName TEXT PRIMARY KEY)")) {
      layout = new Tables(truth, folder, options, voices, words);
      written = TableStore.write(truth, layout, folder, options);
    }
    people(world, truth, layout.numbers(), folder.resolve("Msg/MicroMsg.db"), options);
    return TableStore.rendered(this, truth, layout, folder, written);
  }

  /** One table for all conversations of a shard. */
  private record Tables(
      SideTruth truth, Path folder, WriteOptions options, StoreFile voices, StoreFile words)
      implements Layout {
    @Override
    public List<String> files() {
      return List.of("Msg/Multi/MSG0.db", "Msg/Multi/MSG1.db");
    }

    @Override
    public String[] schema(int file) {
      long start = file == 1 ? SECOND_SHARD.getEpochSecond() : truth.genuine().getFirst().seconds();
      return new String[] {
        "CREATE TABLE DBInfo(tableIndex INTEGER PRIMARY KEY, tableVersion INTEGER, tableDesc TEXT)",
        "INSERT INTO DBInfo VALUES (1, " + start + "000, 'Start Time')",
        "CREATE TABLE Name2ID(UsrName TEXT PRIMARY KEY)"
      };
    }

    @Override
    public int file(HeldMessage m, Conversation in) {
      return m.time().isBefore(SECOND_SHARD) ? 0 : 1;
    }

    @Override
    public String table(Conversation in) {
      return "MSG";
    }

    @Override
    public String[] conversation(String table) {
      return new String[] {
        "CREATE TABLE MSG(localId INTEGER PRIMARY KEY AUTOINCREMENT, TalkerId INT DEFAULT 0,"
            + " MsgSvrID INT, Type INT, SubType INT, IsSender INT, CreateTime INT,"
            + " Sequence INT DEFAULT 0, StatusEx INT DEFAULT 0, FlagEx INT, Status INT,"
            + " MsgServerSeq INT, MsgSequence INT, StrTalker TEXT, StrContent TEXT,"
            + " DisplayContent TEXT, Reserved0 INT DEFAULT 0, Reserved1 INT DEFAULT 0,"
            + " Reserved2 INT DEFAULT 0, Reserved3 INT DEFAULT 0, Reserved4 TEXT, Reserved5 TEXT,"
            + " Reserved6 TEXT, CompressContent BLOB, BytesExtra BLOB, BytesTrans BLOB)",
        "CREATE INDEX MSG_SVRID ON MSG(MsgSvrID)",
        "CREATE INDEX MSG_TALKER ON MSG(StrTalker, Sequence)"
      };
    }

    @Override
    public String idColumn() {
      return "localId";
    }

    @Override
    public String drop(String table) {
      return "DELETE FROM MSG WHERE StrTalker=?";
    }

    @Override
    public Object[] row(HeldMessage m, Conversation in) {
      boolean app = m.body().type() == 49;
      return new Object[] {
        "TalkerId",
        truth.conversations().indexOf(in) + 1,
        "MsgSvrID",
        Long.parseLong(m.serverId()),
        "Type",
        m.body().type(),
        "SubType",
        m.body().subtype(),
        "IsSender",
        m.outgoing() ? 1 : 0,
        "CreateTime",
        m.seconds(),
        "Sequence",
        m.sortSeq(),
        "StatusEx",
        0,
        "FlagEx",
        0,
        "Status",
        m.outgoing() ? 2 : 4,
        "MsgServerSeq",
        m.serverSeq(),
        "MsgSequence",
        m.serverSeq() % 1_000_000_000,
        "StrTalker",
        in.id(),
        "StrContent",
        app ? "" : Payload.content(m, in),
        "DisplayContent",
        "",
        "CompressContent",
        app ? stored(m, in) : StoreFile.NULL,
        "BytesExtra",
        extra(m, in)
      };
    }

    private static byte[] extra(HeldMessage m, Conversation in) {
      Proto extra = new Proto().message(1, new Proto().number(1, 16).number(2, 0));
      if (in.group() && !m.outgoing() && m.sender().isPresent()) {
        extra.message(3, new Proto().number(1, 1).text(2, m.sender().orElseThrow()));
      }
      if (m.body() instanceof Body.Image i) {
        extra.message(
            3,
            new Proto()
                .number(1, 3)
                .text(2, "FileStorage\\MsgAttach\\Thumb\\" + i.content().md5() + "_t.dat"));
        extra.message(
            3,
            new Proto()
                .number(1, 4)
                .text(2, "FileStorage\\MsgAttach\\Image\\" + i.content().md5() + ".dat"));
      }
      if (m.body() instanceof Body.Video v) {
        extra.message(
            3,
            new Proto().number(1, 4).text(2, "FileStorage\\Video\\" + v.content().md5() + ".mp4"));
      }
      if (m.body() instanceof Body.Document d && d.complete()) {
        extra.message(
            3,
            new Proto()
                .number(1, 4)
                .text(2, "FileStorage\\File\\" + d.content().md5() + "." + d.extension()));
      }
      return extra.done();
    }

    @Override
    public byte[] stored(HeldMessage m, Conversation in) {
      byte[] plain = Payload.content(m, in).getBytes(StandardCharsets.UTF_8);
      if (m.body().type() != 49) {
        return plain;
      }
      Lz4JavaCompressor codec = new Lz4JavaCompressor();
      byte[] out = new byte[codec.maxCompressedLength(plain.length)];
      return Arrays.copyOf(out, codec.compress(plain, 0, plain.length, out, 0, out.length));
    }

    @Override
    public void arrived(HeldMessage m, Conversation in, RowPlace place) {
      switch (m.body()) {
        case Body.Text t -> {
          words.insert(
              "FTSChatMsg2",
              "docid",
              m.storeId(),
              "content",
              t.text(),
              "entityId",
              truth.conversations().indexOf(in) + 1);
          words.insert(
              "FTSChatMsg2_MetaData",
              "docid",
              m.storeId(),
              "msgId",
              Long.parseLong(m.serverId()),
              "entityId",
              truth.conversations().indexOf(in) + 1,
              "type",
              1);
        }
        case Body.Voice v ->
            voices.insert(
                "Media",
                "Key",
                v.clientId(),
                "Reserved0",
                Long.parseLong(m.serverId()),
                "Buf",
                v.content().bytes());
        case Body.Image i when options.media() ->
            Attached.write(
                folder.resolve("FileStorage/MsgAttach/Image/" + i.content().md5() + ".dat"),
                DatFile.of(i.content().bytes(), DatFile.Form.V0));
        case Body.Video v when options.media() ->
            Attached.write(
                folder.resolve("FileStorage/Video/" + v.content().md5() + ".mp4"),
                v.content().bytes());
        case Body.Document d when options.media() && d.complete() ->
            Attached.write(
                folder.resolve("FileStorage/File/" + d.content().md5() + "." + d.extension()),
                d.content().bytes());
        case Body.Emoticon e when options.media() -> sticker(e);
        default -> {}
      }
    }

    private void sticker(Body.Emoticon e) {
      String name = e.md5().toUpperCase(Locale.ROOT);
      String path = "FileStorage/CustomEmotion/" + name.substring(0, 2) + "/" + name;
      StickerFile.of(e, truth.account().id())
          .ifPresent(bytes -> Attached.write(folder.resolve(path), bytes));
    }

    /** The number that each message got in its shard, gone or not. */
    Map<Long, Long> numbers() {
      Map<Long, Long> ids = new HashMap<>();
      long[] counters = new long[files().size()];
      for (Step step : truth.history()) {
        if (step instanceof Step.Arrived a) {
          int shard = file(a.message(), truth.conversation(a.message().conversation()));
          ids.put(a.message().storeId(), ++counters[shard]);
        }
      }
      return ids;
    }

    @Override
    public void settled(TableStore store) {
      for (int i = 0; i < files().size(); i++) {
        for (Conversation in : truth.conversations()) {
          store.store(i).insert("Name2ID", "UsrName", in.id());
        }
      }
      for (Conversation in : truth.conversations()) {
        words.insert("NameToId", "userName", in.id());
      }
    }
  }

  private static void people(
      ChatWorld world, SideTruth truth, Map<Long, Long> ids, Path file, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE Contact(UserName TEXT PRIMARY KEY, Alias TEXT, EncryptUserName TEXT,"
                + " DelFlag INTEGER DEFAULT 0, Type INTEGER DEFAULT 0, VerifyFlag INTEGER DEFAULT"
                + " 0, Reserved1 INTEGER DEFAULT 0, Remark TEXT, NickName TEXT, ChatRoomType"
                + " INTEGER)",
            "CREATE TABLE ChatRoom(ChatRoomName TEXT PRIMARY KEY, UserNameList TEXT,"
                + " DisplayNameList TEXT, ChatRoomFlag INTEGER, Owner INTEGER, IsShowName INTEGER,"
                + " SelfDisplayName TEXT, Reserved1 INTEGER, Reserved2 TEXT, RoomData BLOB)",
            "CREATE TABLE Session(strUsrName TEXT PRIMARY KEY, nOrder INT, nUnReadCount INT,"
                + " strNickName TEXT, nStatus INT, nIsSend INT, strContent TEXT, nMsgType INT,"
                + " nMsgLocalID INT, nMsgStatus INT, nTime INT, bytesXml BLOB)")) {
      for (Persona p : world.people()) {
        store.insert(
            "Contact",
            "UserName",
            p.id(),
            "Alias",
            p.alias(),
            "Type",
            3,
            "Remark",
            p.remarkOn(truth.side()),
            "NickName",
            p.nick(),
            "ChatRoomType",
            0);
      }
      Map<String, HeldMessage> last = new LinkedHashMap<>();
      truth.genuine().forEach(m -> last.put(m.conversation(), m));
      for (Conversation in : truth.conversations()) {
        if (in.group()) {
          room(store, in);
        }
        HeldMessage m = last.get(in.key());
        if (m != null) {
          store.insert(
              "Session",
              "strUsrName",
              in.id(),
              "nOrder",
              m.seconds(),
              "nUnReadCount",
              0,
              "strNickName",
              in.title(),
              "nStatus",
              0,
              "nIsSend",
              m.outgoing() ? 1 : 0,
              "strContent",
              Lines.of(m.body()),
              "nMsgType",
              m.body().type(),
              "nMsgLocalID",
              ids.getOrDefault(m.storeId(), 0L),
              "nMsgStatus",
              2,
              "nTime",
              m.seconds());
        }
      }
    }
  }

  private static void room(StoreFile store, Conversation in) {
    Proto data = new Proto();
    StringBuilder cards = new StringBuilder();
    for (String member : in.members()) {
      String card = in.cards().getOrDefault(member, "");
      Proto one = new Proto().text(1, member);
      data.message(1, (card.isEmpty() ? one : one.text(2, card)).number(3, 1));
      cards.append(cards.isEmpty() ? "" : "^G").append(card);
    }
    store.insert(
        "Contact",
        "UserName",
        in.id(),
        "Alias",
        "",
        "Type",
        2,
        "Remark",
        "",
        "NickName",
        in.title(),
        "ChatRoomType",
        0);
    store.insert(
        "ChatRoom",
        "ChatRoomName",
        in.id(),
        "UserNameList",
        String.join("^G", in.members()),
        "DisplayNameList",
        cards.toString(),
        "ChatRoomFlag",
        0,
        "Owner",
        0,
        "IsShowName",
        1,
        "SelfDisplayName",
        "",
        "Reserved1",
        1,
        "Reserved2",
        in.owner(),
        "RoomData",
        data.done());
  }
}
