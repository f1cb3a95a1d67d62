package org.tiezheng.testkit.chat.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Favourite;
import org.tiezheng.testkit.chat.Moment;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.ios.KeyedObjects;
import org.tiezheng.testkit.ios.KeyedObjects.Thing;

/** What WeChat for iOS keeps beside the conversations: moments, favourites, settings. */
public final class IosBeside {
  private static final String MOMENTS =
      "(MALocalId INTEGER PRIMARY KEY AUTOINCREMENT, GroupHint INTEGER, Id TEXT NOT NULL, FromUser"
          + " TEXT NOT NULL, Buffer BLOB NOT NULL)";

  private IosBeside() {}

  /** Path of the moments below the folder. */
  public static String moments(ChatWorld world, Side side) {
    return account(world.truth(side)) + "/wc/wc005_008.db";
  }

  /** Path of the favourites below the folder. */
  public static String favourites(ChatWorld world, Side side) {
    return "Library/WechatPrivate/"
        + Attached.hash(world.truth(side).account().id())
        + "/Favorites/fav.db";
  }

  private static String account(SideTruth truth) {
    return "Documents/" + Attached.hash(truth.account().id());
  }

  static void write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    moments(world, side, folder, options, Set.of());
    favourites(world.truth(side), folder.resolve(favourites(world, side)), options);
    if (options.media()) {
      world.truth(side).favourites().stream()
          .filter(f -> f.localId() % 2 == 0)
          .flatMap(f -> f.picture().stream())
          .forEach(p -> IosStickers.write(p, folder, account(world.truth(side))));
    }
    settings(world.truth(side), folder);
  }

  /**
   * Writes the moments: those of each person's page, all of them once more in the list of all, and
   * what was announced to the owner.
   *
   * @param deleted {@link Moment#id()} of those that are then deleted everywhere
   */
  public static void moments(
      ChatWorld world, Side side, Path folder, WriteOptions options, Set<String> deleted) {
    SideTruth truth = world.truth(side);
    Map<String, List<Moment>> pages = new TreeMap<>();
    truth.moments().forEach(m -> pages.computeIfAbsent(m.author(), _ -> new ArrayList<>()).add(m));
    try (StoreFile store =
        StoreFile.create(
            folder.resolve(moments(world, side)),
            options,
            "CREATE TABLE MyWC_Timeline01(Id INTEGER PRIMARY KEY, Buffer BLOB NOT NULL)",
            "CREATE TABLE MyWC_Message01(Id INTEGER PRIMARY KEY, FromUser TEXT, from_nickname TEXT,"
                + " CreateTime INTEGER, content TEXT, Type INTEGER)",
            "CREATE TABLE MyWC_Config(Key TEXT PRIMARY KEY, Value BLOB)")) {
      pages.forEach((author, all) -> {
        String table = "MyWC01_" + Attached.hash(author);
        store.run("CREATE TABLE " + table + MOMENTS);
        for (Moment m : all) {
          store.insert(
              table, "GroupHint", 1, "Id", m.id(), "FromUser", author, "Buffer", buffer(m, world));
        }
      });
      for (Moment m : truth.moments()) {
        store.insert(
            "MyWC_Timeline01", "Id", Long.parseUnsignedLong(m.id()), "Buffer", buffer(m, world));
        announced(store, truth, m, world);
      }
      store.openLog();
      for (String id : deleted) {
        pages
            .keySet()
            .forEach(author ->
                store.fill("DELETE FROM MyWC01_" + Attached.hash(author) + " WHERE Id=?", id));
        store.fill("DELETE FROM MyWC_Timeline01 WHERE Id=?", Long.parseUnsignedLong(id));
      }
    }
  }

  private static void announced(StoreFile store, SideTruth truth, Moment m, ChatWorld world) {
    if (!m.author().equals(truth.account().id())) {
      return;
    }
    for (Moment.Comment c : m.comments()) {
      store.insert(
          "MyWC_Message01",
          "FromUser",
          c.author(),
          "from_nickname",
          world.person(c.author()).nick(),
          "CreateTime",
          c.time().getEpochSecond(),
          "content",
          c.text(),
          "Type",
          2);
    }
  }

  /** The archived object of a moment, with fields that no open program reads among the others. */
  public static byte[] buffer(Moment m, ChatWorld world) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("tid", m.id());
    fields.put("username", m.author());
    fields.put("nickname", world.person(m.author()).nick());
    fields.put("createtime", m.time().getEpochSecond());
    fields.put("contentDesc", m.text());
    fields.put("contentDescScene", 3L);
    fields.put("sourceNickName", "");
    fields.put("isPrivate", false);
    fields.put("realLikeCount", (long) m.likes().size());
    fields.put("realCommentCount", (long) m.comments().size());
    fields.put("likeUsers", m.likes().stream().map(id -> (Object) like(id, m, world)).toList());
    fields.put("commentUsers", m.comments().stream().map(c -> (Object) comment(c, world)).toList());
    fields.put("withUsers", List.of());
    fields.put("contentObj", content(m));
    fields.put("locationInfo", m.place().isEmpty() ? "" : place(m));
    fields.put("type", 0L);
    fields.put("extBuffer", new byte[] {1, 2, 3, (byte) m.comments().size()});
    return KeyedObjects.of(new Thing("WCDataItem", fields));
  }

  private static Thing like(String account, Moment m, ChatWorld world) {
    return new Thing(
        "WCUserComment",
        Map.of(
            "type",
            1L,
            "username",
            account,
            "nickname",
            world.person(account).nick(),
            "createTime",
            m.time().getEpochSecond() + 60,
            "content",
            "",
            "bDeleted",
            false));
  }

  private static Thing comment(Moment.Comment c, ChatWorld world) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("type", 2L);
    fields.put("commentID", c.id());
    fields.put("username", c.author());
    fields.put("nickname", world.person(c.author()).nick());
    fields.put("createTime", c.time().getEpochSecond());
    fields.put("content", c.text());
    fields.put("refUserName", c.answers());
    fields.put("refCommentID", "");
    fields.put("bDeleted", false);
    return new Thing("WCUserComment", fields);
  }

  private static Thing content(Moment m) {
    List<Object> media = new ArrayList<>();
    for (String md5 : m.pictures()) {
      Thing url =
          new Thing(
              "WCUrl",
              Map.of(
                  "url",
                  "https://sns.example.cn/" + md5 + "/0",
                  "md5",
                  md5,
                  "type",
                  1L,
                  "token",
                  "t"));
      media.add(
          new Thing(
              "WCMediaItem",
              Map.of("mid", "" + (media.size() + 1), "type", 2L, "title", "", "dataUrl", url)));
    }
    return new Thing(
        "WCContentItem",
        Map.of(
            "type",
            m.pictures().isEmpty() ? 2L : 1L,
            "title",
            "",
            "linkUrl",
            "",
            "desc",
            "",
            "mediaList",
            media));
  }

  private static Thing place(Moment m) {
    return new Thing(
        "WCLocationInfo",
        Map.of(
            "poiName",
            m.place(),
            "city",
            "宁波市",
            "location_latitude",
            29.868,
            "location_longitude",
            121.543,
            "poiScale",
            2L));
  }

  private static void favourites(SideTruth truth, Path file, WriteOptions options) {
    try (StoreFile store =
        StoreFile.create(
            file,
            options,
            "CREATE TABLE FavoritesItemTable(LocalId INTEGER PRIMARY KEY AUTOINCREMENT, FavId"
                + " INTEGER, Type INTEGER, Time INTEGER, FromUsr TEXT, ToUsr TEXT, RealChatName"
                + " TEXT, SourceType INTEGER, Xml TEXT)",
            "CREATE TABLE CdnInfoTable(LocalId INTEGER, DataId TEXT)")) {
      for (Favourite f : truth.favourites()) {
        store.insert(
            "FavoritesItemTable",
            "LocalId",
            f.localId(),
            "FavId",
            Long.parseLong(f.serverId()),
            "Type",
            f.type(),
            "Time",
            f.time().getEpochSecond(),
            "FromUsr",
            f.from(),
            "ToUsr",
            truth.account().id(),
            "RealChatName",
            f.room(),
            "SourceType",
            1,
            "Xml",
            WeChat4People.favourite(f));
      }
      store.openLog();
    }
  }

  /** The settings as MMKV keeps them: a value that was replaced stays before the new one. */
  private static void settings(SideTruth truth, Path folder) {
    ByteArrayOutputStream pairs = new ByteArrayOutputStream();
    pairs.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7});
    text(pairs, "86", truth.account().id());
    text(pairs, "88", "旧名");
    piece(pairs, "120".getBytes(StandardCharsets.UTF_8));
    piece(pairs, new byte[] {1});
    text(pairs, "88", truth.account().nick());
    byte[] bytes = pairs.toByteArray();
    String path = "Documents/MMappedKV/mmsetting.archive." + truth.account().id();
    ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    Attached.write(folder.resolve(path), file.putInt(bytes.length).put(bytes).array());
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ByteBuffer meta = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    meta.putInt(0, (int) crc.getValue()).putInt(4, 3).putInt(28, bytes.length);
    Attached.write(folder.resolve(path + ".crc"), meta.array());
  }

  private static void text(ByteArrayOutputStream out, String name, String text) {
    piece(out, name.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    piece(value, text.getBytes(StandardCharsets.UTF_8));
    piece(out, value.toByteArray());
  }

  /** Every piece is shorter than 128 bytes, so that its length takes one. */
  private static void piece(ByteArrayOutputStream out, byte[] bytes) {
    if (bytes.length > 127) {
      throw new IllegalArgumentException("too long");
    }
    out.write(bytes.length);
    out.writeBytes(bytes);
  }
}
