package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;

/** A folder of encrypted databases is sealed as it is and read with the key that is given. */
class EncryptedStoreTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final byte[] KEY = HexFormat.of().parseHex(HEX);
  private static final String SECRET_TEXT = "the words of an encrypted message";

  @TempDir Path folder;

  private Path stores() throws Exception {
    Path stores = folder.resolve("db_storage");
    Files.createDirectories(stores.resolve("message"));
    Optional<CipherStore> started = CipherStore.start();
    if (started.isEmpty()) {
      System.out.println("SKIPPED: the jar of the encrypting engine is not there");
      Assumptions.abort("the jar of the encrypting engine is not there");
    }
    try (CipherStore engine = started.orElseThrow()) {
      List<String> sql =
          List.of(
              "CREATE TABLE Msg(local_id INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT)",
              "INSERT INTO Msg(content) VALUES('" + SECRET_TEXT + "'), ('b'), ('c')");
      Path made = folder.resolve("made.db");
      engine.execute(made, CipherSet.WECHAT_4, KEY, sql);
      engine.leaveLogOpen(
          made,
          CipherSet.WECHAT_4,
          KEY,
          List.of("INSERT INTO Msg(content) VALUES('only in the log')"),
          stores.resolve("message/message_0.db"));
      engine.execute(stores.resolve("general.db"), CipherSet.WECHAT_4_RAW, KEY, sql);
    }
    return stores;
  }

  private static Secrets keys(String... keys) {
    return new Secrets() {
      @Override
      public Optional<char[]> ask(Text question, int attempt) {
        return Optional.empty();
      }

      @Override
      public List<char[]> keys() {
        return Stream.of(keys).map(String::toCharArray).toList();
      }
    };
  }

  private static CollectReport collect(Path vault, Workplace place, Secrets secrets, Path path)
      throws Exception {
    if (!Files.exists(vault)) {
      new NewCase(place).open(vault, "title: t\nitems:\n");
    }
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      return new Collect(open, secrets).run(new Collect.Request(List.of(path), "", "", Map.of()));
    }
  }

  @Test
  void withTheKeyEveryStoreIsReadAndNothingDecryptedIsKept() throws Exception {
    Path vault = folder.resolve("chat.case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    CollectReport report = collect(vault, place, keys("wrong", HEX), stores());
    assertThat(report.notes()).noneMatch(note -> note.en().contains("no key"));

    try (OpenCase open = OpenCase.forReading(vault, place)) {
      assertThat(rows(open, "message_0.db")).isEqualTo("4");
      assertThat(rows(open, "general.db")).isEqualTo("3");
      assertThat(statement(item(open, "message_0.db"), "cipher.key_sha256_8"))
          .isEqualTo("630dcd29");
      assertThat(statement(item(open, "message_0.db"), "cipher.pages_wrong")).isEqualTo("0");
      assertThat(open.custody().stream().map(OpenCase.CustodyLine::line))
          .anyMatch(line -> line.contains("630dcd29"))
          .noneMatch(line -> line.contains(HEX));
    }
    try (Stream<Path> all = Files.walk(vault)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain(SECRET_TEXT).doesNotContain(HEX);
      }
    }
  }

  @Test
  void withoutTheKeyItIsSealedAndSaidAndReadWhenTheKeyIsGivenLater() throws Exception {
    Path vault = folder.resolve("chat.case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    Path stores = stores();
    CollectReport locked = collect(vault, place, Secrets.NONE, stores);
    assertThat(locked.notes())
        .anyMatch(n -> n.en().contains("message_0.db") && n.en().contains("no key was given"));
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      assertThat(recovered(open, Secrets.NONE).stores()).isEmpty();
      assertThat(recovered(open, Secrets.NONE).notes())
          .as("what no key opened was not searched, and that is said")
          .anyMatch(n -> n.en().contains("message_0.db was not searched"))
          .anyMatch(n -> n.en().contains("general.db was not searched"));
      assertThat(recovered(open, keys(HEX)).stores()).hasSize(2);
      assertThat(recovered(open, keys(HEX)).notes()).isEmpty();
    }

    CollectReport wrong = collect(vault, place, keys("not the key"), stores);
    assertThat(wrong.notes())
        .anyMatch(n -> n.en().contains("general.db") && n.en().contains("none of the keys"));

    collect(vault, place, keys(HEX), stores);
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      assertThat(rows(open, "message_0.db")).isEqualTo("4");
      assertThat(rows(open, "general.db")).isEqualTo("3");
    }
  }

  private static RecoverCase.Result recovered(OpenCase open, Secrets secrets) throws Exception {
    return new RecoverCase(open, secrets).run(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String rows(OpenCase open, String file) {
    return statement(item(open, file), "rows.Msg");
  }

  private static Item item(OpenCase open, String file) {
    return open.matter().items().stream()
        .filter(i -> i.title().equals(file))
        .findFirst()
        .orElseThrow();
  }

  private static String statement(Item item, String name) {
    return item.reading().orElseThrow().statements().stream()
        .filter(s -> s.name().equals(name))
        .map(Reading.Statement::value)
        .findFirst()
        .orElse("");
  }
}
