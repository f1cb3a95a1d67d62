package org.tiezheng.collect.wechat.version4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.sqlite.Table;

/**
 * One database of messages: a table for each conversation, named by the digest of its account.
 *
 * @param name of the file
 * @param names account by the number that rows carry
 * @param conversations account by the table of its messages
 */
record Shard(String name, Store store, Map<Long, String> names, Map<String, String> conversations) {
  static final String PREFIX = "Msg_";

  private static final int MAX_NAMES = 1_000_000;

  /** Whether a database has the tables of a shard. */
  static boolean isOne(Store store) {
    List<String> tables = tables(store);
    return store.has("Name2Id", "user_name")
        && (tables.isEmpty()
            ? store.has("DeleteInfo") && store.has("TimeStamp")
            : store.has(tables.getFirst(), "local_id", "server_id", "sort_seq", "message_content"));
  }

  /** Reads the names of a shard; each of them may have a conversation. */
  static Shard of(Store store, ReadingSession session) {
    String file = store.source().main().fileName();
    Map<Long, String> names = new HashMap<>();
    Map<String, String> conversations = new HashMap<>();
    store.rows(
        "Name2Id",
        file + "/Name2Id",
        session,
        row -> {
          String account = row.text("user_name", 200);
          if (names.size() < MAX_NAMES && !account.isEmpty()) {
            row.rowid().ifPresent(id -> names.put(id, account));
            conversations.put(PREFIX + md5(account), account);
          }
        });
    return new Shard(file, store, names, conversations);
  }

  static List<String> tables(Store store) {
    return store.database().schema().tables().stream()
        .map(Table::name)
        .filter(n -> n.matches("Msg_[0-9a-f]{32}"))
        .toList();
  }

  /** The account of a conversation; the name of its table if nothing names it. */
  String conversation(String table) {
    return conversations.getOrDefault(table, table);
  }

  Optional<String> sender(long id) {
    if (id <= 0) {
      return Optional.empty();
    }
    Optional<String> named = Optional.ofNullable(names.get(id));
    return named.isPresent() ? named : Optional.of("Name2Id:" + id);
  }

  static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has MD5", e);
    }
  }
}
