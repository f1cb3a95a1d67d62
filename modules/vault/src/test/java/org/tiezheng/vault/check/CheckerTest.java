package org.tiezheng.vault.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.vault.NotAVaultException;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.check.CheckProblem.Kind;
import org.tiezheng.vault.log.JournalLogStore;

/** Whatever happens to a file of a vault is found, and the file is named. */
class CheckerTest {
  /** Hold a process number or nothing; they are no part of what is kept. */
  private static final Set<String> NO_CONTENT = Set.of("lock", "keys/lock");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temp;

  @SuppressWarnings("NullAway.Init")
  private SampleVault sample;

  @BeforeEach
  void make() throws IOException {
    sample = new SampleVault(temp);
  }

  @Test
  void aVaultThatIsAsItWasLeftIsSound() throws Exception {
    CheckReport report = check();

    assertThat(report.lines()).allSatisfy(line -> assertThat(line.zh()).endsWith("。"));
    assertThat(report.problems()).isEmpty();
    assertThat(report.notChecked()).isEmpty();
    assertThat(report.exitCode()).isZero();
    assertThat(report.originals()).isEqualTo(3);
    assertThat(report.bytes()).isEqualTo(150_006);
    assertThat(report.events()).isEqualTo(3);
    assertThat(report.deposits()).isEqualTo(6);
    assertThat(report.leaves()).isEqualTo(6);
  }

  @Test
  void checkingChangesNothing() throws Exception {
    List<String> before = digests();

    check();

    assertThat(digests()).isEqualTo(before);
  }

  @Test
  void aChangedByteInAnyFileIsFound() throws Exception {
    Random random = new Random(20261124);
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int round = 0; round < (good.length > 10_000 ? 8 : 3); round++) {
        byte[] bad = good.clone();
        int at = round == 0 ? 0 : round == 1 ? bad.length - 1 : random.nextInt(bad.length);
        bad[at] ^= (byte) (1 << random.nextInt(8));
        write(file, bad);
        found(file, "byte " + at + " changed");
      }
      write(file, good);
    }
    assertThat(check().exitCode()).isZero();
  }

  @Test
  void aTruncatedFileIsFound() throws Exception {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      write(file, Arrays.copyOf(good, good.length - 1));
      found(file, "one byte less");
      write(file, new byte[0]);
      found(file, "empty");
      write(file, good);
    }
  }

  @Test
  void aDeletedFileIsFound() throws Exception {
    for (Path file : files()) {
      if (file.endsWith("vault.json")) {
        continue; // without it the folder is no vault, which is told at once
      }
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      if (file.endsWith("state.sha256")) {
        assertThat(check().notChecked()).anyMatch(what -> what.en().contains("state.sha256"));
        assertThat(check().exitCode()).isEqualTo(3);
      } else {
        found(file, "deleted");
      }
      write(file, good);
    }
  }

  @Test
  void anAddedFileIsFoundWhereverItLies() throws Exception {
    for (Path folder : walk().filter(Files::isDirectory).toList()) {
      for (String name : List.of("added.txt", "f".repeat(64), ".hidden")) {
        Path added = Files.write(folder.resolve(name), new byte[] {1});
        found(added, "added");
        Files.delete(added);
      }
    }
    Files.writeString(sample.folder.resolve("case.yaml"), "title: mine");
    assertThat(check().exitCode()).isZero();
  }

  @Test
  void anOriginalWithoutARowAndAnUndepositedOneAreNamed() throws Exception {
    Path source = Files.writeString(temp.resolve("more.txt"), "no row");
    String sha256;
    try (Vault vault = sample.open()) {
      sha256 = vault.originals().put(source).digests().sha256();
    }

    CheckReport report = check();

    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.UNLISTED))
        .satisfies(problem -> assertThat(problem.file()).endsWith(sha256));
  }

  @Test
  void aVaultInUseIsCheckedByContentAndSaysSo() throws Exception {
    try (Vault vault = sample.open()) {
      CheckReport report = check();
      assertThat(report.problems()).isEmpty();
      assertThat(report.exitCode()).isEqualTo(3);
      assertThat(vault.readOnly()).isFalse();
    }
    assertThat(check().exitCode()).isZero();
  }

  @Test
  void aLogInUseIsNoProblemButNotChecked() throws Exception {
    try (JournalLogStore held = JournalLogStore.open(sample.folder.resolve("log"))) {
      assertThat(held.entries(0, 1)).hasSize(1);
      CheckReport report = check();
      assertThat(report.problems()).isEmpty();
      assertThat(report.notChecked()).anyMatch(what -> what.en().contains("deposit log"));
      assertThat(report.exitCode()).isEqualTo(3);
    }
    assertThat(check().exitCode()).isZero();
  }

  @Test
  void aLogThatIsInUseForAMomentIsWaitedFor() throws Exception {
    JournalLogStore held = JournalLogStore.open(sample.folder.resolve("log"));
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              try (held) {
                Thread.sleep(300);
              } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(check().exitCode()).isZero();
    other.join();
  }

  private CheckReport check() throws IOException, InterruptedException {
    return Checker.check(sample.folder, Progress.SILENT);
  }

  private void found(Path file, String what) throws IOException, InterruptedException {
    String name = sample.folder.relativize(file).toString();
    try {
      CheckReport report = check();
      assertThat(report.exitCode()).as(name + ": " + what).isEqualTo(1);
      assertThat(report.problems()).as(name + ": " + what).anyMatch(p -> p.file().equals(name));
    } catch (NotAVaultException e) {
      assertThat(name).isEqualTo("vault.json");
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.write(file, bytes);
  }

  private List<Path> files() throws IOException {
    return walk()
        .filter(Files::isRegularFile)
        .filter(f -> !f.toString().matches(".*-(wal|shm)"))
        .filter(f -> !NO_CONTENT.contains(sample.folder.relativize(f).toString()))
        .toList();
  }

  private Stream<Path> walk() throws IOException {
    try (Stream<Path> all = Files.walk(sample.folder)) {
      return all.sorted().toList().stream();
    }
  }

  private List<String> digests() throws IOException {
    // SQLite keeps the places of readers in -shm beside an empty -wal; both are no content.
    return walk()
        .filter(Files::isRegularFile)
        .filter(file -> !file.toString().matches(".*-(wal|shm)"))
        .map(CheckerTest::line)
        .toList();
  }

  private static String line(Path file) {
    try {
      return file + " " + Digester.sha256Only().digest(file).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
