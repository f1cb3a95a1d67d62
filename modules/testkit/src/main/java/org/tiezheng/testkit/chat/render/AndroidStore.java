package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/** EnMicroMsg.db of WeChat on Android, plain, with the media of its account folder. */
public final class AndroidStore implements Renderer {
  private static final String FILE = "EnMicroMsg.db";

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("wechat-android")
        .carriesAllBut(
            Fact.SORT_SEQ, Fact.MOMENTS, Fact.FAVOURITES, Fact.INVITERS, Fact.MESSAGE_SOURCE)
        .degrades(Fact.LOCAL_ID, "counted over all conversations")
        .degrades(Fact.TYPE, "packed with the subtype for some app messages")
        .degrades(Fact.SUBTYPE, "packed with the type, else in the payload")
        .degrades(Fact.SYSTEM_SENDER, "no column names it; the words of a recall do")
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Tables layout = new Tables(world, truth, folder, options);
    return TableStore.rendered(
        this, truth, layout, folder, TableStore.write(truth, layout, folder, options));
  }

  /** The type as Android packs it. */
  static long packed(Body body) {
    return switch (body.subtype()) {
      case 2000 -> 419_430_449;
      case 2001, 2003 -> 436_207_665;
      case 57 -> 822_083_633;
      case 6 -> 1_090_519_089;
      case 33 -> 16_777_265;
      default -> body.type();
    };
  }

  /** One table for all conversations. */
  private record Tables(ChatWorld world, SideTruth truth, Path folder, WriteOptions options)
      implements Layout {
    @Override
    public List<String> files() {
      return List.of(FILE);
    }

    @Override
    public String[] schema(int file) {
      return new String[] {
        "CREATE TABLE rcontact(username TEXT PRIMARY KEY, alias TEXT, conRemark TEXT,"
            + " domainList TEXT, nickname TEXT, pyInitial TEXT, quanPin TEXT,"
            + " showHead INTEGER DEFAULT 0, type INTEGER DEFAULT 0, weiboFlag INTEGER DEFAULT 0,"
            + " weiboNickname TEXT, conRemarkPYFull TEXT, conRemarkPYShort TEXT, lvbuff BLOB,"
            + " verifyFlag INTEGER DEFAULT 0, encryptUsername TEXT, chatroomFlag INTEGER,"
            + " deleteFlag INTEGER DEFAULT 0, contactLabelIds TEXT)",
        "CREATE TABLE chatroom(chatroomname TEXT PRIMARY KEY, addtime LONG, memberlist TEXT,"
            + " displayname TEXT, chatroomnick TEXT, roomflag INTEGER, roomowner TEXT,"
            + " roomdata BLOB, isShowname INTEGER, selfDisplayName TEXT, memberCount INTEGER)",
        "CREATE TABLE userinfo(id INTEGER PRIMARY KEY, type INT, value TEXT)",
        "CREATE TABLE ImgInfo2(id INTEGER PRIMARY KEY, msgSvrId LONG, offset INT, totalLen INT,"
            + " bigImgPath TEXT, thumbImgPath TEXT, createtime INT, msglocalid INT)",
        "CREATE TABLE voiceinfo(FileName TEXT PRIMARY KEY, User TEXT, MsgId LONG, NetOffset INT,"
            + " FileNowSize INT, TotalLen INT, Status INT, CreateTime INT, LastModifyTime INT,"
            + " ClientId TEXT, VoiceLength INT, MsgLocalId INT, Human TEXT, MsgSeq INT)"
      };
    }

    @Override
    public int file(HeldMessage m, Conversation in) {
      return 0;
    }

    @Override
    public String table(Conversation in) {
      return "message";
    }

    @Override
    public String[] conversation(String table) {
      return new String[] {
        "CREATE TABLE message(msgId INTEGER PRIMARY KEY, msgSvrId INTEGER, type INT, status INT,"
            + " isSend INT, isShowTimer INTEGER, createTime INTEGER, talker TEXT, content TEXT,"
            + " imgPath TEXT, reserved TEXT, lvbuffer BLOB, transContent TEXT, transBrandWording"
            + " TEXT, talkerId INTEGER, bizClientMsgId TEXT, bizChatId INTEGER DEFAULT -1,"
            + " bizChatUserId TEXT, msgSeq INTEGER, flag INT, solitaireFoldInfo BLOB,"
            + " historyId TEXT)",
        "CREATE INDEX messageIdIndex ON message(msgId)",
        "CREATE INDEX messageSvrIdIndex ON message(msgSvrId)",
        "CREATE INDEX messageTalkerCreateTimeTypeIndex ON message(talker, createTime, type)"
      };
    }

    @Override
    public String idColumn() {
      return "msgId";
    }

    @Override
    public String drop(String table) {
      return "DELETE FROM message WHERE talker=?";
    }

    @Override
    public Object[] row(HeldMessage m, Conversation in) {
      return new Object[] {
        "msgSvrId",
        m.serverId().equals("0") ? StoreFile.NULL : Long.parseLong(m.serverId()),
        "type",
        packed(m.body()),
        "status",
        m.outgoing() ? 2 : 3,
        "isSend",
        m.outgoing() ? 1 : 0,
        "isShowTimer",
        0,
        "createTime",
        m.time().toEpochMilli(),
        "talker",
        in.id(),
        "content",
        content(m, in),
        "imgPath",
        path(m),
        "reserved",
        "",
        "talkerId",
        truth.conversations().indexOf(in) + 1,
        "msgSeq",
        m.serverSeq(),
        "flag",
        0
      };
    }

    /** A voice has a short line instead of XML: who, milliseconds, whether played. */
    private static String content(HeldMessage m, Conversation in) {
      return m.body() instanceof Body.Voice v
          ? m.sender().orElse("") + ":" + v.millis() + ":0\n"
          : Payload.prefixed(m, in);
    }

    private static String path(HeldMessage m) {
      String hash = Attached.hash(m.serverId());
      return switch (m.body()) {
        case Body.Image i -> "THUMBNAIL_DIRPATH://th_" + hash;
        case Body.Voice v -> hash.substring(0, 26);
        case Body.Video v -> hash.substring(0, 24);
        default -> "";
      };
    }

    @Override
    public byte[] stored(HeldMessage m, Conversation in) {
      return content(m, in).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void arrived(HeldMessage m, Conversation in, RowPlace place) {
      if (!options.media()) {
        return;
      }
      String hash = Attached.hash(m.serverId());
      String split = hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/";
      switch (m.body()) {
        case Body.Image i -> file("image2/" + split + hash + ".jpg", i.content());
        case Body.Voice v -> {
          String of = Attached.hash(hash.substring(0, 26));
          file(
              "voice2/"
                  + of.substring(0, 2)
                  + "/"
                  + of.substring(2, 4)
                  + "/msg_"
                  + hash.substring(0, 26)
                  + ".amr",
              v.content());
        }
        case Body.Video v -> file("video/" + hash.substring(0, 24) + ".mp4", v.content());
        case Body.Document d when d.complete() ->
            file("attachment/" + place.id() + "." + d.extension(), d.content());
        case Body.Emoticon e ->
            StickerFile.of(e, truth.account().id())
                .ifPresent(bytes -> Attached.write(folder.resolve("emoji/" + e.md5()), bytes));
        default -> {}
      }
    }

    private void file(String path, MediaBytes bytes) {
      Attached.write(folder.resolve(path), bytes.bytes());
    }

    @Override
    public void settled(TableStore store) {
      StoreFile file = store.store(0);
      file.insert("userinfo", "id", 2, "type", 3, "value", truth.account().id());
      file.insert("userinfo", "id", 4, "type", 3, "value", truth.account().nick());
      for (Persona p : world.people()) {
        file.insert(
            "rcontact",
            "username",
            p.id(),
            "alias",
            p.alias(),
            "conRemark",
            p.remarkOn(truth.side()),
            "nickname",
            p.nick(),
            "type",
            3);
      }
      for (Conversation room : truth.conversations()) {
        if (room.group()) {
          file.insert(
              "rcontact",
              "username",
              room.id(),
              "alias",
              "",
              "conRemark",
              "",
              "nickname",
              room.title(),
              "type",
              2);
          List<String> names =
              room.members().stream()
                  .map(id -> room.cards().getOrDefault(id, world.person(id).nick()))
                  .toList();
          file.insert(
              "chatroom",
              "chatroomname",
              room.id(),
              "memberlist",
              String.join(";", room.members()),
              "displayname",
              String.join("、", names),
              "roomowner",
              room.owner(),
              "memberCount",
              room.members().size());
        }
      }
      for (HeldMessage m : truth.genuine()) {
        media(file, m, store.place(m));
      }
    }

    private void media(StoreFile file, HeldMessage m, RowPlace place) {
      String hash = Attached.hash(m.serverId());
      switch (m.body()) {
        case Body.Image i ->
            file.insert(
                "ImgInfo2",
                "msgSvrId",
                Long.parseLong(m.serverId()),
                "offset",
                i.content().length(),
                "totalLen",
                i.content().length(),
                "bigImgPath",
                hash + ".jpg",
                "thumbImgPath",
                "THUMBNAIL_DIRPATH://th_" + hash,
                "createtime",
                m.seconds(),
                "msglocalid",
                place.id());
        case Body.Voice v ->
            file.insert(
                "voiceinfo",
                "FileName",
                hash.substring(0, 26),
                "User",
                m.sender().orElse(""),
                "MsgId",
                Long.parseLong(m.serverId()),
                "TotalLen",
                v.content().length(),
                "Status",
                99,
                "CreateTime",
                m.seconds(),
                "ClientId",
                v.clientId(),
                "VoiceLength",
                v.millis(),
                "MsgLocalId",
                place.id());
        default -> {}
      }
    }
  }
}
