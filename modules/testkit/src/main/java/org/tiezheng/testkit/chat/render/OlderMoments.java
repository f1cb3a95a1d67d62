package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Moment;
import org.tiezheng.testkit.chat.Side;

/** The moments in the stores of their own that WeChat had before version 4. */
public enum OlderMoments implements Renderer {
  /** {@code SnsMicroMsg.db}: protocol buffers. */
  ANDROID("SnsMicroMsg.db") {
    @Override
    String[] schema() {
      return new String[] {
        "CREATE TABLE SnsInfo(snsId LONG, userName TEXT, localFlag INTEGER, createTime INTEGER,"
            + " head INTEGER, localPrivate INTEGER, type INTEGER, sourceType INTEGER, likeFlag"
            + " INTEGER, pravited INTEGER, stringSeq TEXT, withTa TEXT, withTaHasOther INTEGER,"
            + " content BLOB, attrBuf BLOB, postBuf BLOB, subType INTEGER, serverExtFlag INTEGER)",
        "CREATE TABLE SnsComment(snsID LONG, parentID LONG, isRead SHORT default '0', createTime"
            + " INTEGER, talker TEXT, type INTEGER, isSend INTEGER default 'false', curActionBuf"
            + " BLOB, refActionBuf BLOB, commentSvrID LONG, clientId TEXT, commentflag INTEGER,"
            + " isSilence INTEGER default '0', springWishFlag INTEGER default '0',"
            + " msgRelevanceType INTEGER default '0', isReminding INTEGER default '0')",
        "CREATE TABLE snsDraft(key TEXT default '' PRIMARY KEY, timestamp LONG default '0',"
            + " extFlag INTEGER default '0', draft BLOB)"
      };
    }

    @Override
    String delete() {
      return "DELETE FROM SnsInfo WHERE snsId=?";
    }

    @Override
    void write(StoreFile store, Moment m, ChatWorld world, String owner) {
      store.insert(
          "SnsInfo",
          "snsId",
          Long.parseUnsignedLong(m.id()),
          "userName",
          m.author(),
          "createTime",
          m.time().getEpochSecond(),
          "type",
          m.pictures().isEmpty() ? 2 : 1,
          "likeFlag",
          m.likes().contains(owner) ? 1 : 0,
          "stringSeq",
          "0" + m.id(),
          "content",
          content(m).done(),
          "attrBuf",
          details(m, world).done());
      if (m.author().equals(owner)) {
        for (Moment.Comment c : m.comments()) {
          store.insert(
              "SnsComment",
              "snsID",
              Long.parseUnsignedLong(m.id()),
              "createTime",
              c.time().getEpochSecond(),
              "talker",
              c.author(),
              "type",
              2,
              "curActionBuf",
              new Proto().text(1, c.author()).text(2, owner).text(8, c.text()).done(),
              "commentSvrID",
              Long.parseLong(c.id()));
        }
      }
    }

    private static Proto content(Moment m) {
      Proto content =
          new Proto()
              .text(1, m.id())
              .text(2, m.author())
              .number(3, 0)
              .number(4, m.time().getEpochSecond())
              .text(5, m.text());
      if (!m.place().isEmpty()) {
        content.message(6, new Proto().number(1, 4).text(5, m.place()));
      }
      Proto shown = new Proto().number(2, m.pictures().isEmpty() ? 2 : 1);
      int at = 0;
      for (String md5 : m.pictures()) {
        String address = "https://sns.example.cn/" + md5;
        Proto one = new Proto().text(1, "" + ++at).number(2, 2);
        shown.message(5, one.text(5, address + "/0").number(6, 1).text(7, address + "/150"));
      }
      return content.message(8, shown);
    }

    private static Proto details(Moment m, ChatWorld world) {
      Proto details =
          new Proto()
              .number(1, Long.parseUnsignedLong(m.id()))
              .text(2, m.author())
              .text(3, world.person(m.author()).nick())
              .number(4, m.time().getEpochSecond())
              .number(7, m.likes().size())
              .number(8, m.likes().size());
      for (String account : m.likes()) {
        details.message(9, by(account, world).number(3, 0).number(4, 1));
      }
      details.number(10, m.comments().size()).number(11, m.comments().size());
      for (Moment.Comment c : m.comments()) {
        Proto one = by(c.author(), world).number(4, 2).text(5, c.text());
        one.number(6, c.time().getEpochSecond()).number(7, Long.parseLong(c.id()));
        details.message(12, c.answers().isEmpty() ? one : one.text(9, c.answers()));
      }
      return details;
    }

    private static Proto by(String account, ChatWorld world) {
      return new Proto().text(1, account).text(2, world.person(account).nick());
    }
  },
  /** {@code Sns.db} of version 3 on Windows: XML, comments and likes in a table of their own. */
  WINDOWS("Msg/Sns.db") {
    private static final String RESERVED =
        " Reserved1 INTEGER, Reserved2 INTEGER, Reserved3 TEXT, Reserved4 TEXT,"
            + " Reserved5 INTEGER, Reserved6 TEXT,";

    @Override
    String[] schema() {
      return new String[] {
        "CREATE TABLE FeedsV20(FeedId INTEGER PRIMARY KEY, CreateTime INTEGER, FaultId INTEGER,"
            + " Type INTEGER, UserName TEXT, Status INTEGER, ExtFlag INTEGER, PrivFlag INTEGER,"
            + " StringId TEXT, Content TEXT,"
            + RESERVED
            + " ExtraBuf BLOB, Reserved7 BLOB)",
        "CREATE TABLE CommentV20(FeedId INTEGER, CommentId INTEGER, Createtime INTEGER, Flag"
            + " INTEGER, CommentType INTEGER, CommentFlag INTEGER, Content TEXT, FromUserName"
            + " TEXT, ClientId INTEGER, ReplyId INTEGER, ReplyUserName TEXT, DeleteFlag INTEGER,"
            + " CommentId64 INTEGER, ReplyId64 INTEGER, IsAd INTEGER,"
            + RESERVED
            + " RefActionBuf BLOB, Reserved7 BLOB, PRIMARY KEY(FeedId, CommentId, CommentType,"
            + " FromUserName))",
        "CREATE TABLE SnsConfigV20(Key TEXT PRIMARY KEY, IValue INTEGER, StrValue TEXT, BufValue"
            + " BLOB, Reserved1 INTEGER, Reserved2 TEXT, Reserved3 BLOB)"
      };
    }

    @Override
    String delete() {
      return "DELETE FROM FeedsV20 WHERE FeedId=?";
    }

    @Override
    void write(StoreFile store, Moment m, ChatWorld world, String owner) {
      long id = Long.parseUnsignedLong(m.id());
      store.insert(
          "FeedsV20",
          "FeedId",
          id,
          "CreateTime",
          m.time().getEpochSecond(),
          "FaultId",
          0,
          "Type",
          m.pictures().isEmpty() ? 2 : 1,
          "UserName",
          m.author(),
          "Status",
          0,
          "StringId",
          m.id(),
          "Content",
          MomentXml.timeline(m));
      for (String account : m.likes()) {
        comment(store, id, 0, m.time().getEpochSecond() + 60, 1, "", account, "");
      }
      for (Moment.Comment c : m.comments()) {
        long number = Long.parseLong(c.id());
        long time = c.time().getEpochSecond();
        comment(store, id, number, time, 2, c.text(), c.author(), c.answers());
      }
    }

    private static void comment(
        StoreFile store,
        long moment,
        long id,
        long time,
        int type,
        String words,
        String by,
        String answers) {
      store.insert(
          "CommentV20",
          "FeedId",
          moment,
          "CommentId",
          id,
          "Createtime",
          time,
          "CommentType",
          type,
          "Content",
          words,
          "FromUserName",
          by,
          "ReplyUserName",
          answers,
          "DeleteFlag",
          0);
    }
  };

  private final String file;

  OlderMoments(String file) {
    this.file = file;
  }

  abstract String[] schema();

  /** Statement that deletes a moment by its number. */
  abstract String delete();

  abstract void write(StoreFile store, Moment m, ChatWorld world, String owner);

  /** Path of the database below the folder. */
  public String file() {
    return file;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("moments-" + name().toLowerCase(Locale.ROOT))
        .carries(Fact.MOMENTS)
        .done();
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    return write(world, side, folder, options, Set.of());
  }

  /**
   * Writes the moments and then deletes some of them.
   *
   * @param deleted {@link Moment#id()} of those
   */
  public Rendered write(
      ChatWorld world, Side side, Path folder, WriteOptions options, Set<String> deleted) {
    try (StoreFile store = StoreFile.create(folder.resolve(file), options, schema())) {
      for (Moment m : world.truth(side).moments()) {
        write(store, m, world, world.truth(side).account().id());
      }
      store.openLog();
      deleted.forEach(id -> store.fill(delete(), Long.parseUnsignedLong(id)));
    }
    return new Rendered(
        folder, WeChat4Store.files(folder), capabilities(), Map.of(), Map.of(), List.of());
  }
}
