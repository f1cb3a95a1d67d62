package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.IosBackup;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Stickers that were found by their content belong to the chat; what only has their length not. */
class IosStickersCaseTest {
  /** With a sticker in the library and one in the folder shared with extensions. */
  private static final ChatWorld WORLD = ChatWorld.clean(56, 120);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void aFolderGivesItsStickersToTheChatAndKeepsTheOtherFiles() throws Exception {
    try (OpenCase open = collected(new IosStore())) {
      Item chat = chat(open);
      List<ChatMessage> stickers = stickers(open, chat);

      assertThat(chat.originals())
          .containsAll(
              stickers.stream().flatMap(m -> ((Media) m.content()).found().stream()).toList());
      assertThat(open.originals())
          .filteredOn(o -> o.name().contains("/other-"))
          .isNotEmpty()
          .extracting(o -> o.digests().sha256())
          .doesNotContainAnyElementsOf(chat.originals());
    }
  }

  @Test
  void aBackupShowsItsStickersBesideTheMessagesThatStateThem() throws Exception {
    try (OpenCase open = collected(new IosBackup())) {
      List<ChatMessage> whole =
          stickers(open, chat(open)).stream()
              .filter(m -> m.extra().containsKey("md5Found"))
              .toList();
      assertThat(whole.stream().map(m -> m.extra().getOrDefault("mediaPath", "").split("/", 2)[0]))
          .contains("AppDomain-com.tencent.xin", "AppDomainGroup-group.com.tencent.xin");

      List<Export.Written> written =
          new Export(open)
              .run(
                  new Export.Request(
                      Optional.empty(),
                      Optional.empty(),
                      List.of("html"),
                      folder.resolve("out"),
                      true));

      StringBuilder pages = new StringBuilder();
      for (Export.Written one : written) {
        pages.append(Files.readString(one.files().getFirst()));
      }
      for (ChatMessage message : whole) {
        String sha256 = ((Media) message.content()).found().orElseThrow();
        assertThat(pages).contains(sha256).contains(sha256.substring(0, 24) + ".gif");
      }
      assertThat(pages).doesNotContain("无法再读");
    }
  }

  private OpenCase collected(Renderer form) throws Exception {
    Path source = Files.createDirectories(folder.resolve("phone"));
    form.write(WORLD, Side.A, source, WriteOptions.CLOSED);
    Workplace place = Places.at(folder, Clock.systemUTC());
    Path vault = folder.resolve("case");
    new NewCase(place).open(vault, "title: t\nitems:\n");
    OpenCase open = OpenCase.forWriting(vault, place);
    new Collect(open).run(new Collect.Request(List.of(source), "", "", Map.of()));
    return open;
  }

  private static Item chat(OpenCase open) {
    return open.matter().items().stream()
        .filter(item -> item.kind() == Kind.CHAT)
        .findFirst()
        .orElseThrow();
  }

  private static List<ChatMessage> stickers(OpenCase open, Item chat) {
    List<ChatMessage> found = new ArrayList<>();
    try (var records = open.records(chat.number())) {
      records
          .filter(ChatMessage.class::isInstance)
          .map(ChatMessage.class::cast)
          .filter(m ->
              m.content() instanceof Media media
                  && media.type() == MediaType.STICKER
                  && media.found().isPresent())
          .forEach(found::add);
    }
    assertThat(found).hasSizeGreaterThan(1);
    return found;
  }
}
