package org.tiezheng.testkit.cipher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * The other side of {@link CipherStore}: a program whose class path holds the encrypting engine,
 * which cannot be on one class path with the usual one. It does one job for each line that it
 * reads, and answers with a line.
 */
public final class CipherEngine {
  private CipherEngine() {}

  /** Reads jobs until the end: a command and its arguments in Base64, separated by spaces. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      try {
        List<String> job = List.of(line.split(" ", -1)).stream().map(CipherEngine::plain).toList();
        System.out.println("ok " + run(job));
      } catch (SQLException | IOException | RuntimeException e) {
        System.out.println("failed " + e.toString().replace('\n', ' '));
      }
    }
  }

  private static String plain(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  /** The job: command, file, parameters separated by semicolons, key, then its own. */
  private static String run(List<String> job) throws SQLException, IOException {
    Path file = Path.of(job.get(1));
    List<String> own = job.subList(4, job.size());
    return switch (job.get(0)) {
      case "encrypt" -> encrypt(file, job.get(2), job.get(3), own.getFirst());
      case "execute" -> execute(file, job.get(2), job.get(3), own);
      case "log" -> log(file, job.get(2), job.get(3), Path.of(own.getFirst()), own);
      case "count" -> count(file, job.get(2), job.get(3), own.getFirst());
      default -> throw new IllegalArgumentException(job.get(0));
    };
  }

  /** Copies schema and rows, table by table and row by row, then counters and versions. */
  private static String encrypt(Path file, String parameters, String key, String plain)
      throws SQLException {
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + plain);
        Statement read = from.createStatement();
        Connection open = open(file, parameters, key);
        Statement write = open.createStatement()) {
      write.execute("PRAGMA user_version=" + one(read, "PRAGMA user_version"));
      write.execute("BEGIN");
      for (String table : list(read, "name", "type='table' AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
        if (!table.startsWith("sqlite_")) {
          write.execute(one(read, "SELECT sql FROM sqlite_master WHERE name=" + quoted(table)));
          copy(from, open, table);
        }
      }
      if (list(read, "name", "name='sqlite_sequence'").size() == 1) {
        write.execute("DELETE FROM sqlite_sequence");
        copy(from, open, "sqlite_sequence");
      }
      for (String sql : list(read, "sql", "type<>'table' AND sql IS NOT NULL")) {
        write.execute(sql);
      }
      write.execute("COMMIT");
    }
    return "";
  }

  /** A table without a key of its own keeps its row ids. */
  private static void copy(Connection from, Connection to, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    String sql;
    try (Statement read = from.createStatement();
        ResultSet info = read.executeQuery("PRAGMA table_info(" + quoted(table) + ")")) {
      boolean key = false;
      while (info.next()) {
        columns.add("\"" + info.getString("name") + "\"");
        key |= info.getInt("pk") > 0;
      }
      if (!key && !table.startsWith("sqlite_")) {
        columns.addFirst("rowid");
      }
      sql = "INSERT INTO \"" + table + "\"(" + String.join(",", columns) + ") VALUES(";
    }
    String marks = String.join(",", Collections.nCopies(columns.size(), "?"));
    try (Statement read = from.createStatement();
        PreparedStatement write = to.prepareStatement(sql + marks + ")");
        ResultSet rows =
            read.executeQuery("SELECT " + String.join(",", columns) + " FROM \"" + table + "\"")) {
      while (rows.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          write.setObject(i, rows.getObject(i));
        }
        write.executeUpdate();
      }
    }
  }

  private static String one(Statement read, String sql) throws SQLException {
    try (ResultSet row = read.executeQuery(sql)) {
      return row.getString(1);
    }
  }

  private static List<String> list(Statement read, String column, String where)
      throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet rows =
        read.executeQuery("SELECT " + column + " FROM sqlite_master WHERE " + where)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  private static String quoted(String name) {
    return "'" + name.replace("'", "''") + "'";
  }

  private static String execute(Path file, String parameters, String key, List<String> sql)
      throws SQLException {
    try (Connection open = open(file, parameters, key);
        Statement statement = open.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
    return "";
  }

  /** Takes the file and its log away while the connection is still open. */
  private static String log(Path file, String parameters, String key, Path into, List<String> sql)
      throws SQLException, IOException {
    try (Connection open = open(file, parameters, key);
        Statement statement = open.createStatement()) {
      for (String one : sql.subList(1, sql.size())) {
        statement.execute(one);
      }
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Path part = file.resolveSibling(file.getFileName() + suffix);
        if (Files.exists(part)) {
          Files.copy(
              part,
              into.resolveSibling(into.getFileName() + suffix),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return "";
  }

  private static String count(Path file, String parameters, String key, String table)
      throws SQLException {
    try (Connection open = open(file, parameters, key);
        Statement statement = open.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM \"" + table + "\"")) {
      return rows.getString(1);
    }
  }

  /** The driver wants everything before it opens, and tests the key at once. */
  private static Connection open(Path file, String parameters, String key) throws SQLException {
    Properties all = new Properties();
    all.put("config_class_name", "org.sqlite.mc.SQLiteMCConfig");
    all.put("cipher", "sqlcipher");
    all.put("fast_kdf_iter", "2");
    all.put("hmac_pgno", "1");
    all.put("hmac_salt_mask", "58");
    all.put("plaintext_header_size", "0");
    for (String parameter : parameters.split(";", -1)) {
      int at = parameter.indexOf('=');
      all.put(parameter.substring(0, at), parameter.substring(at + 1));
    }
    int space = key.indexOf(' ');
    all.put("hexkey_mode", key.substring(0, space));
    all.put("key", key.substring(space + 1));
    all.put("password", key.substring(space + 1));
    return DriverManager.getConnection("jdbc:sqlite:" + file, all);
  }
}
