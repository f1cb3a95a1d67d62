package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Reading;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Folders of WeChat 4 in which something is missing, cut off, or not what it should be. */
class Version4DamageTest {
  private static final int MUTATIONS = Boolean.getBoolean("long") ? 400 : 20;

  private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

  @TempDir static Path whole;

  @TempDir Path folder;

  @BeforeAll
  static void write() {
    ChatWorld world = ChatWorld.clean(11, 120);
    new WeChat4Store().write(world, Side.A, whole, WriteOptions.OPEN.withoutMedia());
  }

  private Path copy() {
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path from : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(whole.relativize(from).toString());
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path root, String name) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.endsWith(name)).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path root, String name) {
    try {
      for (String suffix : List.of("", "-wal", "-shm")) {
        Path file = file(root, name);
        Files.deleteIfExists(suffix.isEmpty() ? file.resolveSibling(name + ".none") : file);
        Files.deleteIfExists(file.resolveSibling(name + suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.util.NoSuchElementException e) {
      // Gone with the first.
    }
  }

  private static long messages(Collected read) {
    return read.records().stream().filter(ChatMessage.class::isInstance).count();
  }

  private static String notes(Reading reading) {
    return reading.notes().toString();
  }

  @Test
  void aMissingFirstShardIsSaidAndTheOthersAreRead() {
    Path root = copy();
    remove(root, "message_0.db");

    Collected read = Collected.folder(root, "/message_1.db");

    assertThat(read.reading().importer()).isEqualTo("wechat.version4");
    assertThat(read.reading().complete()).isFalse();
    assertThat(notes(read.reading())).contains("消息库分片缺失:message_0.db", "shards of the message");
    assertThat(messages(read)).isPositive();
  }

  @Test
  void aShardThatIsNoDatabaseIsSaidAndTheOthersAreRead() throws IOException {
    Path root = copy();
    remove(root, "message_0.db-wal");
    byte[] noise = new byte[8192];
    new Random(1).nextBytes(noise);
    Files.write(file(root, "message_0.db"), noise);

    Collected read = Collected.folder(root, "/message_1.db");

    assertThat(read.reading().complete()).isFalse();
    assertThat(notes(read.reading()))
        .contains("message_0.db 无法读取", "message_0.db cannot be read", "may be encrypted");
    assertThat(messages(read)).isPositive();
  }

  @Test
  void withoutContactsTheAccountsHaveNoNamesAndThatIsSaid() {
    Path root = copy();
    long before = messages(Collected.folder(root, "/message_0.db"));
    remove(root, "contact.db");

    Collected read = Collected.folder(root, "/message_0.db");

    assertThat(notes(read.reading())).contains("没有 contact.db", "there is no contact.db");
    assertThat(messages(read)).isEqualTo(before);
  }

  @Test
  void aDatabaseThatIsCutOffIsIncomplete() throws IOException {
    Path root = copy();
    Path shard = file(root, "message_0.db");
    byte[] bytes = Files.readAllBytes(shard);
    Files.deleteIfExists(shard.resolveSibling("message_0.db-wal"));
    Files.write(shard, Arrays.copyOf(bytes, bytes.length * 9 / 10));

    Collected read = Collected.folder(root, "/message_0.db");

    assertThat(read.reading().complete()).as(notes(read.reading())).isFalse();
    assertThat(read.reading().importer()).isEqualTo("wechat.version4");
    assertThat(messages(read)).isPositive();
    assertThat(read.reading().tables().stream().filter(t -> !t.balances()).map(Accounting::table))
        .allSatisfy(table -> assertThat(table).startsWith("message_0.db"));
  }

  @Test
  void aStoreOfAnotherSchemaIsNotTakenForThisOne() throws IOException {
    Path root = copy();
    Path shard = file(root, "message_0.db");
    Path other = file(root, "contact.db");
    Files.copy(other, shard, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(shard.resolveSibling("message_0.db-wal"));

    Collected read = Collected.folder(root, "/message_0.db");

    assertThat(read.reading().importer()).isNotEqualTo("wechat.version4");
  }

  @Test
  void whatCannotBeUnpackedStaysAsItIsStoredAndIsMarked() throws IOException {
    Path root = copy();
    for (String suffix : List.of("", "-wal")) {
      Path file = file(root, "message_0.db").resolveSibling("message_0.db" + suffix);
      if (Files.exists(file)) {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length - 4; i++) {
          if (bytes[i] == 0x28 && Arrays.equals(bytes, i, i + 4, ZSTANDARD, 0, 4)) {
            bytes[i + 4] = (byte) 0xFF;
          }
        }
        Files.write(file, bytes);
      }
    }

    Collected read = Collected.folder(root, "/message_0.db");

    assertThat(read.records().stream().filter(ChatMessage.class::isInstance))
        .extracting(r -> ((ChatMessage) r).extra())
        .filteredOn(extra -> extra.containsKey("sourceState"))
        .isNotEmpty()
        .allSatisfy(extra -> {
          assertThat(extra).containsEntry("sourceState", "damaged");
          assertThat(extra.get("source")).containsAnyOf("28b52ffd", "sha256:");
        });
  }

  @Test
  void damagedBytesAreNeverACrashAndRowsStayAccountedFor() throws IOException {
    Random random = new Random(4);
    Path root = copy();
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(f -> f.toString().contains(".db")).sorted().toList();
    }
    for (int i = 0; i < MUTATIONS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] good = Files.readAllBytes(file);
      if (good.length == 0) {
        continue;
      }
      byte[] bad = good.clone();
      for (int n = 1 + random.nextInt(20); n > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bad);
      Collected read = Collected.folder(root, "/message_0.db");
      for (Accounting table : read.reading().tables()) {
        assertThat(table.seen())
            .as("%d: %s", i, table)
            .isGreaterThanOrEqualTo(table.records() + table.setAside());
      }
      Files.write(file, good);
    }
  }
}
