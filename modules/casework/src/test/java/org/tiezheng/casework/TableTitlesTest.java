package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Record;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Tables that are named by a digest bear the name of their conversation beside it. */
class TableTitlesTest {
  static List<Renderer> stores() {
    return List.of(new IosStore(), new MacStore(), new WeChat4Store());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void everyTableOfMessagesIsCalledByItsConversation(Renderer store, @TempDir Path folder)
      throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    store.write(ChatWorld.of(3, 200), Side.A, evidence, WriteOptions.CLOSED.withoutMedia());
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
      Item item = open.matter().items().getFirst();
      TableTitles titles = TableTitles.of(open, item);
      try (Stream<Record> rows = open.records(item.number())) {
        assertThat(
                rows.filter(ChatMessage.class::isInstance)
                    .map(ChatMessage.class::cast)
                    .filter(m ->
                        m.provenance().locator() instanceof Locator.TableRow row
                            && row.table().matches("(Msg|Chat)_[0-9a-f]{32}"))
                    .filter(m -> !m.conversationTitle().equals(m.conversation())))
            .isNotEmpty()
            .allSatisfy(m ->
                assertThat(titles.of(((Locator.TableRow) m.provenance().locator()).table()))
                    .contains(m.conversationTitle()));
      }
      assertThat(titles.of("session.db/SessionAbstract")).isEmpty();
      assertThat(titles.of("MM.sqlite/Chat_" + "0".repeat(32))).isEmpty();
      assertThat(item.reading().orElseThrow().tables())
          .extracting(Accounting::table)
          .anyMatch(table -> titles.of(table).isPresent());
    }
  }
}
