package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

class Version4Test {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 600;

  @ParameterizedTest
  @EnumSource(Side.class)
  void everyMessageIsReadAsItTrulyIs(Side side, @TempDir Path folder) {
    ChatWorld world = ChatWorld.of(7, MESSAGES);
    Rendered rendered = new WeChat4Store().write(world, side, folder, WriteOptions.OPEN);

    Collected read = Collected.folder(folder, "/message_0.db");

    new WorldComparison(world.truth(side), rendered, "wechat", true).assertSame(read.records());
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
  }
}
