package org.tiezheng.collect.wechat.version4;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;

/**
 * The account that the folder belongs to. Rows do not say whether they were sent or received; the
 * sender does, once the owner is known.
 *
 * @param account empty if it cannot be told
 * @param fromFolder whether the folder's name states it; else it is the one who writes in direct
 *     conversations beside the other
 */
record Owner(String account, boolean fromFolder) {
  /** Rows looked at in each table. */
  private static final int ROWS = 2_000;

  static Owner of(AccountFolder folder, List<Shard> shards, ReadingSession session) {
    Optional<String> stated =
        folder.account().filter(id -> shards.stream().anyMatch(s -> s.names().containsValue(id)));
    return stated.map(id -> new Owner(id, true)).orElseGet(() -> new Owner(writer(shards), false));
  }

  /** Whoever writes most in other people's direct conversations. */
  private static String writer(List<Shard> shards) {
    Map<String, Integer> found = new HashMap<>();
    for (Shard shard : shards) {
      for (String table : Shard.tables(shard.store())) {
        String other = shard.conversation(table);
        if (!other.contains("@") && !other.startsWith("gh_") && !other.equals(table)) {
          count(shard, table, other, found);
        }
      }
    }
    return found.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static void count(Shard shard, String table, String other, Map<String, Integer> found) {
    int[] left = {ROWS};
    try {
      shard
          .store()
          .database()
          .rows(
              shard.store().table(table).orElseThrow(),
              row -> {
                if (left[0]-- == 0) {
                  throw new Enough();
                }
                if (row.value("real_sender_id") instanceof org.tiezheng.sqlite.Value.Int(long id)) {
                  shard
                      .sender(id)
                      .filter(s -> !s.equals(other))
                      .ifPresent(s -> found.merge(s, 1, Integer::sum));
                }
              });
    } catch (Enough e) {
      // The first rows tell it; a million more would not tell it better.
    }
  }

  /** Ends a walk. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("enough rows were looked at", null, false, false);
    }
  }

  void note(ReadingSession session) {
    if (account.isEmpty()) {
      session.note(
          "无法判断数据库属于哪个账号,收发方向不明",
          "the account that the database belongs to cannot be told: who sent and who received is"
              + " unknown");
    } else if (!fromFolder) {
      session.note(
          "账号 " + account + " 由私聊中的发送者推断,文件夹名没有载明",
          "the account "
              + account
              + " is concluded from the senders of direct conversations; the name of the folder"
              + " does not state it");
    }
  }
}
