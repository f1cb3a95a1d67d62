package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tiezheng.testkit.chat.MediaBytes;

/**
 * A large store of WeChat 4.x, made fast, to measure with: many rows of few kinds, no media and no
 * history. What is written follows from the seed alone.
 */
public final class WeChat4Bulk {
  /** Account that the store belongs to. */
  public static final String OWNER = "wxid_owner000000001";

  private static final int CONVERSATIONS = 60;
  private static final int GROUPS = 12;
  private static final int MEMBERS = 8;
  private static final int BATCH = 5_000;
  private static final long START = 1_700_000_000L;
  private static final String[] WORDS = {
    "好的",
    "那批货什么时候到",
    "今天晚上一起吃饭吗",
    "钱我已经转过去了,你看一下",
    "收到",
    "合同发我邮箱",
    "明天上午十点开会,别迟到",
    "OK 没问题👌",
    "我在路上,大概还有二十分钟",
    "上次说的那个价格不能再低了,你再考虑考虑"
  };

  private WeChat4Bulk() {}

  /** Writes {@code <owner>/db_storage/message/message_0.db} below a folder and gives its path. */
  public static Path write(Path folder, long seed, int messages) throws java.io.IOException {
    Path shard = folder.resolve(OWNER + "/db_storage/message/message_0.db");
    Files.createDirectories(shard.toAbsolutePath().getParent());
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + shard)) {
      run(db, "PRAGMA page_size=4096", "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF");
      db.setAutoCommit(false);
      run(db, WeChat4Schema.MESSAGE);
      List<String> accounts = names(db);
      Random random = new Random(seed);
      for (int c = 0; c < CONVERSATIONS; c++) {
        conversation(db, accounts, c, messages / CONVERSATIONS, random);
      }
      db.commit();
      return shard;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(Connection db) throws SQLException {
    List<String> accounts = new ArrayList<>(List.of(OWNER));
    for (int c = 0; c < CONVERSATIONS; c++) {
      accounts.add(
          c < GROUPS ? "2000000%04d@chatroom".formatted(c) : "wxid_friend%08d".formatted(c));
    }
    for (int m = 0; m < MEMBERS; m++) {
      accounts.add("wxid_member%08d".formatted(m));
    }
    try (PreparedStatement insert =
        db.prepareStatement("INSERT INTO Name2Id(rowid, user_name, is_session) VALUES(?,?,1)")) {
      for (int i = 0; i < accounts.size(); i++) {
        insert.setInt(1, i + 1);
        insert.setString(2, accounts.get(i));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return accounts;
  }

  private static void conversation(
      Connection db, List<String> accounts, int number, int messages, Random random)
      throws SQLException {
    String account = accounts.get(number + 1);
    String table = "Msg_" + MediaBytes.md5(account.getBytes(StandardCharsets.UTF_8));
    run(db, WeChat4Schema.conversation(table));
    try (PreparedStatement insert =
        db.prepareStatement(
            "INSERT INTO "
                + table
                + "(server_id,local_type,sort_seq,real_sender_id,create_time,status,upload_status,"
                + "download_status,server_seq,origin_source,source,message_content,"
                + "WCDB_CT_message_content,WCDB_CT_source) VALUES(?,?,?,?,?,?,0,0,?,?,?,?,?,4)")) {
      for (int i = 1; i <= messages; i++) {
        boolean group = number < GROUPS;
        int sender =
            random.nextBoolean()
                ? 1
                : group ? CONVERSATIONS + 2 + random.nextInt(MEMBERS) : number + 2;
        String prefix = group && sender != 1 ? accounts.get(sender - 1) + ":\n" : "";
        row(insert, (long) number * messages + i, sender, prefix, random);
        insert.addBatch();
        if (i % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void row(
      PreparedStatement insert, long number, int sender, String prefix, Random random)
      throws SQLException {
    long time = START + number * 37;
    String id = "%032x".formatted(random.nextLong() & Long.MAX_VALUE);
    boolean words = random.nextInt(10) < 8;
    insert.setLong(1, random.nextLong() & Long.MAX_VALUE);
    insert.setLong(2, words ? 1 : 3);
    insert.setLong(3, time * 1000);
    insert.setInt(4, sender);
    insert.setLong(5, time);
    insert.setInt(6, sender == 1 ? 2 : 4);
    insert.setLong(7, 700_000_000L + number);
    insert.setInt(8, sender == 1 ? 1 : 2);
    insert.setBytes(
        9,
        zstd(
            "<msgsource>\n\t<sec_msg_node>\n\t\t<uuid>"
                + id
                + "_</uuid>\n\t</sec_msg_node>\n\t<signature>v1_"
                + id.substring(24)
                + "</signature>\n</msgsource>\n"));
    if (words) {
      insert.setString(10, prefix + WORDS[random.nextInt(WORDS.length)] + random.nextInt(10_000));
    } else {
      insert.setBytes(
          10,
          zstd(
              prefix
                  + "<?xml version=\"1.0\"?>\n<msg>\n\t<img aeskey=\""
                  + id
                  + "\" encryver=\"1\" cdnthumbaeskey=\""
                  + id
                  + "\" cdnthumburl=\"3057020100044b304902\" cdnthumblength=\"3456\" length=\""
                  + (10_000 + random.nextInt(90_000))
                  + "\" md5=\""
                  + id
                  + "\" hevc_mid_size=\"3456\" originsourcemd5=\""
                  + id
                  + "\" />\n</msg>\n"));
    }
    insert.setInt(11, words ? 0 : 4);
  }

  private static byte[] zstd(String text) {
    return Zstd.frame(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads every column of every message with the SQLite library, and adds up what is read so that
   * nothing is left out.
   */
  public static long readWithTheLibrary(Path shard) {
    long sum = 0;
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + shard);
        Statement statement = db.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "SELECT name FROM sqlite_schema WHERE name LIKE 'Msg!_%' ESCAPE"
                  + " '!' AND type='table'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            sum += columns(rows);
          }
        }
      }
      return sum;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long columns(ResultSet row) throws SQLException {
    long sum = 0;
    for (int i = 1; i <= 11; i++) {
      sum += row.getLong(i);
    }
    sum += row.getBytes(12).length;
    sum += row.getInt(16) == 4 ? row.getBytes(13).length : row.getString(13).length();
    return sum + row.getInt(16) + row.getInt(17);
  }

  private static void run(Connection db, String... statements) throws SQLException {
    try (Statement statement = db.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
