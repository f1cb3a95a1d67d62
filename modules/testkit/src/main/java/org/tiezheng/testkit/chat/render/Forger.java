package org.tiezheng.testkit.chat.render;

import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/**
 * Edits a closed store as somebody does who opens it in a database editor: one row, one column, and
 * the rest of the account is forgotten. Written by the SQLite library. Not thread-safe.
 */
public final class Forger {
  private static final long COCOA = 978_307_200L;

  /** What is done. */
  public enum Kind {
    /** The amount on one of several cards of a transfer. */
    AMOUNT,
    /** The expiry on a card. */
    EXPIRY,
    /** The time of a row. */
    TIME,
    /** The words of a row. */
    TEXT,
    /** A row that was never received. */
    INSERT,
    /** The bytes of a file that was received, length unchanged. */
    MEDIA,
    /** An index of one table of several is dropped. */
    SCHEMA
  }

  /**
   * What was done.
   *
   * @param table of the row, or the changed table
   * @param row its number; 0 where none was changed
   * @param was what stood there, for a person
   */
  public record Forged(Kind kind, String table, long row, String was) {}

  /** The columns of a table of messages. */
  private record Columns(
      String id, String time, long unit, long epoch, String content, String server, String source) {
    Object stamp(long seconds) {
      return (seconds - epoch) * unit;
    }
  }

  private static final Map<String, Columns> COLUMNS =
      new TreeMap<>(
          Map.of(
              "Msg_",
              new Columns(
                  "local_id", "create_time", 1, 0, "message_content", "server_id", "source"),
              "MSG",
              new Columns("localId", "CreateTime", 1, 0, "StrContent", "MsgSvrID", "BytesExtra"),
              "message",
              new Columns("msgId", "createTime", 1000, 0, "content", "msgSvrId", "reserved"),
              "c2c_msg_table",
              new Columns("row", "\"40050\"", 1, 0, "", "\"40001\"", ""),
              "ZWAMESSAGE",
              new Columns("Z_PK", "ZMESSAGEDATE", 1, COCOA, "ZTEXT", "ZSTANZAID", "")));

  private static final Columns IOS =
      new Columns("MesLocalID", "CreateTime", 1, 0, "Message", "MesSvrID", "");
  private static final Columns MAC =
      new Columns("mesLocalID", "msgCreateTime", 1, 0, "msgContent", "mesSvrID", "msgSource");

  private final SideTruth truth;
  private final Rendered rendered;
  private final Random random;
  private final List<HeldMessage> messages;
  private final List<Long> taken = new ArrayList<>();
  private final List<Forged> done = new ArrayList<>();

  private Forger(ChatWorld world, Side side, Rendered rendered, long seed) {
    truth = world.truth(side);
    this.rendered = rendered;
    random = new Random(seed);
    messages =
        truth.messages().stream().filter(m -> rendered.places().containsKey(m.storeId())).toList();
  }

  /**
   * Does everything that the format allows, each to another row.
   *
   * @return what was done
   */
  public static List<Forged> forge(ChatWorld world, Side side, Rendered rendered, long seed) {
    Forger forger = new Forger(world, side, rendered, seed);
    forger.amount();
    forger.expiry();
    forger.time();
    forger.text();
    forger.insert();
    forger.media();
    forger.schema();
    return List.copyOf(forger.done);
  }

  private RowPlace place(HeldMessage m) {
    return Objects.requireNonNull(rendered.places().get(m.storeId()));
  }

  private Columns columns(RowPlace place) {
    if (place.table().startsWith("Chat_")) {
      return place.file().endsWith(".sqlite") ? IOS : MAC;
    }
    return COLUMNS.entrySet().stream()
        .filter(e -> place.table().startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private boolean hasWords(HeldMessage m) {
    RowPlace place = place(m);
    return !place.table().startsWith("group_msg") && !columns(place).content().isEmpty();
  }

  /** One of the messages that stand in the middle of the copy and were not touched yet. */
  private Optional<HeldMessage> choose(Predicate<HeldMessage> wanted) {
    List<HeldMessage> fit =
        messages.subList(messages.size() / 5, messages.size() * 4 / 5).stream()
            .filter(m -> !place(m).table().startsWith("group_msg"))
            .filter(m -> !taken.contains(m.storeId()))
            .filter(wanted)
            .toList();
    Optional<HeldMessage> chosen =
        fit.isEmpty() ? Optional.empty() : Optional.of(fit.get(random.nextInt(fit.size())));
    chosen.ifPresent(m -> taken.add(m.storeId()));
    return chosen;
  }

  private static boolean received(HeldMessage m) {
    return !m.outgoing() && m.sender().isPresent() && m.body() instanceof Body.Text;
  }

  /** Formats that keep the payload as XML in a column. */
  private boolean payload(HeldMessage m) {
    String table = place(m).table();
    return table.startsWith("Msg_")
        || table.startsWith("Chat_")
        || table.equals("message")
        || table.equals("MSG");
  }

  private void amount() {
    choose(m ->
            payload(m)
                && m.body() instanceof Body.Transfer t
                && messages.stream()
                        .filter(o ->
                            o.body() instanceof Body.Transfer u
                                && u.transferId().equals(t.transferId()))
                        .count()
                    > 1)
        .ifPresent(m -> rewrite(m, Kind.AMOUNT, "<feedesc><![CDATA[￥", "<feedesc><![CDATA[￥9"));
  }

  private void expiry() {
    choose(m -> payload(m) && m.body() instanceof Body.Transfer)
        .ifPresent(
            m -> rewrite(m, Kind.EXPIRY, "<invalidtime><![CDATA[1", "<invalidtime><![CDATA[2"));
  }

  private void rewrite(HeldMessage m, Kind kind, String from, String to) {
    RowPlace place = place(m);
    boolean packed = place.table().equals("MSG");
    Conversation in = truth.conversation(m.conversation());
    String plain = packed ? Payload.content(m, in) : Payload.prefixed(m, in);
    String content = plain.replace(from, to);
    if (content.equals(plain)) {
      throw new IllegalStateException("the payload has no " + from);
    }
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Object value =
        packed ? lz4(bytes) : place.table().startsWith("Msg_") ? Zstd.frame(bytes) : content;
    set(place, packed ? "CompressContent" : columns(place).content(), value);
    done.add(new Forged(kind, place.table(), place.id(), from));
  }

  private static byte[] lz4(byte[] plain) {
    Lz4JavaCompressor codec = new Lz4JavaCompressor();
    byte[] out = new byte[codec.maxCompressedLength(plain.length)];
    return Arrays.copyOf(out, codec.compress(plain, 0, plain.length, out, 0, out.length));
  }

  private void time() {
    choose(Forger::received)
        .ifPresent(m -> {
          RowPlace place = place(m);
          Columns c = columns(place);
          set(place, c.time(), c.stamp(m.seconds() - 3 * 86_400));
          done.add(new Forged(Kind.TIME, place.table(), place.id(), m.time().toString()));
        });
  }

  private void text() {
    choose(m -> hasWords(m) && received(m) && ((Body.Text) m.body()).text().length() < 100)
        .ifPresent(m -> {
          RowPlace place = place(m);
          String prefix =
              Payload.prefixed(m, truth.conversation(m.conversation()))
                  .replace(((Body.Text) m.body()).text(), "");
          boolean prefixed = payload(m) && !place.table().equals("MSG");
          set(place, columns(place).content(), (prefixed ? prefix : "") + "钱我会按时还的");
          done.add(new Forged(Kind.TEXT, place.table(), place.id(), ((Body.Text) m.body()).text()));
        });
  }

  /** A copy of a received row with other words, at the end of the table, dated into its middle. */
  private void insert() {
    choose(Forger::received)
        .ifPresent(m -> {
          RowPlace place = place(m);
          Columns c = columns(place);
          try (Connection store = open(place)) {
            List<String> names = new ArrayList<>();
            try (PreparedStatement all =
                    store.prepareStatement("SELECT * FROM " + place.table() + " LIMIT 1");
                var rows = all.executeQuery()) {
              for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnName(i));
              }
            }
            long id = max(store, place.table(), c.id()) + 1;
            String values =
                String.join(", ", names.stream().map(name -> value(name, c, id)).toList());
            run(
                store,
                "INSERT INTO "
                    + place.table()
                    + " SELECT "
                    + values
                    + " FROM "
                    + place.table()
                    + " WHERE "
                    + c.id()
                    + "="
                    + place.id());
            done.add(new Forged(Kind.INSERT, place.table(), id, "copy of " + place.id()));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String value(String name, Columns c, long id) {
    String quoted = "\"" + name + "\"";
    if (name.equals(c.id())) {
      return Long.toString(id);
    }
    if (name.equals(c.server()) || quoted.equals(c.server())) {
      return c.server().startsWith("Z") ? "'3A" + id + "'" : Long.toString(40_000 + id);
    }
    if (name.equals(c.content())) {
      return "'我已经还清了'";
    }
    return name.equals(c.source()) ? "''" : quoted;
  }

  /** The bytes of a file that was received, exchanged for others of the same length. */
  private void media() {
    List<HeldMessage> files =
        messages.stream().filter(m -> m.body() instanceof Body.Document d && d.complete()).toList();
    for (HeldMessage m : files) {
      Body.Document d = (Body.Document) m.body();
      for (Path file : rendered.files()) {
        if (md5(file).equals(d.content().md5())) {
          overwrite(file);
          RowPlace place = place(m);
          done.add(new Forged(Kind.MEDIA, place.table(), place.id(), d.name()));
          return;
        }
      }
    }
  }

  private static void overwrite(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (bytes[i] ^ 0x55);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String md5(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has MD5", e);
    }
  }

  private void schema() {
    Optional<RowPlace> place =
        messages.stream()
            .map(m -> place(m))
            .filter(p -> p.table().startsWith("Msg_") || p.table().startsWith("Chat_"))
            .findFirst();
    place.ifPresent(p -> {
      String index = p.table() + (p.table().startsWith("Msg_") ? "_SERVERID" : "_Index");
      try (Connection store = open(p)) {
        run(store, "DROP INDEX " + index);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      done.add(new Forged(Kind.SCHEMA, p.table(), 0, index));
    });
  }

  private void set(RowPlace place, String column, Object value) {
    Columns c = columns(place);
    String sql =
        "UPDATE " + place.table() + " SET " + column + "=? WHERE " + c.id() + "=" + place.id();
    try (Connection store = open(place);
        PreparedStatement update = store.prepareStatement(sql)) {
      update.setObject(1, value);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("no such row: " + place);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long max(Connection store, String table, String id) throws SQLException {
    try (PreparedStatement all = store.prepareStatement("SELECT max(" + id + ") FROM " + table);
        var rows = all.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void run(Connection store, String sql) throws SQLException {
    try (PreparedStatement statement = store.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private Connection open(RowPlace place) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + rendered.folder().resolve(place.file()));
  }
}
