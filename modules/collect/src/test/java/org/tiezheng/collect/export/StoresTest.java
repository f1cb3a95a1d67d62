package org.tiezheng.collect.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.wechat.WorldComparison;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.QqntStore;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.WhatsAppStore;
import org.tiezheng.testkit.chat.render.WriteOptions;

class StoresTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 400;
  private static final ChatWorld WORLD = ChatWorld.of(7, MESSAGES);

  @ParameterizedTest
  @EnumSource(Side.class)
  void whatsAppOnAnIphoneIsReadAsItTrulyIs(Side side, @TempDir Path folder) {
    Rendered rendered = new WhatsAppStore().write(WORLD, side, folder, WriteOptions.OPEN);

    Collected read = Collected.folder(folder, "ChatStorage.sqlite");

    assertThat(read.reading().importer()).isEqualTo("chat.whatsapp.ios");
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    new WorldComparison(WORLD.truth(side), rendered, "whatsapp", true).assertSame(read.records());
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void qqntIsReadAsItTrulyIs(Side side, @TempDir Path folder) {
    Rendered rendered = new QqntStore().write(WORLD, side, folder, WriteOptions.OPEN);

    Collected read = Collected.folder(folder, "nt_msg.db");

    assertThat(read.reading().importer()).isEqualTo("chat.qqnt");
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    new WorldComparison(WORLD.truth(side), rendered, "qq", false).assertSame(read.records());
  }

  @Test
  @Tag("corpus")
  void theRealStoreOfWhatsAppIsReadWhole(@TempDir Path folder) throws java.io.IOException {
    Path zip =
        Collected.corpus("chat/abrignoni+iLEAPP/admin/test/cases/data/whatsApp")
            .resolve("testdata.whatsApp.whatsAppMessages.josh_ios15_ffs.zip");
    unzip(zip, folder);

    Collected read = Collected.folder(folder, "ChatStorage.sqlite");

    List<ChatMessage> messages =
        read.records().stream()
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .filter(m -> m.state() == org.tiezheng.evidence.RowState.LIVE)
            .toList();
    assertThat(read.reading().importer()).isEqualTo("chat.whatsapp.ios");
    assertThat(read.reading().complete()).isTrue();
    assertThat(messages).hasSize(32);
    assertThat(read.records().stream().filter(Conversation.class::isInstance)).hasSize(5);
    assertThat(messages).extracting(m -> m.nativeId().orElse("")).doesNotHaveDuplicates();
    ChatMessage words =
        messages.stream()
            .filter(m -> m.nativeId().equals(java.util.Optional.of("3AD2D4F6C4FC636222C7")))
            .findFirst()
            .orElseThrow();
    assertThat(words.content()).isEqualTo(new MessageContent.Words("I’m here!"));
    assertThat(words.outgoing()).contains(true);
    assertThat(words.conversation()).isEqualTo("19198887386@s.whatsapp.net");
    assertThat(words.conversationTitle()).isEqualTo("This Is DFIR Two");
    assertThat(words.sender()).contains("whatsapp:19195794674@s.whatsapp.net");
    assertThat(words.time().instant().orElseThrow().getEpochSecond())
        .isEqualTo(978_307_200L + 704_735_807L);
    assertThat(kinds(messages, Media.class)).isEqualTo(2);
    assertThat(kinds(messages, MessageContent.Share.class)).isEqualTo(4);
    assertThat(kinds(messages, MessageContent.Words.class)).isEqualTo(15);
    assertThat(kinds(messages, MessageContent.Unread.class)).isEqualTo(11);
    assertThat(
            messages.stream()
                .map(ChatMessage::content)
                .filter(c -> c instanceof MessageContent.Share s && s.target().startsWith("35.6")))
        .hasSize(4);
  }

  private static void unzip(Path zip, Path folder) throws java.io.IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(Path.of(entry.getName()).getFileName().toString());
        if (!entry.isDirectory()) {
          Files.copy(in, file);
        }
      }
    }
  }

  private static long kinds(List<ChatMessage> messages, Class<?> kind) {
    return messages.stream().filter(m -> kind.isInstance(m.content())).count();
  }
}
