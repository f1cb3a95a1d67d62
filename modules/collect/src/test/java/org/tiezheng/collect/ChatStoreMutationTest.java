package org.tiezheng.collect;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.OlderMoments;
import org.tiezheng.testkit.chat.render.QqntStore;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WhatsAppStore;
import org.tiezheng.testkit.chat.render.WriteOptions;

/**
 * The same as {@link MutationTest}, for the stores of chats: any of the files that the importer
 * opens may be the damaged one. With the exports of {@link ExportMutationTest} the long run makes a
 * million versions.
 */
class ChatStoreMutationTest {
  /** Each opens and searches all databases of the account. */
  private static final int TIMES = 40;

  private static final int LONG = 4_000;

  /** No world is smaller. */
  private static final int MESSAGES = 114;

  private static final int PAGE = 512;

  /** The stores with the importers that read them. */
  enum ChatStore {
    WECHAT4("wechat.version4", "/message_0.db", new WeChat4Store()),
    IOS("wechat.ios", "/MM.sqlite", new IosStore()),
    MAC("wechat.mac3", "/msg_0.db", new MacStore()),
    WINDOWS("wechat.windows3", "/MSG0.db", new WeChat3Store()),
    ANDROID("wechat.android", "EnMicroMsg.db", new AndroidStore()),
    ANDROID_MOMENTS("wechat.android.moments", "SnsMicroMsg.db", OlderMoments.ANDROID),
    WINDOWS_MOMENTS("wechat.windows3.moments", "Sns.db", OlderMoments.WINDOWS),
    WHATSAPP("chat.whatsapp.ios", "ChatStorage.sqlite", new WhatsAppStore()),
    QQNT("chat.qqnt", "nt_msg.db", new QqntStore());

    private final String importer;
    private final String main;
    private final Renderer renderer;

    ChatStore(String importer, String main, Renderer renderer) {
      this.importer = importer;
      this.main = main;
      this.renderer = renderer;
    }
  }

  /** The files of a folder that an importer opens. */
  private record Opened(Member main, Map<String, Member> members, List<Member> opened) {
    static Opened by(Importer importer, Path folder, String end) {
      Map<String, Member> members = Collected.members(folder);
      Member main = Collected.main(members, end);
      Map<String, Member> opened = new TreeMap<>(Map.of(main.name(), main));
      SealedSource listening =
          new SealedSource(
              main,
              name -> {
                Optional<Member> found = Optional.ofNullable(members.get(name));
                found.ifPresent(member -> opened.put(name, member));
                return found;
              },
              Limits.SMALL);
      Collected.of(importer, listening);
      return new Opened(
          main,
          members,
          opened.values().stream().filter(each -> each.bytes().byteSize() > 0).toList());
    }

    /** With one of the files damaged. */
    SealedSource damaged(Random random) {
      Member whole = opened.get(random.nextInt(opened.size()));
      byte[] bytes = MutationTest.mutated(whole.bytes().toArray(ValueLayout.JAVA_BYTE), random);
      Member bad = Member.of(whole.name(), "00", MemorySegment.ofArray(bytes));
      return new SealedSource(
          whole.equals(main) ? bad : main,
          name ->
              name.equals(bad.name()) ? Optional.of(bad) : Optional.ofNullable(members.get(name)),
          Limits.SMALL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageIsReadSetAsideOrSaid(ChatStore store, @TempDir Path folder) {
    store.renderer.write(
        ChatWorld.of(3, MESSAGES),
        Side.A,
        folder,
        WriteOptions.OPEN.withoutMedia().withPages(PAGE));
    Importer importer = Importers.load().byId(store.importer).orElseThrow();
    Opened opened = Opened.by(importer, folder, store.main);
    MutationTest.each(
        store.toString(),
        Collected.isLong() ? LONG : TIMES,
        (i, random) -> MutationTest.check(importer, opened.damaged(random), i % 50 == 0));
  }
}
