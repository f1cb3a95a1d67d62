package org.tiezheng.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** The same as {@link MutationTest}, for what other tools export of chats. */
class ExportMutationTest {
  private static final ChatWorld WORLD = ChatWorld.clean(3, 114);

  /** The long run makes twenty times as many, with the stores a million versions. */
  private static final int TIMES = Collected.isLong() ? 4_860 : 600;

  record Export(String importer, Renderer renderer) {
    @Override
    public String toString() {
      return renderer.capabilities().format();
    }
  }

  static List<Export> exports() {
    return List.of(
        new Export("chat.chatlog", Exports.CHATLOG_JSON),
        new Export("chat.chatlog", Exports.CHATLOG_CSV),
        new Export("chat.weflow", Exports.WEFLOW),
        new Export("chat.wechatdataanalysis", Exports.WDA_JSON),
        new Export("chat.wechatdataanalysis", Exports.WDA_XLSX),
        new Export("chat.memotrace", Exports.MEMOTRACE),
        new Export("chat.qq.mht", Exports.QQ_MHT),
        new Export("chat.wecom", Exports.WECOM),
        new Export("chat.qce", Exports.QCE),
        new Export("chat.telegram", Exports.TELEGRAM));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void damageIsReadSetAsideOrSaid(Export export, @TempDir Path folder) throws IOException {
    Path small =
        export
            .renderer
            .write(WORLD, Side.A, folder, WriteOptions.CLOSED.withoutMedia())
            .files()
            .stream()
            .filter(f -> !f.toString().matches(".*-(wal|shm|journal)"))
            .min(Comparator.comparingLong(f -> f.toFile().length()))
            .orElseThrow();
    MutationTest.damage(
        new MutationTest.Sample(
            export.importer, small.getFileName().toString(), Files.readAllBytes(small), TIMES));
  }
}
