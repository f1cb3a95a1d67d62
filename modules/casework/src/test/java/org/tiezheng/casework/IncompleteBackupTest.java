package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.IosBackup;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** What a backup lists and does not hold is said; it is read when it comes; nobody is pestered. */
class IncompleteBackupTest {
  @TempDir Path folder;
  private Path vault = Path.of("");
  private Path backup = Path.of("");

  @BeforeEach
  void aCase() throws Exception {
    vault = folder.resolve("case");
    backup = folder.resolve("phone");
    new NewCase(Places.at(folder, Clock.systemUTC())).open(vault, "title: t\nitems:\n");
  }

  private CollectReport collect(Secrets secrets, Path... paths) throws Exception {
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      return new Collect(open, secrets).run(new Collect.Request(List.of(paths), "", "", Map.of()));
    }
  }

  private void write(Path target) throws Exception {
    Files.createDirectories(target);
    new IosBackup()
        .write(ChatWorld.clean(4, 120), Side.A, target, WriteOptions.OPEN.withoutMedia());
  }

  @Test
  void aMissingStoreIsSaidAndReadOnceItIsThere() throws Exception {
    write(backup);
    Path store = someMessageStore();
    byte[] bytes = Files.readAllBytes(store);
    Files.delete(store);

    CollectReport report = collect(Secrets.NONE, backup);

    assertThat(report.complete()).as("its messages are not there").isFalse();
    Text why = report.notTaken().getFirst().reason();
    assertThat(why.zh()).contains("列有 1 个文件", "数据库", ".sqlite");
    assertThat(why.en()).contains("lists 1 files", "databases", ".sqlite");
    assertThat(chat(report)).hasSize(1);
    assertThat(chat(report).getFirst().notes())
        .as("whoever reads the chat must see it, too")
        .anyMatch(note -> note.zh().contains("同一文件夹中还列有"));
    long before = chat(report).getFirst().records();

    Files.write(store, bytes);
    CollectReport whole = collect(Secrets.NONE, backup);

    assertThat(whole.complete()).isTrue();
    assertThat(chat(whole)).hasSize(1);
    assertThat(chat(whole).getFirst().records()).isGreaterThan(before);
    assertThat(whole.notes()).anyMatch(note -> note.zh().contains("again/2/"));
    int first = chat(report).getFirst().number();
    int second = chat(whole).getFirst().number();
    try (OpenCase open = OpenCase.forReading(vault, Places.at(folder, Clock.systemUTC()))) {
      List<Text> others =
          OtherReadings.of(
              open.matter(), open.matter().item(first).orElseThrow(), open.originals());
      assertThat(others)
          .as("whoever looks at the first must know of the fuller one")
          .anyMatch(o -> o.zh().contains("另见证据 " + second) && o.zh().contains("同一账号"))
          .anyMatch(o -> o.en().contains("See also item " + second));
    }
    assertThat(collect(Secrets.NONE, backup).items()).as("now all is known").isEmpty();
  }

  @Test
  void aStoreOfAFormNobodyKnowsIsSaidAndListed() throws Exception {
    write(backup);
    Matcher path =
        Pattern.compile("Documents/[0-9a-f]{32}/DB/MM\\.sqlite")
            .matcher(Files.readString(backup.resolve("Manifest.db"), StandardCharsets.ISO_8859_1));
    assertThat(path.find()).isTrue();
    String id = IosBackup.fileId("AppDomain-com.tencent.xin", path.group());
    Path main = backup.resolve(id.substring(0, 2)).resolve(id);
    assertThat(main).exists();
    Files.copy(backup.resolve("Manifest.db"), main, StandardCopyOption.REPLACE_EXISTING);

    CollectReport report = collect(Secrets.NONE, backup);

    assertThat(report.notes())
        .anyMatch(note -> note.zh().contains("MM.sqlite”名为消息库") && note.zh().contains("没有读取"))
        .anyMatch(note -> note.en().contains("MM.sqlite is called like a store of messages"));
    assertThat(report.items()).anyMatch(item -> item.title().contains("MM.sqlite"));
  }

  @Test
  void theSameBackupTwiceIsReadOnce() throws Exception {
    write(backup.resolve("a"));
    write(backup.resolve("b"));

    CollectReport report = collect(Secrets.NONE, backup);

    assertThat(report.items()).extracting(CollectReport.ItemRead::number).doesNotHaveDuplicates();
    assertThat(chat(report)).as("a message is no more often there than it was sent").hasSize(1);
    assertThat(report.items()).hasSize(2);
  }

  @Test
  void whoDoesNotKnowThePasswordIsAskedOnceAndToldOnce() throws Exception {
    Files.createDirectories(backup);
    String header =
        "ANDROID BACKUP\n5\n0\nAES-256\n%s\n%s\n10000\n%s\n%s\n"
            .formatted("ab".repeat(64), "cd".repeat(64), "ef".repeat(16), "12".repeat(96));
    Files.writeString(
        backup.resolve("phone.ab"), header + "?".repeat(64), StandardCharsets.US_ASCII);
    List<Integer> asked = new ArrayList<>();

    CollectReport report =
        collect(
            (_, attempt) -> {
              asked.add(attempt);
              return Optional.empty();
            },
            backup);

    assertThat(asked).containsExactly(1);
    assertThat(report.items()).as("it is listed once").hasSize(1);
    assertThat(report.complete()).isFalse();
    assertThat(report.notes())
        .as("how to give it is said")
        .anyMatch(note -> note.zh().contains("密码") && note.zh().contains("--password-file"))
        .anyMatch(note -> note.en().contains("--password-file"));

    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      RecoverCase.Result found =
          new RecoverCase(open, Secrets.NONE)
              .run(Optional.empty(), Optional.empty(), Optional.empty());
      assertThat(found.stores()).isEmpty();
      assertThat(found.notes())
          .as("what stayed closed was not searched, and finding nothing in it says nothing")
          .singleElement()
          .satisfies(note -> {
            assertThat(note.zh()).contains("phone.ab", "没有查找");
            assertThat(note.en()).contains("phone.ab", "was not searched");
          });
    }
  }

  private static List<CollectReport.ItemRead> chat(CollectReport report) {
    return report.items().stream().filter(item -> item.kind() == Kind.CHAT).toList();
  }

  /** A database with messages that is not the one by which the chat is recognised. */
  private Path someMessageStore() throws IOException {
    try (Stream<Path> all = Files.walk(backup)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("Manifest"))
          .filter(IncompleteBackupTest::holdsOnlyMessages)
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean holdsOnlyMessages(Path file) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return bytes.startsWith("SQLite format 3")
          && bytes.contains("TABLE Chat_")
          && !bytes.contains("TABLE Friend");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
