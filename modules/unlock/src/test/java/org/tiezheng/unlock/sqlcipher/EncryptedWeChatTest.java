package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;
import org.tiezheng.unlock.ReadMessages;
import org.tiezheng.unlock.SealedFolder;

/** An account whose databases are all encrypted is read with one key like a plain one. */
class EncryptedWeChatTest {
  @ParameterizedTest
  @CsvSource({
    "WECHAT_PC_3, Msg/Multi/MSG0.db, wechat.windows3",
    "WECHAT_MAC_3, Message/msg_0.db, wechat.mac3",
    "WECHAT_ANDROID, EnMicroMsg.db, wechat.android"
  })
  void everyMessageIsReadWithTheKeyOfTheOwner(
      CipherSet set, String main, String importer, @TempDir Path temp) throws IOException {
    ChatWorld world = ChatWorld.of(4, 150);
    Path plain = temp.resolve("plain");
    renderer(set).write(world, Side.A, plain, WriteOptions.CLOSED.withoutMedia());
    Path encrypted = temp.resolve("encrypted");
    try (CipherStore engine = EncryptedFolder.engine()) {
      for (Path file : files(plain)) {
        Path out = encrypted.resolve(plain.relativize(file));
        Files.createDirectories(out.getParent());
        engine.encrypt(file, set, EncryptedFolder.KEY, out);
      }
    }
    SealedSource source = SealedFolder.unpacked(encrypted).source(main);
    try (var ring = new SqlCipher().keyring(List.of(Secret.of(Keys.COUNTING.toCharArray())))) {
      SealedSource keyed =
          source.with((member, wal) -> {
            try {
              return Optional.of(ring.unlock(member, wal));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });

      ReadMessages read =
          ReadMessages.of(Importers.load().recognise(Probe.of(keyed)).importer(), keyed);

      assertThat(read.reading().importer()).isEqualTo(importer);
      assertThat(read.reading().tables()).allMatch(Accounting::balances);
      assertThat(read.liveIds())
          .isEqualTo(
              ReadMessages.sorted(
                  world.truth(Side.A).messages().stream().map(HeldMessage::serverId)));
    }
  }

  private static Renderer renderer(CipherSet set) {
    return switch (set) {
      case WECHAT_PC_3 -> new WeChat3Store();
      case WECHAT_MAC_3 -> new MacStore();
      default -> new AndroidStore();
    };
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".db")).sorted().toList();
    }
  }
}
