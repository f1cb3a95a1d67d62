package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.QqntStore;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;

/** The store of QQ behind its clear header of 1,024 bytes. */
class QqntKeyTest {
  @TempDir Path folder;

  @Test
  void theMessagesAreReadThroughTheClearHeaderWithTheOwnersKey() throws Exception {
    ChatWorld world = ChatWorld.clean(7, 300);
    Path plain = Files.createDirectories(folder.resolve("plain"));
    new QqntStore().write(world, Side.A, plain, WriteOptions.CLOSED.withoutMedia());
    Path sealed = Files.createDirectories(folder.resolve("sealed"));
    try (CipherStore engine = EncryptedFolder.engine()) {
      engine.encrypt(
          plain.resolve("nt_db/nt_msg.db"),
          CipherSet.QQNT,
          EncryptedFolder.KEY,
          sealed.resolve("nt_msg.db"));
    }
    SealedSource locked = EncryptedFolder.read(sealed).source("nt_msg.db");
    assertThat(recognised(locked).id()).isNotEqualTo("chat.qqnt");

    UnlockedStore unlocked = Keys.unlock(locked, Keys.COUNTING);
    SealedSource open = locked.with((_, _) -> Optional.of(unlocked));
    assertThat(recognised(open).id()).isEqualTo("chat.qqnt");
    List<ChatMessage> read = new ArrayList<>();
    Reading reading =
        recognised(open)
            .read(
                open,
                new RecordSink() {
                  @Override
                  public void record(Record row) {
                    if (row instanceof ChatMessage message) {
                      read.add(message);
                    }
                  }

                  @Override
                  public void setAside(SetAside row) {
                    throw new AssertionError(row);
                  }
                });

    assertThat(reading.complete()).isTrue();
    Set<String> ids =
        world.truth(Side.A).messages().stream().map(QqntKeyTest::id).collect(Collectors.toSet());
    assertThat(read.stream().map(m -> m.nativeId().orElse("")).collect(Collectors.toSet()))
        .containsAll(ids);
  }

  private static String id(HeldMessage m) {
    return m.serverId().equals("0") ? String.valueOf(m.storeId()) : m.serverId();
  }

  private static Importer recognised(SealedSource source) {
    return Importers.load().recognise(Probe.of(source)).importer();
  }
}
