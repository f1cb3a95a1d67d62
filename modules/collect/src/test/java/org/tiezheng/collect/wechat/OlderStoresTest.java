package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Rendered;

/** The stores of WeChat before version 4 on computers, and those of phones. */
class OlderStoresTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 500;

  @ParameterizedTest
  @CsvSource({
    "IOS, A, OPEN",
    "IOS, B, CLOSED",
    "MAC, A, OPEN",
    "MAC, B, CLOSED",
    "WINDOWS, A, OPEN",
    "WINDOWS, B, CLOSED",
    "ANDROID, A, OPEN",
    "ANDROID, B, CLOSED"
  })
  void everyMessageIsReadAsItTrulyIsAndWhatSurvivesIsDelivered(
      OlderStore store, Side side, OlderStore.Written options, @TempDir Path folder) {
    ChatWorld world = ChatWorld.of(7, MESSAGES);
    Rendered rendered = store.write(world, side, folder, options);

    Collected read = Collected.folder(folder, store.main());

    new WorldComparison(world.truth(side), rendered, "wechat", true).assertSame(read.records());
    assertThat(read.reading().importer()).isEqualTo(store.importer());
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    assertThat(read.reading().owner()).contains("wechat:" + world.truth(side).account().id());
    rendered
        .tables()
        .forEach((table, rows) ->
            assertThat(
                    read.reading().tables().stream()
                        .filter(t -> table.endsWith(t.table().replace('/', '!')))
                        .map(Accounting::seen))
                .as(table)
                .containsExactly(rows));
    PlantedRows planted = PlantedRows.of(world.truth(side), rendered, read.records(), read.aside());
    System.out.println(store + " " + side + " " + options + " " + planted);
    assertThat(planted.wrong()).isEmpty();
    assertThat(planted.missing()).isEmpty();
    System.out.println(StatesById.assertRight(world.truth(side), read.records()));
  }
}
