package org.tiezheng.collect.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.wechat.StatesById;
import org.tiezheng.collect.wechat.WorldComparison;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;
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
    recoveredRowsAreNamed(side, m -> WhatsAppStore.stanza(known(m)), read);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void qqntIsReadAsItTrulyIs(Side side, @TempDir Path folder) {
    Rendered rendered = new QqntStore().write(WORLD, side, folder, WriteOptions.OPEN);

    Collected read = Collected.folder(folder, "nt_msg.db");

    assertThat(read.reading().importer()).isEqualTo("chat.qqnt");
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    new WorldComparison(WORLD.truth(side), rendered, "qq", false).assertSame(read.records());
    recoveredRowsAreNamed(
        side, m -> m.serverId().equals("0") ? "" + m.storeId() : m.serverId(), read);
    namesOfQqAreRead(side, read);
  }

  private static void namesOfQqAreRead(Side side, Collected read) {
    List<Conversation> conversations =
        read.records().stream()
            .filter(Conversation.class::isInstance)
            .map(Conversation.class::cast)
            .toList();
    for (org.tiezheng.testkit.chat.Conversation in : WORLD.truth(side).conversations()) {
      String id = in.id().replace("@chatroom", "");
      if (in.group()) {
        assertThat(conversations)
            .filteredOn(c -> c.id().equals(id) && !c.participants().isEmpty())
            .singleElement()
            .satisfies(c -> {
              assertThat(c.title()).isEqualTo(in.title());
              assertThat(c.participants())
                  .extracting(p -> p.account() + " " + p.name() + " " + p.role())
                  .containsExactlyInAnyOrderElementsOf(
                      in.members().stream().map(m -> member(in, m)).toList());
            });
      }
      assertThat(conversations)
          .filteredOn(c -> c.time().instant().isPresent() && c.title().equals(in.title()))
          .hasSize(WORLD.truth(side).genuine().stream().anyMatch(in(in)) ? 1 : 0);
    }
    assertThat(read.records().stream().filter(Contact.class::isInstance))
        .hasSize(WORLD.people().size());
    assertThat(conversations).anyMatch(c -> c.lastLine().isPresent());
  }

  private static Predicate<HeldMessage> in(org.tiezheng.testkit.chat.Conversation in) {
    return m -> m.conversation().equals(in.key());
  }

  private static String member(org.tiezheng.testkit.chat.Conversation in, String id) {
    Persona p = WORLD.person(id);
    return "qq:"
        + p.qq()
        + " "
        + in.cards().getOrDefault(id, p.nick())
        + " "
        + (id.equals(in.owner()) ? "owner" : "");
  }

  @Test
  void withoutTheNamesOfQqEveryMessageIsReadAndTheMissingFilesAreNamed(@TempDir Path folder)
      throws java.io.IOException {
    new QqntStore().write(WORLD, Side.A, folder, WriteOptions.CLOSED);
    Collected whole = Collected.folder(folder, "nt_msg.db");
    Files.delete(folder.resolve("nt_db/group_info.db"));
    Files.write(folder.resolve("nt_db/profile_info.db"), new byte[5000]);

    Collected read = Collected.folder(folder, "nt_msg.db");

    assertThat(read.reading().complete()).isFalse();
    assertThat(read.reading().notes().toString()).contains("group_info.db", "profile_info.db");
    assertThat(read.records().stream().filter(ChatMessage.class::isInstance))
        .hasSameSizeAs(whole.records().stream().filter(ChatMessage.class::isInstance).toList());
  }

  private static String known(HeldMessage m) {
    return m.serverId().equals("0") ? "0" + m.storeId() : m.serverId();
  }

  private static void recoveredRowsAreNamed(
      Side side, Function<HeldMessage, String> id, Collected read) {
    Map<RowState, Integer> states =
        StatesById.assertNamed(
            WORLD.truth(side).messages().stream().map(id).collect(Collectors.toSet()),
            read.records());
    System.out.println(read.reading().importer() + ", side " + side + ": " + states);
    assertThat(states).containsKeys(RowState.DELETED_RECOVERED, RowState.EARLIER_VERSION);
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
            .filter(m -> m.state() == RowState.LIVE)
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
