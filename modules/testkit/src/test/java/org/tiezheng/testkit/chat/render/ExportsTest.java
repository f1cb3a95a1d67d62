package org.tiezheng.testkit.chat.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;

class ExportsTest {
  @TempDir Path folder = Path.of("");

  static List<Renderer> exports() {
    return Exports.all();
  }

  @ParameterizedTest
  @MethodSource("exports")
  void the_same_seed_gives_the_same_bytes_with_every_message(Renderer export) throws IOException {
    ChatWorld world = ChatWorld.of(21, 300);
    for (Side side : Side.values()) {
      Rendered one = export.write(world, side, folder.resolve("1" + side), WriteOptions.OPEN);
      Rendered two =
          export.write(ChatWorld.of(21, 300), side, folder.resolve("2" + side), WriteOptions.OPEN);
      assertEquals(one.files().size(), two.files().size());
      for (int i = 0; i < one.files().size(); i++) {
        assertArrayEquals(
            Files.readAllBytes(one.files().get(i)),
            Files.readAllBytes(two.files().get(i)),
            one.files().get(i).toString());
      }
      assertEquals(
          world.truth(side).messages().stream()
              .map(HeldMessage::storeId)
              .collect(Collectors.toSet()),
          one.places().keySet());
    }
  }
}
