package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Rendered;

/** What is missing or damaged is said, and the rest is read. */
class OlderStoreDamageTest {
  private static final ChatWorld WORLD = ChatWorld.of(5, 200);

  @ParameterizedTest
  @CsvSource({
    "IOS, DB/message_1.sqlite, /MM.sqlite",
    "IOS, DB/MM.sqlite, /message_1.sqlite",
    "MAC, Message/msg_1.db, /msg_0.db",
    "WINDOWS, Msg/Multi/MSG0.db, /MSG1.db"
  })
  void aMissingShardIsNamedAndTheOthersAreRead(
      OlderStore store, String missing, String main, @TempDir Path folder) throws IOException {
    Rendered rendered = store.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    Set<String> lost = idsIn(rendered, missing);
    delete(folder, missing);

    Collected read = Collected.folder(folder, main);

    assertThat(read.reading().importer()).isEqualTo(store.importer());
    assertThat(read.reading().complete()).isFalse();
    assertThat(notes(read.reading())).contains(missing.substring(missing.lastIndexOf('/') + 1));
    Set<String> all =
        WORLD.truth(Side.A).messages().stream()
            .map(HeldMessage::serverId)
            .collect(Collectors.toSet());
    all.removeAll(lost);
    all.remove("0");
    assertThat(live(read)).containsAll(all).doesNotContainAnyElementsOf(lost);
    assertThat(read.reading().tables())
        .filteredOn(t -> t.table().endsWith("(differing)"))
        .allMatch(t -> t.records() == 0 || t.seen() >= t.records());
  }

  @ParameterizedTest
  @CsvSource({
    "IOS, WCDB_Contact.sqlite",
    "MAC, wccontact_new2.db",
    "MAC, group_new.db",
    "WINDOWS, MicroMsg.db"
  })
  void withoutItsContactsEveryMessageIsReadAndTheMissingFileIsNamed(
      OlderStore store, String missing, @TempDir Path folder) throws IOException {
    store.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    delete(folder, missing);

    Collected read = Collected.folder(folder, store.main());

    assertThat(notes(read.reading())).contains(missing);
    assertThat(live(read))
        .containsAll(
            WORLD.truth(Side.A).messages().stream()
                .map(HeldMessage::serverId)
                .filter(id -> !id.equals("0"))
                .toList());
    assertThat(read.reading().complete()).isTrue();
    assertThat(read.reading().owner()).contains("wechat:" + WORLD.truth(Side.A).account().id());
  }

  @ParameterizedTest
  @EnumSource
  void aTruncatedStoreIsReadAsFarAsItGoesAndSaidToBeIncomplete(
      OlderStore store, @TempDir Path folder) throws IOException {
    store.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    Path main = find(folder, store.main());
    byte[] bytes = Files.readAllBytes(main);
    Files.write(main, Arrays.copyOf(bytes, bytes.length * 2 / 3));

    Collected read = Collected.folder(folder, store.main());

    assertThat(read.reading().importer()).isEqualTo(store.importer());
    assertThat(read.reading().complete()).isFalse();
    assertThat(notes(read.reading())).containsPattern("damaged|missing|cut off|pages");
    assertThat(live(read)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "IOS, /MM.sqlite, /message_1.sqlite",
    "MAC, /msg_0.db, /msg_1.db",
    "WINDOWS, /MSG0.db, /MSG1.db"
  })
  void whereTheFirstShardIsNoDatabaseTheNextStandsForAllAndTheFirstIsNamed(
      OlderStore store, String first, String next, @TempDir Path folder) throws IOException {
    store.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    Files.write(find(folder, first), new byte[5000]);

    Collected read = Collected.folder(folder, next);

    assertThat(read.reading().importer()).isEqualTo(store.importer());
    assertThat(read.reading().complete()).isFalse();
    assertThat(notes(read.reading())).contains(first.substring(1));
    assertThat(live(read)).isNotEmpty();
  }

  private static Set<String> idsIn(Rendered rendered, String file) {
    return WORLD.truth(Side.A).messages().stream()
        .filter(m -> !m.serverId().equals("0"))
        .filter(m -> {
          var place = rendered.places().get(m.storeId());
          return place != null && place.file().endsWith(file);
        })
        .map(HeldMessage::serverId)
        .collect(Collectors.toSet());
  }

  private static Set<String> live(Collected read) {
    return read.records().stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .filter(m -> m.state() == RowState.LIVE || m.state() == RowState.RECALLED)
        .flatMap(m -> m.nativeId().stream())
        .collect(Collectors.toSet());
  }

  private static String notes(Reading reading) {
    return reading.notes().stream()
        .map(n -> n.zh() + " / " + n.en())
        .collect(Collectors.joining("\n"));
  }

  private static void delete(Path folder, String end) throws IOException {
    Files.delete(find(folder, end));
  }

  private static Path find(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().replace('\\', '/').endsWith(end))
          .findFirst()
          .orElseThrow();
    }
  }
}
