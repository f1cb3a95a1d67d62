package org.tiezheng.unlock.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.StoreCipher.Keyring;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.wechat.version4.Version4Importer;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.DatFile;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;
import org.tiezheng.unlock.SealedFolder;
import org.tiezheng.unlock.sqlcipher.SqlCipher;

class EncryptedAccountTest {
  private static final String KEY =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @TempDir static Path plain;

  @TempDir static Path encrypted;

  /** Opens with a key as a case does; what it made is closed with it. */
  private static final class Given implements StoreKeys, AutoCloseable {
    private final Keyring ring;
    private final Secret picture = Secret.of(DatFile.OWNER_KEY.toCharArray());
    private final Map<String, Optional<UnlockedStore>> tried = new HashMap<>();

    Given(String key) {
      try (Secret secret = Secret.of(key.toCharArray())) {
        ring = new SqlCipher().keyring(List.of(secret));
      }
    }

    @Override
    public Optional<UnlockedStore> unlock(Member main, Optional<Member> wal) {
      if (new SqlCipher().seems(main, wal).isEmpty()) {
        return Optional.empty();
      }
      return tried.computeIfAbsent(
          main.name(),
          _ -> {
            try {
              return Optional.of(ring.unlock(main, wal));
            } catch (WrongSecretException e) {
              return Optional.empty();
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }

    @Override
    public List<Secret> pictureKeys() {
      return List.of(picture);
    }

    @Override
    public void close() {
      tried.values().forEach(store -> store.ifPresent(UnlockedStore::close));
      picture.close();
      ring.close();
    }
  }

  private record Read(Reading reading, List<Record> records) {
    List<ChatMessage> live() {
      return records.stream()
          .filter(ChatMessage.class::isInstance)
          .map(ChatMessage.class::cast)
          .filter(m -> m.state() == RowState.LIVE || m.state() == RowState.RECALLED)
          .toList();
    }
  }

  @BeforeAll
  static void write() throws IOException {
    Optional<CipherStore> engine = CipherStore.start();
    if (engine.isEmpty()) {
      System.out.println("SKIPPED: the jar of the encrypting engine is not there");
    }
    Assumptions.assumeTrue(engine.isPresent());
    new WeChat4Store().write(ChatWorld.clean(5, 150), Side.A, plain, WriteOptions.CLOSED);
    byte[] key = HexFormat.of().parseHex(KEY);
    try (CipherStore cipher = engine.orElseThrow();
        Stream<Path> files = Files.walk(plain)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path out = encrypted.resolve(plain.relativize(file).toString());
        Files.createDirectories(out.toAbsolutePath().getParent());
        if (file.toString().endsWith(".db")) {
          cipher.encrypt(file, CipherSet.WECHAT_4, key, out);
        } else {
          Files.copy(file, out);
        }
      }
      Path shard = shard(encrypted);
      Path logged = shard.resolveSibling("logged");
      cipher.leaveLogOpen(
          shard,
          CipherSet.WECHAT_4,
          key,
          List.of(
              "CREATE TABLE Later(words TEXT)",
              "INSERT INTO Name2Id(user_name) VALUES('wxid_inthelogonly1')"),
          logged);
      for (String suffix : List.of("", "-wal", "-shm")) {
        Path part = logged.resolveSibling("logged" + suffix);
        if (Files.exists(part)) {
          Files.move(
              part,
              shard.resolveSibling("message_0.db" + suffix),
              java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @AfterAll
  static void nothingWasDecryptedOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(encrypted)) {
      for (Path file : files.filter(f -> f.toString().contains(".db")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        boolean log = file.toString().endsWith("-wal") || file.toString().endsWith("-shm");
        assertThat(log || !new String(bytes, 0, 15, StandardCharsets.US_ASCII).startsWith("SQLite"))
            .as(file.toString())
            .isTrue();
      }
    }
  }

  private static Path shard(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.endsWith("message_0.db")).findFirst().orElseThrow();
    }
  }

  private static SealedSource source(Path root, StoreKeys keys) throws IOException {
    Map<String, Member> members = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String name = root.relativize(file).toString().replace('\\', '/');
        members.put(
            name, Member.of(name, SealedFolder.sha256(bytes), MemorySegment.ofArray(bytes)));
      }
    }
    String main = root.relativize(shard(root)).toString().replace('\\', '/');
    return new SealedSource(
            Optional.ofNullable(members.get(main)).orElseThrow(),
            name -> Optional.ofNullable(members.get(name)),
            Limits.DEFAULT)
        .with(keys);
  }

  private static Read read(SealedSource source) {
    List<Record> records = new ArrayList<>();
    Reading reading =
        new Version4Importer()
            .read(
                source,
                new RecordSink() {
                  @Override
                  public void record(Record row) {
                    records.add(row);
                  }

                  @Override
                  public void setAside(SetAside row) {}
                });
    return new Read(reading, records);
  }

  /** A message without its place, which differs with the bytes. */
  private static String without(ChatMessage m) {
    return EvidenceJson.write(m).replaceAll("\"provenance\":\\{.*?\\}\\},?", "")
        + m.extra().getOrDefault("mediaPath", "");
  }

  @Test
  void theWholeFolderGivesTheSameMessagesAsThePlainOneWithItsLogsRead() throws IOException {
    try (Given plainKeys = new Given(KEY);
        Given keys = new Given(KEY)) {
      Read before = read(source(plain, plainKeys));
      SealedSource source = source(encrypted, keys);

      assertThat(new Version4Importer().recognises(Probe.of(source)).confidence().toString())
          .isEqualTo("CERTAIN");
      Read after = read(source);

      assertThat(after.live()).hasSizeGreaterThan(100);
      assertThat(after.live().stream().map(EncryptedAccountTest::without).sorted())
          .isEqualTo(before.live().stream().map(EncryptedAccountTest::without).sorted().toList());
      assertThat(after.reading().tables()).allMatch(Accounting::balances);
      assertThat(after.reading().owner()).isEqualTo(before.reading().owner());
      assertThat(after.records().stream().filter(r -> !(r instanceof ChatMessage)).count())
          .isEqualTo(before.records().stream().filter(r -> !(r instanceof ChatMessage)).count());
      // Only the log has this table: its frames were decrypted, too.
      assertThat(after.reading().statements().stream().map(s -> s.name()))
          .contains("message_0.db/rows.Later", "message_0.db/cipher.parameters");
      assertThat(after.live().stream().map(m -> m.extra().getOrDefault("mediaNote", "")))
          .contains("dat V2: jpeg");
      assertThat(EvidenceJson.write(after.reading())).doesNotContain(KEY, DatFile.OWNER_KEY);
    }
  }

  @Test
  void aWrongKeyIsSaidAndNothingIsRead() throws IOException {
    try (Given keys = new Given("f".repeat(64))) {
      Read read = read(source(encrypted, keys));

      assertThat(read.records()).isEmpty();
      assertThat(read.reading().complete()).isFalse();
      assertThat(read.reading().notes().toString())
          .contains("给出的密钥打不开它", "none of those given opens it");
    }
  }
}
