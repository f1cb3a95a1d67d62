package org.tiezheng.testkit.chat.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.SideTruth;

/** Voices, pictures, videos and files of WeChat 4.x, and the stores that say where they are. */
final class WeChat4Media implements AutoCloseable {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

  private static final List<DatFile.Form> FORMS = List.of(DatFile.Form.values());

  private final Path account;
  private final boolean files;
  private final StoreFile voices;
  private final StoreFile resources;
  private final StoreFile links;
  private final Map<String, Map<String, Long>> ids = new HashMap<>();
  private int pictures;

  WeChat4Media(Path account, WriteOptions options) {
    this.account = account;
    this.files = options.media();
    Path storage = account.resolve("db_storage");
    voices = StoreFile.create(storage.resolve("message/media_0.db"), options, WeChat4Schema.MEDIA);
    resources =
        StoreFile.create(
            storage.resolve("message/message_resource.db"), options, WeChat4Schema.RESOURCE);
    links =
        StoreFile.create(storage.resolve("hardlink/hardlink.db"), options, WeChat4Schema.HARDLINK);
  }

  /** Writes what a message brought, under the number that the message has in its store. */
  void add(HeldMessage m, SideTruth truth, RowPlace place) {
    Conversation in = truth.conversation(m.conversation());
    String month = MONTH.format(m.time());
    String talker = MediaBytes.md5(in.id().getBytes(StandardCharsets.UTF_8));
    switch (m.body()) {
      case Body.Voice v ->
          voices.insert(
              "VoiceInfo",
              "chat_name_id",
              id(voices, "Name2Id", in.id()),
              "create_time",
              m.seconds(),
              "local_id",
              place.id(),
              "svr_id",
              Long.parseLong(m.serverId()),
              "voice_data",
              v.content().bytes());
      case Body.Image i -> {
        resource(m, in, place, i.content(), 1);
        String name = i.content().md5() + ".dat";
        DatFile.Form form = FORMS.get(pictures++ % FORMS.size());
        link("image", i.content(), name, m.time(), talker, month);
        file(
            "msg/attach/" + talker + "/" + month + "/Img/" + name,
            () -> DatFile.of(i.content().bytes(), form));
      }
      case Body.Video v -> {
        resource(m, in, place, v.content(), 2);
        String name = v.content().md5() + ".mp4";
        link("video", v.content(), name, m.time(), month, "");
        file("msg/video/" + month + "/" + name, v.content()::bytes);
      }
      case Body.Document d when d.complete() -> {
        String name = d.content().md5().substring(0, 4) + "_" + d.name().replaceAll("[<>&]", "_");
        link("file", d.content(), name, m.time(), month, "");
        file("msg/file/" + month + "/" + name, d.content()::bytes);
      }
      case Body.Emoticon e ->
          StickerFile.of(e, truth.account().id())
              .ifPresent(bytes -> file(sticker(e.md5(), month), () -> bytes));
      default -> {}
    }
  }

  /** Either in the collection of the user or among the late ones. */
  private static String sticker(String md5, String month) {
    String folder =
        md5.charAt(md5.length() - 1) < '8'
            ? "business/emoticon/Persist/"
            : "cache/" + month + "/Emoticon/";
    return folder + md5.substring(0, 2) + "/" + md5;
  }

  private void resource(
      HeldMessage m, Conversation in, RowPlace place, MediaBytes bytes, int type) {
    Proto packed =
        type == 1
            ? new Proto().message(3, new Proto().text(4, bytes.md5()))
            : new Proto().message(4, new Proto().text(8, bytes.md5()));
    resources.insert(
        "MessageResourceInfo",
        "chat_id",
        id(resources, "ChatName2Id", in.id()),
        "sender_id",
        id(resources, "SenderName2Id", m.sender().orElse("")),
        "message_local_type",
        WeChat4Messages.type(m.body()),
        "message_create_time",
        m.seconds(),
        "message_local_id",
        place.id(),
        "message_svr_id",
        Long.parseLong(m.serverId()),
        "message_origin_source",
        0,
        "packed_info",
        packed.done());
    resources.fill(
        "INSERT INTO MessageResourceDetail(message_id, type, size, create_time, access_time,"
            + " status, data_index) VALUES (last_insert_rowid(), ?, ?, ?, ?, 1, '0')",
        type,
        bytes.length(),
        m.seconds(),
        m.seconds());
  }

  private void link(
      String kind, MediaBytes bytes, String name, Instant time, String one, String two) {
    links.insert(
        kind + "_hardlink_info_v4",
        "md5_hash",
        Long.parseLong(bytes.md5().substring(0, 8), 16),
        "md5",
        bytes.md5(),
        "type",
        1,
        "file_name",
        name,
        "file_size",
        bytes.length(),
        "modify_time",
        time.getEpochSecond(),
        "dir1",
        id(links, "dir2id", one),
        "dir2",
        two.isEmpty() ? 0L : id(links, "dir2id", two));
  }

  /** The row of a name in a table of names. */
  private long id(StoreFile store, String table, String name) {
    Map<String, Long> known = ids.computeIfAbsent(table, t -> new HashMap<>());
    return known.computeIfAbsent(
        name,
        n -> {
          long id = known.size() + 1L;
          String column = table.equals("dir2id") ? "username" : "user_name";
          store.insert(table, "rowid", id, column, n);
          return id;
        });
  }

  private interface Maker {
    byte[] make();
  }

  private void file(String path, Maker bytes) {
    if (!files) {
      return;
    }
    try {
      Path target = account.resolve(path);
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.write(target, bytes.make());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    voices.close();
    resources.close();
    links.close();
  }
}
