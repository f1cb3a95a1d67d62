package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.SideTruth;

/** The message stores of WeChat 4.x: two shards by time, and one for official accounts. */
final class WeChat4Messages implements Replay.Target, AutoCloseable {
  private static final Instant SECOND_SHARD = Instant.parse("2024-11-01T00:00:00Z");
  private static final String[] FILES = {"message_0.db", "message_1.db", "biz_message_0.db"};
  private static final int COMPRESSED_FROM = 200;

  private final SideTruth truth;
  private final List<StoreFile> shards = new ArrayList<>();
  private final List<Map<String, Long>> names = new ArrayList<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<Long, RowPlace> places = new TreeMap<>();

  WeChat4Messages(SideTruth truth, Path folder, WriteOptions options) {
    this.truth = truth;
    for (int i = 0; i < FILES.length; i++) {
      StoreFile file = StoreFile.create(folder.resolve(FILES[i]), options, WeChat4Schema.MESSAGE);
      long start = truth.genuine().getFirst().seconds();
      file.insert("TimeStamp", "timestamp", i == 1 ? SECOND_SHARD.getEpochSecond() : start);
      shards.add(file);
      names.add(new HashMap<>());
    }
  }

  @Override
  public void insert(HeldMessage m) {
    int shard = shard(m);
    StoreFile file = shards.get(shard);
    Conversation in = truth.conversation(m.conversation());
    String table = table(in);
    String counter = shard + table;
    if (!counters.containsKey(counter)) {
      file.run(WeChat4Schema.conversation(table));
      file.insert(
          "wcdb_builtin_compression_record",
          "tableName",
          table,
          "columns",
          "message_content,source");
      name(shard, in.id(), true);
    }
    long id = counters.merge(counter, 1L, Long::sum);
    byte[] content = stored(m, in);
    byte[] source = Payload.source(m).getBytes(StandardCharsets.UTF_8);
    boolean packed = compressed(m, in);
    file.insert(
        table,
        "local_id",
        id,
        "server_id",
        Long.parseLong(m.serverId()),
        "local_type",
        type(m.body()),
        "sort_seq",
        m.sortSeq(),
        "real_sender_id",
        m.sender().map(s -> name(shard, s, false)).orElse(0L),
        "create_time",
        m.seconds(),
        "status",
        m.outgoing() ? 2 : 4,
        "upload_status",
        0,
        "download_status",
        0,
        "server_seq",
        m.serverSeq(),
        "origin_source",
        m.outgoing() ? 1 : 2,
        "source",
        source.length == 0 ? "" : Zstd.frame(source),
        "message_content",
        packed ? content : new String(content, StandardCharsets.UTF_8),
        "compress_content",
        StoreFile.NULL,
        "packed_info_data",
        packedInfo(m.body()),
        "WCDB_CT_message_content",
        packed ? 4 : 0,
        "WCDB_CT_source",
        source.length == 0 ? 0 : 4);
    places.put(m.storeId(), new RowPlace(path(shard), table, id));
  }

  @Override
  public void update(HeldMessage before, HeldMessage after) {
    int shard = shard(before);
    Conversation in = truth.conversation(after.conversation());
    byte[] content = stored(after, in);
    boolean packed = compressed(after, in);
    shards
        .get(shard)
        .fill(
            "UPDATE "
                + table(in)
                + " SET local_type=?, real_sender_id=?, create_time=?,"
                + " message_content=?, WCDB_CT_message_content=?, source=?, WCDB_CT_source=?"
                + " WHERE local_id=?",
            type(after.body()),
            after.sender().map(s -> name(shard, s, false)).orElse(0L),
            after.seconds(),
            packed ? content : new String(content, StandardCharsets.UTF_8),
            packed ? 4 : 0,
            after.uuid().isEmpty()
                ? ""
                : Zstd.frame(Payload.source(after).getBytes(StandardCharsets.UTF_8)),
            after.uuid().isEmpty() ? 0 : 4,
            place(before).id());
  }

  @Override
  public void delete(HeldMessage m) {
    RowPlace place = place(m);
    shards.get(shard(m)).fill("DELETE FROM " + place.table() + " WHERE local_id=?", place.id());
    places.remove(m.storeId());
  }

  @Override
  public void drop(String conversation) {
    Conversation in = truth.conversation(conversation);
    for (int i = 0; i < shards.size(); i++) {
      if (counters.containsKey(i + table(in))) {
        shards.get(i).run("DROP TABLE " + table(in));
        shards
            .get(i)
            .insert(
                "DeleteInfo",
                "delete_table_name",
                table(in),
                "chat_name_id",
                name(i, in.id(), true));
      }
    }
    places.values().removeIf(p -> p.table().equals(table(in)));
  }

  @Override
  public void settled() {
    shards.forEach(StoreFile::openLog);
  }

  @Override
  public void done() {
    shards.forEach(StoreFile::commit);
  }

  private String path(int shard) {
    return truth.account().id() + "/db_storage/message/" + FILES[shard];
  }

  Map<Long, RowPlace> places() {
    return places;
  }

  Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    shards.forEach(s -> all.putAll(s.counts("Msg!_%")));
    return all;
  }

  RowPlace place(HeldMessage m) {
    RowPlace place = places.get(m.storeId());
    if (place == null) {
      throw new IllegalStateException("no row of " + m);
    }
    return place;
  }

  @Override
  public void close() {
    shards.forEach(StoreFile::close);
  }

  static String table(Conversation in) {
    return "Msg_" + MediaBytes.md5(in.id().getBytes(StandardCharsets.UTF_8));
  }

  /** The message type in the low half, that of the app message in the high half. */
  static long type(Body body) {
    return (long) body.subtype() << 32 | body.type();
  }

  private int shard(HeldMessage m) {
    if (truth.conversation(m.conversation()).kind() == Conversation.Kind.SERVICE) {
      return 2;
    }
    RowPlace known = places.get(m.storeId());
    if (known != null) {
      return known.file().endsWith(FILES[1]) ? 1 : 0;
    }
    return m.time().isBefore(SECOND_SHARD) ? 0 : 1;
  }

  private long name(int shard, String account, boolean session) {
    Map<String, Long> known = names.get(shard);
    Long id = known.get(account);
    if (id == null) {
      id = known.size() + 1L;
      shards
          .get(shard)
          .insert("Name2Id", "rowid", id, "user_name", account, "is_session", session ? 1 : 0);
      known.put(account, id);
    } else if (session) {
      shards.get(shard).fill("UPDATE Name2Id SET is_session=1 WHERE rowid=?", id);
    }
    return id;
  }

  /** The bytes that stand in the column of the content. */
  static byte[] stored(HeldMessage m, Conversation in) {
    byte[] plain = Payload.prefixed(m, in).getBytes(StandardCharsets.UTF_8);
    return compressed(m, in) ? Zstd.frame(plain) : plain;
  }

  private static boolean compressed(HeldMessage m, Conversation in) {
    boolean words = m.body() instanceof Body.Text || m.body() instanceof Body.Notice;
    return !words || Payload.prefixed(m, in).length() > COMPRESSED_FROM;
  }

  private static Object packedInfo(Body body) {
    return switch (body) {
      case Body.Image i ->
          new Proto()
              .number(1, 1)
              .number(2, 1)
              .message(3, new Proto().text(4, i.content().md5()))
              .done();
      case Body.Video v ->
          new Proto()
              .number(1, 1)
              .number(2, 2)
              .message(4, new Proto().text(8, v.content().md5()))
              .done();
      case Body.Voice v when v.transcript().isPresent() ->
          new Proto()
              .number(1, 1)
              .message(5, new Proto().number(1, 2).text(2, v.transcript().orElseThrow()))
              .done();
      default -> StoreFile.NULL;
    };
  }
}
