package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.CollectReport.ItemRead;
import org.tiezheng.evidence.Text;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.file.SqliteFile;

/** The same folder collected again, after the phone went on, or with the log that was left out. */
class CollectAgainTest {
  @TempDir Path folder;
  private Path vault = Path.of("");
  private Path phone = Path.of("");

  @BeforeEach
  void aCase() throws IOException {
    vault = folder.resolve("case");
    phone = Files.createDirectories(folder.resolve("phone"));
    new NewCase(Places.at(folder, Clock.systemUTC())).open(vault, "title: t\nitems:\n");
  }

  private CollectReport collect(Path... paths) throws Exception {
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      return new Collect(open).run(new Collect.Request(List.of(paths), "", "", Map.of()));
    }
  }

  /** A store of ten texts, of which a log that is still open deletes two and adds one. */
  private static Map<String, byte[]> store() {
    try (SqliteFile file = SqliteFile.create(true)) {
      file.run(
          "CREATE TABLE sms(_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER,"
              + " date_sent INTEGER, type INTEGER, body TEXT)");
      for (int i = 1; i <= 10; i++) {
        text(file, i);
      }
      file.checkpoint();
      file.run("DELETE FROM sms WHERE _id IN (3, 4)");
      text(file, 11);
      return file.files();
    }
  }

  private static void text(SqliteFile file, int id) {
    file.insert(
        "sms",
        "_id",
        id,
        "thread_id",
        1,
        "address",
        "+8613800138000",
        "date",
        1714500000000L + id,
        "type",
        1,
        "body",
        "text number " + id);
  }

  private static long live(ItemRead item) {
    return item.tables().stream()
        .filter(t -> t.table().equals("sms"))
        .mapToLong(t -> t.records())
        .sum();
  }

  @Test
  void aDatabaseThatIsCollectedLaterWithItsLogIsReadWithIt() throws Exception {
    Map<String, byte[]> files = store();
    Files.write(phone.resolve("mmssms.db"), files.get(""));
    ItemRead first = collect(phone).items().getFirst();
    assertThat(live(first)).isEqualTo(10);
    Path later = Files.createDirectories(folder.resolve("later"));
    Files.write(later.resolve("mmssms.db"), files.get(""));
    Files.write(later.resolve("mmssms.db-wal"), files.get("-wal"));
    List<ItemRead> items = collect(later).items();
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().number()).isEqualTo(2);
    assertThat(live(items.getFirst())).isEqualTo(9);
  }

  @Test
  void theSameFolderWithTheLogIsReadWithIt() throws Exception {
    Map<String, byte[]> files = store();
    Files.write(phone.resolve("mmssms.db"), files.get(""));
    collect(phone);
    Files.write(phone.resolve("mmssms.db-wal"), files.get("-wal"));
    List<ItemRead> items = collect(phone).items();
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().number()).isEqualTo(2);
    assertThat(live(items.getFirst())).isEqualTo(9);
    assertThat(collect(phone).items()).isEmpty();
  }

  @Test
  void theSameBytesWithAndWithoutALogAreTwoItems() throws Exception {
    Map<String, byte[]> files = store();
    Path copy = Files.createDirectories(phone.resolve("copy"));
    Files.write(copy.resolve("mmssms.db"), files.get(""));
    Files.write(phone.resolve("mmssms.db"), files.get(""));
    Files.write(phone.resolve("mmssms.db-wal"), files.get("-wal"));
    assertThat(collect(phone).items())
        .extracting(CollectAgainTest::live)
        .containsExactlyInAnyOrder(10L, 9L);
  }

  @Test
  void aChangedFileOfTheSameNameLeavesTheEarlierItemAsItWas() throws Exception {
    Path file = phone.resolve("sms.xml");
    Files.writeString(file, texts(3));
    collect(phone);
    Files.writeString(file, texts(2));
    CollectReport again = collect(phone);
    assertThat(again.items()).hasSize(1);
    assertThat(again.items().getFirst().number()).isEqualTo(2);
    assertThat(again.items().getFirst().records()).isEqualTo(2);
    assertThat(again.notes()).extracting(Text::en).anyMatch(note -> note.contains("\"again/2/"));
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      assertThat(open.savedItems())
          .extractingByKey(1)
          .satisfies(i -> assertThat(i.originals()).hasSize(1));
    }
  }

  /** One that has nothing to do with a store that is one database. */
  @Test
  void anotherDatabaseBesideMakesNoSecondItemOfTheFirst() throws Exception {
    Map<String, byte[]> files = store();
    Files.write(phone.resolve("mmssms.db"), files.get(""));
    collect(phone);
    try (SqliteFile other = SqliteFile.create(false)) {
      other.run("CREATE TABLE t(a)");
      Files.write(phone.resolve("other.db"), other.files().get(""));
    }
    CollectReport again = collect(phone);
    assertThat(again.items()).extracting(ItemRead::title).containsExactly("other.db");
    assertThat(again.notes()).extracting(Text::en).noneMatch(note -> note.contains("again/"));
  }

  /** A second database of a store, of which nobody can know while it is not there. */
  @Test
  void aDatabaseOfAStoreThatIsCollectedLaterIsReadWithIt() throws Exception {
    Path whole = folder.resolve("whole/wx");
    new WeChat4Store().write(ChatWorld.of(3, 300), Side.A, whole, WriteOptions.OPEN.withoutMedia());
    Path part = wechat(whole, true);
    ItemRead first = collect(part).items().getFirst();
    wechat(whole, false);
    CollectReport again = collect(part);
    assertThat(again.items())
        .singleElement()
        .satisfies(item -> {
          assertThat(item.added()).isTrue();
          assertThat(item.importer()).isEqualTo(first.importer());
          assertThat(item.records()).isGreaterThan(first.records());
        });
    assertThat(collect(part).items()).isEmpty();
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      assertThat(open.savedItems()).hasSize(2);
      assertThat(open.vault().caseStore().readings().reading(1).orElseThrow().tables())
          .isEqualTo(first.tables());
    }
    vault = folder.resolve("case2");
    new NewCase(Places.at(folder, Clock.systemUTC())).open(vault, "title: t\nitems:\n");
    assertThat(collect(part).items().getFirst().tables())
        .isEqualTo(again.items().getFirst().tables());
  }

  /** Copies a store, all of it or without its second database of messages. */
  private Path wechat(Path whole, boolean withoutSecond) throws IOException {
    Path to = folder.resolve("copied");
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(whole.relativize(file).toString());
        if (!withoutSecond || !file.getFileName().toString().startsWith("message_1.db")) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return to;
  }

  private static String texts(int count) {
    StringBuilder xml =
        new StringBuilder("<?xml version='1.0' encoding='UTF-8' ?>\n<smses count=\"");
    xml.append(count).append("\">\n");
    for (int i = 1; i <= count; i++) {
      xml.append("<sms protocol=\"0\" address=\"10086\" date=\"").append(1_700_000_000_000L + i);
      xml.append("\" type=\"1\" body=\"x").append(i).append("\"/>\n");
    }
    return xml.append("</smses>\n").toString();
  }
}
