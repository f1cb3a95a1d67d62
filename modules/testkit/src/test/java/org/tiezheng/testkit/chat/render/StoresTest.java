package org.tiezheng.testkit.chat.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.Side;

class StoresTest {
  @TempDir Path folder = Path.of("");

  /** A store as it is written, for either side. */
  record Case(Renderer store, Side side, WriteOptions options) {}

  static Stream<Case> cases() {
    return Stores.all().stream()
        .flatMap(store ->
            Stream.of(
                new Case(store, Side.A, WriteOptions.OPEN),
                new Case(store, Side.B, WriteOptions.CLOSED),
                new Case(store, Side.A, WriteOptions.OVERWRITTEN.withoutMedia())));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_store_is_sound_and_holds_as_many_rows_as_the_truth(Case made) throws Exception {
    ChatWorld world = ChatWorld.of(4, 300);
    Rendered rendered =
        made.store().write(world, made.side(), folder.resolve("it"), made.options());
    List<HeldMessage> held = world.truth(made.side()).messages();
    assertEquals(held.size(), rendered.tables().values().stream().mapToLong(Long::longValue).sum());
    Set<Long> written = rendered.places().keySet();
    assertEquals(held.stream().map(HeldMessage::storeId).collect(Collectors.toSet()), written);
    boolean log = false;
    for (Path file : rendered.files()) {
      log |= file.toString().endsWith("-wal") && Files.size(file) > 0;
    }
    for (Path file : rendered.files()) {
      // Opening a store takes its log away.
      if (!Files.exists(file)) {
        continue;
      }
      if (sqlite(file)) {
        assertEquals("ok", integrity(file), file.toString());
      }
    }
    // In a backup files have no names of their own.
    assertEquals(made.options().wal() && !(made.store() instanceof IosBackup), log);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_was_taken_away_survives_where_nothing_overwrites_it(Case made) {
    ChatWorld world = ChatWorld.of(11, 300);
    Rendered rendered =
        made.store().write(world, made.side(), folder.resolve("it"), made.options());
    Set<String> stores =
        rendered.places().values().stream().map(RowPlace::file).collect(Collectors.toSet());
    // The full-text index and answers keep words that the store itself has lost.
    long found =
        rendered.planted().stream()
            .filter(s ->
                s.files().stream()
                    .anyMatch(f -> stores.stream().anyMatch(store -> f.startsWith(store))))
            .count();
    Set<Plant.Kind> kinds =
        rendered.planted().stream().map(s -> s.plant().kind()).collect(Collectors.toSet());
    assertTrue(kinds.contains(Plant.Kind.DELETE_CONVERSATION), kinds.toString());
    long all = rendered.planted().size();
    if (made.options().secureDelete()) {
      assertTrue(found < all / 5, found + " of " + all);
    } else {
      assertTrue(found > all / 3, found + " of " + all);
    }
  }

  private static boolean sqlite(Path file) throws IOException {
    byte[] head = new byte[15];
    try (var in = Files.newInputStream(file)) {
      return in.read(head) == 15
          && new String(head, java.nio.charset.StandardCharsets.US_ASCII).equals("SQLite format 3");
    }
  }

  private static String integrity(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("PRAGMA integrity_check")) {
      return found.next() ? found.getString(1) : "";
    }
  }
}
