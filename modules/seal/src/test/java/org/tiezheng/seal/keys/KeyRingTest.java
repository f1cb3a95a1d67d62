package org.tiezheng.seal.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));
  private static final PassphraseCost CHEAP = new PassphraseCost(8 * 1024, 1, 1);
  private static final byte[] MESSAGE = "body".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void madeOnFirstUseAndTheSameAfterwards() throws IOException {
    KeyRing first = open(phrase("铁证如山"));
    KeyRing second = open(phrase("铁证如山"));
    assertThat(second.origin()).isEqualTo(first.origin()).matches("tiezheng\\.local/[0-9a-f]{16}");
    assertThat(second.current().publicKeys().logVkey())
        .isEqualTo(first.current().publicKeys().logVkey());
    for (SigningKeys keys : List.of(first.current(), second.current())) {
      for (Signer signer : List.of(keys.log(), keys.cosigner())) {
        byte[] signature = signer.sign(MESSAGE);
        assertThat(signer.algorithm().verify(signer.publicKey(), MESSAGE, signature)).isTrue();
        assertThat(signer.algorithm().verify(signer.publicKey(), "bodz".getBytes(UTF_8), signature))
            .isFalse();
      }
    }
  }

  @Test
  void passphraseInAnotherUnicodeFormIsTheSamePassphrase() throws IOException {
    open(phrase("\u00e9t\u00e9"));
    assertThat(open(phrase("e\u0301te\u0301")).origin()).isNotEmpty();
  }

  @Test
  void wrongPassphraseIsOneClearSentence() throws IOException {
    open(phrase("right"));
    assertThatThrownBy(() -> open(phrase("wrong")))
        .isInstanceOfSatisfying(
            WrongUnlockException.class,
            e -> {
              assertThat(e.sentence().en())
                  .isEqualTo("The passphrase is wrong; the keys stay closed.");
              assertThat(e.sentence().zh()).isEqualTo("口令不正确,密钥没有打开。");
            });
    assertThatThrownBy(() -> phrase("")).isInstanceOf(KeyRingException.class);
  }

  @Test
  void theOtherKindOfUnlockIsNamed() throws IOException {
    open(phrase("p"));
    assertThatThrownBy(() -> open(Unlock.file(folder.resolve("unlock"))))
        .isInstanceOf(WrongUnlockException.class)
        .hasMessageContaining("passphrase, not an unlock file");
    assertThat(folder.resolve("unlock")).doesNotExist();
  }

  @Test
  void recommendedCostWorks() throws IOException {
    open(Unlock.passphrase("p".toCharArray()));
    assertThat(Files.readString(ring().resolve("master.properties")))
        .contains("kdf=argon2id\nmemoryKib=65536\npasses=3\nlanes=4\n");
  }

  @Test
  void unlockFileIsMadeForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("safe/unlock");
    String origin = open(Unlock.file(file)).origin();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(open(Unlock.file(file)).origin()).isEqualTo(origin);
  }

  @Test
  void unlockFileThatOthersCanReadIsRefused() throws IOException {
    Path file = folder.resolve("unlock");
    open(Unlock.file(file));
    for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-------")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      if (mode.equals("rw-------")) {
        assertThat(open(Unlock.file(file)).origin()).isNotEmpty();
      } else {
        assertThatThrownBy(() -> open(Unlock.file(file)))
            .isInstanceOf(UnsafeUnlockFileException.class)
            .hasMessageContaining("chmod 600");
      }
    }
  }

  @Test
  void lostOrForeignUnlockFileMakesNoNewKeys() throws IOException {
    Path file = folder.resolve("unlock");
    open(Unlock.file(file));
    Files.move(file, folder.resolve("away"));
    assertThatThrownBy(() -> open(Unlock.file(file)))
        .isInstanceOf(WrongUnlockException.class)
        .hasMessageContaining("is missing");
    assertThat(file).doesNotExist();
    KeyRing.open(folder.resolve("other"), Unlock.file(file), CLOCK, new SeededRandom(99));
    assertThatThrownBy(() -> open(Unlock.file(file)))
        .isInstanceOf(WrongUnlockException.class)
        .hasMessageContaining("does not fit");
  }

  @Test
  void rotationKeepsEverythingPublicAndTheOrigin() throws IOException {
    KeyRing ring = open(phrase("p"));
    Signer old = ring.current().log();
    byte[] signature = old.sign(MESSAGE);
    SigningKeys next = ring.rotate();
    assertThat(next.publicKeys().generation()).isEqualTo(2);
    assertThat(ring.current()).isSameAs(next);
    assertThat(next.publicKeys().origin()).isEqualTo(ring.origin());
    KeyRing again = open(phrase("p"));
    assertThat(again.current().publicKeys().generation()).isEqualTo(2);
    List<PublicKeys> history = again.history();
    assertThat(history).extracting(PublicKeys::generation).containsExactly(1, 2);
    assertThat(SignatureAlgorithm.ED25519.verify(history.getFirst().log(), MESSAGE, signature))
        .isTrue();
    assertThat(SignatureAlgorithm.ED25519.verify(history.getLast().log(), MESSAGE, signature))
        .isFalse();
  }

  @Test
  void anotherPassphraseOpensTheSameKeys() throws IOException {
    KeyRing ring = open(phrase("before"));
    ring.changeUnlock(phrase("after"));
    assertThat(open(phrase("after")).current().publicKeys().logVkey())
        .isEqualTo(ring.current().publicKeys().logVkey());
    assertThatThrownBy(() -> open(phrase("before"))).isInstanceOf(WrongUnlockException.class);
  }

  @Test
  void exportedPartsAreTheOnesOfABundle() throws IOException {
    KeyRing ring = open(phrase("p"));
    ring.rotate();
    Path target = folder.resolve("export");
    ring.exportPublic(target);
    for (String generation : List.of("gen-0001", "gen-0002")) {
      try (Stream<Path> files = Files.list(target.resolve(generation))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder(
                "log.vkey",
                "cosigner.vkey",
                "log.pub.pem",
                "cosigner.pub.pem",
                "tsa-own-p256.pem",
                "tsa-own-sm2.pem",
                "tsa-own-sm2.pub.pem");
      }
    }
    assertThat(target.resolve("gen-0001/log.vkey")).hasContent(ring.history().getFirst().logVkey());
  }

  @Test
  void vkeyAgreesWithTheSpecification() {
    // The log key of C2SP's and Tessera's own test data.
    String published =
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    byte[] key =
        HexFormat.of().parseHex("e1d3bb843784420c1cda9ce9f01232cab7aca371dbcd0d23ea0ee710859244b1");
    assertThat(VerifierKey.encode("example.com/log/testdata", VerifierKey.ED25519, key))
        .isEqualTo(published);
  }

  @Test
  void noPrivateKeyLiesInClearOrIsPrinted() throws IOException {
    SeededRandom random = new SeededRandom(42);
    KeyRing ring = KeyRing.open(ring(), phrase("p"), CLOCK, random);
    try (Stream<Path> files = Files.walk(ring())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("PRIVATE KEY-----\nMIG", "BEGIN PRIVATE");
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!file.endsWith("lock")) {
          assertThat(mode).isEqualTo("rw-------");
        }
      }
    }
    assertThat(ring.current().toString() + ring + phrase("secret"))
        .doesNotContain("secret", "PrivateKey", "S:");
  }

  @Test
  void everyDamagedKeyFileIsNoticed() throws IOException {
    open(phrase("p"));
    Path generation = ring().resolve("gen-0001");
    for (String name : List.of("log.key", "cosigner.key", "own-p256.key", "own-sm2.key")) {
      Path file = generation.resolve(name);
      String whole = Files.readString(file);
      char[] changed = whole.toCharArray();
      int at = whole.length() / 2;
      changed[at] = changed[at] == 'A' ? 'B' : 'A';
      Files.writeString(file, new String(changed));
      assertThatThrownBy(() -> open(phrase("p")))
          .isInstanceOf(KeyRingException.class)
          .hasMessageContaining("damaged");
      Files.writeString(file, whole);
    }
    // An exchanged public half does not open either.
    KeyRing other = KeyRing.open(folder.resolve("other"), phrase("q"), CLOCK, new SeededRandom(77));
    assertThat(other.origin()).isNotEmpty();
    Files.copy(
        folder.resolve("other/gen-0001/log.pub.pem"),
        generation.resolve("log.pub.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> open(phrase("p"))).isInstanceOf(KeyRingException.class);
  }

  @Test
  void missingMasterFileMakesNoSecondKeys() throws IOException {
    open(phrase("p"));
    Files.delete(ring().resolve("master.properties"));
    assertThatThrownBy(() -> open(phrase("p")))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("master.properties is missing");
  }

  @Test
  void hostileParametersAreRefusedBeforeTheyCost() throws IOException {
    open(phrase("p"));
    Path master = ring().resolve("master.properties");
    String text = Files.readString(master);
    Files.writeString(master, text.replace("memoryKib=8192", "memoryKib=999999999"));
    assertThatThrownBy(() -> open(phrase("p")))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void manyThreadsMakeOneRing() throws Exception {
    List<Callable<String>> openers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      openers.add(() ->
          KeyRing.open(ring(), phrase("p"), CLOCK, new SecureRandom())
              .current()
              .publicKeys()
              .logVkey());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<String> seen = new ArrayList<>();
      for (Future<String> one : pool.invokeAll(openers)) {
        seen.add(one.get());
      }
      assertThat(seen).containsOnly(seen.getFirst());
    }
  }

  @Test
  void twoProcessesMakeOneRing() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OpensRing.class.getName(),
                  ring().toString())
              .redirectErrorStream(true)
              .redirectOutput(new File(folder.toFile(), "process" + i))
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(Files.readString(folder.resolve("process0")))
        .startsWith("tiezheng.local/")
        .isEqualTo(Files.readString(folder.resolve("process1")));
    assertThat(open(phrase("p")).history()).hasSize(1);
  }

  /** Another process that opens a ring and prints its log key. */
  static final class OpensRing {
    private OpensRing() {}

    public static void main(String[] arguments) throws IOException {
      KeyRing ring =
          KeyRing.open(Path.of(arguments[0]), phrase("p"), Clock.systemUTC(), new SecureRandom());
      System.out.println(ring.current().publicKeys().logVkey());
    }
  }

  @Test
  void signersServeManyThreads() throws Exception {
    KeyRing ring = open(phrase("p"));
    for (Signer signer : List.of(ring.current().log(), ring.current().cosigner())) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        byte[] message = ("message " + i).getBytes(UTF_8);
        tasks.add(
            () -> signer.algorithm().verify(signer.publicKey(), message, signer.sign(message)));
      }
      try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Boolean> one : pool.invokeAll(tasks)) {
          assertThat(one.get()).isTrue();
        }
      }
    }
  }

  private Path ring() {
    return folder.resolve("ring");
  }

  private KeyRing open(Unlock unlock) throws IOException {
    return KeyRing.open(ring(), unlock, CLOCK, new SeededRandom(1));
  }

  private static Unlock phrase(String text) {
    return Unlock.passphrase(text.toCharArray(), CHEAP);
  }
}
