package org.tiezheng.collect;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.wechat.OlderStore;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;

/** The same as {@link MutationTest}, for the stores of chats of several files. */
class ChatStoreMutationTest {
  /** Each opens and searches all databases of the account. */
  private static final int TIMES = 100;

  private static final int LONG = 250_000;

  @ParameterizedTest
  @EnumSource
  void damageIsReadSetAsideOrSaid(OlderStore store, @TempDir Path folder) {
    store.write(ChatWorld.of(3, 120), Side.A, folder, OlderStore.Written.BARE);
    SealedSource whole = Collected.source(folder, store.main());
    Importer importer = Importers.load().byId(store.importer()).orElseThrow();
    byte[] bytes = whole.main().bytes().toArray(ValueLayout.JAVA_BYTE);
    Random random = new Random(store.importer().length());
    int times = Collected.isLong() ? LONG : TIMES;
    for (int i = 0; i < times; i++) {
      byte[] damaged = MutationTest.mutated(bytes, random);
      SealedSource source =
          new SealedSource(
              Member.of(whole.main().name(), "00", MemorySegment.ofArray(damaged)),
              whole.siblings(),
              Limits.SMALL);
      try {
        MutationTest.check(importer, source, i % 50 == 0);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(
            store
                + " mutation "
                + i
                + ": "
                + Base64.getEncoder().encodeToString(damaged).substring(0, 200),
            e);
      }
    }
  }
}
