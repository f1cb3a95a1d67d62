package org.tiezheng.testkit.chat.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

class StoreRowsTest {
  @TempDir Path folder = Path.of("");

  /** A store, and how its columns are called. */
  record Columns(Renderer store, String id, String server, String time, long perSecond) {}

  static Stream<Columns> stores() {
    return Stream.of(
        new Columns(new WeChat4Store(), "local_id", "server_id", "create_time", 1),
        new Columns(new IosStore(), "MesLocalID", "MesSvrID", "CreateTime", 1),
        new Columns(new WeChat3Store(), "localId", "MsgSvrID", "CreateTime", 1),
        new Columns(new MacStore(), "mesLocalID", "mesSvrID", "msgCreateTime", 1),
        new Columns(new AndroidStore(), "msgId", "msgSvrId", "createTime", 1000));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void every_row_stands_at_its_place_with_the_number_and_the_time_of_the_truth(Columns columns)
      throws SQLException {
    ChatWorld world = ChatWorld.of(2, 300);
    SideTruth truth = world.truth(Side.B);
    Rendered rendered = columns.store().write(world, Side.B, folder, WriteOptions.OPEN);
    Map<Long, HeldMessage> held = new HashMap<>();
    truth.messages().forEach(m -> held.put(m.storeId(), m));
    for (Map.Entry<Long, RowPlace> entry : rendered.places().entrySet()) {
      RowPlace place = entry.getValue();
      HeldMessage m = Objects.requireNonNull(held.get(entry.getKey()));
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(place.file()));
          PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT "
                      + columns.server()
                      + ", "
                      + columns.time()
                      + " FROM "
                      + place.table()
                      + " WHERE "
                      + columns.id()
                      + "=?")) {
        statement.setLong(1, place.id());
        ResultSet row = statement.executeQuery();
        assertTrue(row.next(), place.toString());
        assertEquals(Long.parseLong(m.serverId()), row.getLong(1));
        assertEquals(m.seconds(), row.getLong(2) / columns.perSecond());
      }
    }
  }

  @Test
  void compressed_content_of_wechat_4_comes_back_as_it_was() {
    ChatWorld world = ChatWorld.of(2, 300);
    SideTruth truth = world.truth(Side.A);
    int compressed = 0;
    for (HeldMessage m : truth.messages()) {
      byte[] stored = WeChat4Messages.stored(m, truth.conversation(m.conversation()));
      String plain = Payload.prefixed(m, truth.conversation(m.conversation()));
      if (stored.length > 4 && stored[0] == 0x28 && (stored[1] & 0xFF) == 0xB5) {
        compressed++;
        byte[] out = new byte[plain.getBytes(StandardCharsets.UTF_8).length];
        int length =
            new ZstdJavaDecompressor().decompress(stored, 0, stored.length, out, 0, out.length);
        assertEquals(plain, new String(out, 0, length, StandardCharsets.UTF_8));
      } else {
        assertArrayEquals(plain.getBytes(StandardCharsets.UTF_8), stored);
      }
    }
    assertTrue(compressed > 50);
  }

  @Test
  void a_voice_is_made_of_packets_to_its_very_end() {
    for (HeldMessage m : ChatWorld.of(2, 300).truth(Side.A).messages()) {
      if (m.body() instanceof Body.Voice v) {
        byte[] bytes = v.content().bytes();
        assertEquals(v.content().md5(), MediaBytes.md5(bytes));
        assertArrayEquals(
            "\u0002#!SILK_V3".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(bytes, 10));
        int at = 10;
        int packets = 0;
        while (at < bytes.length) {
          at += 2 + ((bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8));
          packets++;
        }
        assertEquals(bytes.length, at);
        assertEquals(v.millis(), packets * 20);
      }
    }
  }

  @Test
  void a_picture_survives_every_form_of_dat() {
    byte[] picture = new byte[5_000];
    Arrays.fill(picture, (byte) 9);
    for (DatFile.Form form : List.of(DatFile.Form.V1, DatFile.Form.V2)) {
      byte[] dat = DatFile.of(picture, form);
      // 1,024 bytes are padded by a whole block; everything else keeps its length.
      assertEquals(15 + picture.length + 16, dat.length);
      assertEquals((byte) (9 ^ DatFile.XOR), dat[dat.length - 1]);
      assertEquals((byte) 9, dat[15 + 1024 + 16]);
    }
    assertEquals((byte) (9 ^ DatFile.XOR), DatFile.of(picture, DatFile.Form.V0)[0]);
  }
}
