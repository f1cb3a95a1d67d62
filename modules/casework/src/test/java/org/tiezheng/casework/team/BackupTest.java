package org.tiezheng.casework.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.NoteAccess;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Places;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.evidence.TiezhengException;

/** A whole installation in one file, and back. */
class BackupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path cases;
  private Path backup;
  private Workplace place;

  @BeforeEach
  void fill() throws Exception {
    place = Places.at(folder, Clock.systemUTC());
    cases = Files.createDirectories(folder.resolve("cases"));
    backup = folder.resolve("b.zip");
    for (String name : List.of("甲 案", "b")) {
      new NewCase(place).open(cases.resolve(name), "title: t\nitems:\n");
    }
    Path material = Files.writeString(folder.resolve("note.txt"), "借款 50000");
    try (OpenCase open = OpenCase.forWriting(cases.resolve("b"), place)) {
      var _ = new Collect(open).run(new Collect.Request(List.of(material), "", "", Map.of()));
    }
    Accounts accounts = Accounts.beside(cases);
    var _ =
        new AddAccount(accounts, place)
            .run("boss", "", TeamRole.OWNER, Optional.of("correct horse battery".toCharArray()));
    Files.createDirectories(cases.resolve(".tiezheng/lines"));
    Files.writeString(cases.resolve(".tiezheng/lines/x"), "derived");
    Files.createDirectories(cases.resolve("b-bundle"));
    Files.writeString(cases.resolve("b-bundle/lock"), "somebody's own file of that name");
  }

  private BackupTeam.Result back() throws Exception {
    return new BackupTeam(Watch.SILENT).run(cases, backup, PATIENCE);
  }

  private RestoreTeam.Result restore(Path from) throws Exception {
    return new RestoreTeam(Watch.SILENT).run(from, folder.resolve("restored"));
  }

  @Test
  void whatIsRestoredIsWhatWasThereAndChecks() throws Exception {
    Files.createSymbolicLink(cases.resolve("link"), folder.resolve("note.txt"));
    BackupTeam.Result made = back();
    assertThat(made.cases()).isEqualTo(2);
    assertThat(made.notes()).singleElement().satisfies(n -> assertThat(n.en()).contains("link"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    RestoreTeam.Result result = restore(backup);
    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.files()).isEqualTo(made.files());
    assertThat(result.cases())
        .extracting(RestoreTeam.Checked::name)
        .containsExactlyInAnyOrder("b", "甲 案");
    Path there = folder.resolve("restored");
    assertThat(Accounts.beside(there).named("boss").password())
        .isEqualTo(Accounts.beside(cases).named("boss").password());
    assertThat(there.resolve(".tiezheng/lines")).doesNotExist();
    assertThat(there.resolve("b-bundle/lock")).exists();
    try (OpenCase before = OpenCase.forReading(cases.resolve("b"), place);
        OpenCase after = OpenCase.forWriting(there.resolve("b"), place)) {
      assertThat(after.custody()).isEqualTo(before.custody());
      assertThat(after.originals()).isEqualTo(before.originals());
      new NoteAccess(after).run(List.of("x"), Instant.EPOCH, Instant.EPOCH);
    }
    assertThatThrownBy(() -> restore(backup)).hasMessageContaining("there already");
    assertThatThrownBy(this::back).hasMessageContaining("there already");
  }

  @Test
  void whatLiesBesideUnderALikeNameStays() throws Exception {
    Path one = Files.writeString(folder.resolve("b.zip.part"), "somebody's own");
    Path two = Files.createDirectories(folder.resolve("restored.part")).resolve("own.txt");
    Files.writeString(two, "somebody's own");
    var _ = back();
    assertThat(restore(backup).exitCode()).isZero();
    assertThat(one).hasContent("somebody's own");
    assertThat(two).hasContent("somebody's own");
  }

  @Test
  void aBackupThatWasCutOffIsToldInASentence() throws Exception {
    var _ = back();
    byte[] whole = Files.readAllBytes(backup);
    // Behind this lies the table of contents of the zip only, which is not needed.
    int contents = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 6);
    Path cut = folder.resolve("cut.zip");
    for (int part = 0; part <= 20; part++) {
      Files.write(cut, Arrays.copyOf(whole, contents * part / 20 - (part == 20 ? 17 : 0)));
      assertThatThrownBy(() -> restore(cut)).isInstanceOf(TiezhengException.class);
      assertThat(folder.resolve("restored")).doesNotExist();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.startsWith("restored"));
    }
  }

  @Test
  void itIsMadeWhilePeopleWork() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Integer> work =
        CompletableFuture.supplyAsync(() -> {
          int n = 0;
          while (!enough.get() || n < 3) {
            try (OpenCase open = CaseTurn.open(cases.resolve("b"), place, PATIENCE)) {
              new NoteAccess(open).run(List.of("access " + n), Instant.EPOCH, Instant.EPOCH);
              n++;
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          return n;
        });
    try {
      var _ = back();
    } finally {
      enough.set(true);
    }
    assertThat(work.get()).isPositive();
    assertThat(restore(backup).exitCode()).isZero();
  }

  @Test
  void aCaseThatStaysInUseLeavesNoBackup() throws Exception {
    try (OpenCase busy = OpenCase.forWriting(cases.resolve("b"), place)) {
      assertThat(busy.custody()).isNotEmpty();
      assertThatThrownBy(() -> new BackupTeam(Watch.SILENT).run(cases, backup, Duration.ZERO))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("stayed in use");
    }
    assertThat(backup).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.startsWith("b.zip"));
    }
    assertThatThrownBy(
            () -> new BackupTeam(Watch.SILENT).run(cases, cases.resolve("in.zip"), PATIENCE))
        .hasMessageContaining("within the folder");
  }

  @Test
  void whatWasChangedInABackupIsNotRestored() throws Exception {
    var _ = back();
    List<Consumer<Map<String, byte[]>>> changes =
        List.of(
            files -> files.put("b/case.yaml", "title: other\n".getBytes(StandardCharsets.UTF_8)),
            files -> files.remove("b/case.yaml"),
            files -> files.put("b/more.txt", new byte[] {1}),
            files -> files.put("../outside.txt", new byte[] {1}),
            files -> files.put("../outside.txt/", new byte[0]),
            files -> files.put("b/..\\outside.txt", new byte[] {1}),
            files -> files.remove(BackupArchive.LIST));
    for (Consumer<Map<String, byte[]>> change : changes) {
      Path other = rewritten(change);
      assertThatThrownBy(() -> restore(other)).isInstanceOf(TiezhengException.class);
      assertThat(folder.resolve("restored")).doesNotExist();
      assertThat(folder.resolve("restored.part")).doesNotExist();
      assertThat(folder.resolve("outside.txt")).doesNotExist();
    }
    byte[] whole = Files.readAllBytes(backup);
    for (int length : List.of(0, 10, whole.length / 2)) {
      Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> restore(cut))
          .isInstanceOfAny(TiezhengException.class, IOException.class);
      assertThat(folder.resolve("restored")).doesNotExist();
    }
  }

  private Path rewritten(Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    change.accept(files);
    Path other = folder.resolve("other.zip");
    try (OutputStream out = Files.newOutputStream(other);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return other;
  }
}
