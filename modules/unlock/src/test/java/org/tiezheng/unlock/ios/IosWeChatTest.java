package org.tiezheng.unlock.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Containers;
import org.tiezheng.collect.container.Containers.Recognised;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.IosBackup;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.unlock.ReadMessages;
import org.tiezheng.unlock.SealedFolder;

/** WeChat inside a backup of an iPhone is read with its contacts and media. */
class IosWeChatTest {
  @Test
  void everyMessageOfTheAccountIsReadOutOfTheBackup(@TempDir Path temp) throws Exception {
    ChatWorld world = ChatWorld.of(9, 1_000);
    new IosBackup().write(world, Side.A, temp, WriteOptions.OPEN);
    SealedSource source = SealedFolder.unpacked(temp).source("Manifest.db");
    Recognised found = Containers.load().recognise(Probe.of(source)).orElseThrow();
    try (OpenedContainer backup =
            found.container().open(source, Optional.empty(), Opening.DEFAULT);
        Arena arena = Arena.ofConfined()) {
      Inner main =
          backup
              .members()
              .filter(m -> m.path().endsWith("/DB/MM.sqlite"))
              .findFirst()
              .orElseThrow();
      SealedSource inner = backup.source(main, arena, Opening.DEFAULT);

      ReadMessages read =
          ReadMessages.of(Importers.load().recognise(Probe.of(inner)).importer(), inner);

      assertThat(read.reading().importer()).isEqualTo("wechat.ios");
      assertThat(read.reading().owner()).contains("wechat:" + world.truth(Side.A).account().id());
      assertThat(read.reading().tables()).allMatch(Accounting::balances);
      assertThat(read.live()).hasSize(world.truth(Side.A).messages().size());
      assertThat(read.liveIds())
          .isEqualTo(
              ReadMessages.sorted(
                  world.truth(Side.A).messages().stream().map(HeldMessage::serverId)));
      assertThat(read.reading().tables())
          .as("beside the conversations, also in the library")
          .anyMatch(t ->
              t.table().equals("fav.db/FavoritesItemTable")
                  && t.records() == world.truth(Side.A).favourites().size())
          .anyMatch(t ->
              t.table().equals("wc005_008.db/MyWC_Timeline01")
                  && t.records() == world.truth(Side.A).moments().size());
      List<MessageContent.Media> voices =
          read.live().stream()
              .map(m -> m.content())
              .filter(MessageContent.Media.class::isInstance)
              .map(MessageContent.Media.class::cast)
              .filter(m -> m.type() == MessageContent.MediaType.VOICE)
              .toList();
      assertThat(voices).isNotEmpty().allMatch(v -> v.found().isPresent());
      assertThat(read.live().stream().flatMap(m -> m.extra().entrySet().stream()))
          .as("a sticker that the app shares with its extensions, found by its content")
          .anyMatch(e ->
              e.getKey().equals("mediaPath")
                  && e.getValue().startsWith("AppDomainGroup-group.com.tencent.xin/"));
      assertThat(read.live().stream().filter(IosWeChatTest::isWholeSticker))
          .hasSameSizeAs(
              world.truth(Side.A).messages().stream()
                  .filter(m ->
                      m.body() instanceof Body.Emoticon e && e.kept() == Body.Emoticon.Kept.PLAIN)
                  .toList());
    }
  }

  private static boolean isWholeSticker(ChatMessage message) {
    return message.content() instanceof MessageContent.Media media
        && media.type() == MessageContent.MediaType.STICKER
        && media.found().isPresent()
        && message.extra().containsKey("md5Found");
  }
}
