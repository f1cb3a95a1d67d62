package org.tiezheng.collect.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.wechat.WorldComparison;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.Fact;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WriteOptions;

class ExportsTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 500;
  private static final ChatWorld WORLD = ChatWorld.of(7, MESSAGES);

  static Stream<Arguments> exports() {
    List<Arguments> all = new ArrayList<>();
    add(all, "chat.chatlog", "wechat", Exports.CHATLOG_JSON);
    add(all, "chat.chatlog", "wechat", Exports.CHATLOG_CSV);
    add(all, "chat.weflow", "wechat", Exports.WEFLOW);
    add(all, "chat.weflow", "wechat", Exports.ECHOTRACE);
    add(all, "chat.wechatdataanalysis", "wechat", Exports.WDA_JSON);
    add(all, "chat.wechatdataanalysis", "wechat", Exports.WDA_XLSX);
    add(all, "chat.memotrace", "wechat", Exports.MEMOTRACE);
    add(all, "chat.qce", "qq", Exports.QCE);
    add(all, "chat.telegram", "telegram", Exports.TELEGRAM);
    add(all, "chat.chatlab", "wechat", Exports.CHATLAB_JSON);
    add(all, "chat.chatlab", "wechat", Exports.CHATLAB_LINES);
    add(all, "chat.chatlab", "wechat", Exports.CHATLAB_ROUNDED);
    add(all, "chat.qq", "qq", Exports.QQ_TXT);
    add(all, "chat.qq.mht", "qq", Exports.QQ_MHT);
    add(all, "chat.whatsapp", "whatsapp", Exports.WHATSAPP_TXT);
    add(all, "chat.whatsapp", "whatsapp", Exports.WHATSAPP_ZIP);
    return all.stream();
  }

  private static void add(
      List<Arguments> all, String importer, String platform, Renderer renderer) {
    for (Side side : Side.values()) {
      all.add(Arguments.of(importer, platform, renderer.capabilities().format(), side, renderer));
    }
  }

  @ParameterizedTest(name = "{2} {3}")
  @MethodSource("exports")
  void everyMessageIsReadAsFarAsTheExportCarriesIt(
      String importer,
      String platform,
      String format,
      Side side,
      Renderer renderer,
      @TempDir Path folder) {
    Rendered rendered = renderer.write(WORLD, side, folder, WriteOptions.OPEN);

    List<Record> records = new ArrayList<>();
    rendered
        .tables()
        .forEach((name, rows) -> {
          Collected read = Collected.folder(folder, name);
          assertThat(read.reading().importer()).isEqualTo(importer);
          assertThat(read.reading().tables()).as(name).allMatch(Accounting::balances);
          assertThat(read.aside()).as(name).isEmpty();
          long messages = read.records().stream().filter(ChatMessage.class::isInstance).count();
          boolean exact = rendered.capabilities().carries(Fact.TEXT);
          assertThat(messages).as(name).isBetween(rows, exact ? rows : rows + 1);
          records.addAll(read.records());
        });

    new WorldComparison(WORLD.truth(side), rendered, platform, false).assertSame(records);
  }
}
