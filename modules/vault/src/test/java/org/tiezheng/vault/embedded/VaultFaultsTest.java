package org.tiezheng.vault.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.PassphraseCost;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.keys.WrongUnlockException;
import org.tiezheng.vault.CaseStoreContract.MovableClock;
import org.tiezheng.vault.ClockSetBackException;
import org.tiezheng.vault.CustodyEntry;
import org.tiezheng.vault.CustodyStore.Draft;
import org.tiezheng.vault.NotAVaultException;
import org.tiezheng.vault.Samples;
import org.tiezheng.vault.StoredOriginal;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultDamagedException;
import org.tiezheng.vault.VaultException;
import org.tiezheng.vault.VaultExistsException;
import org.tiezheng.vault.VaultFullException;
import org.tiezheng.vault.VaultInUseException;
import org.tiezheng.vault.VaultReadOnlyException;
import org.tiezheng.vault.VaultSettings;
import org.tiezheng.vault.VaultSettings.ClockSetBack;

/** What a person is told when the vault cannot do what is asked, and that nothing is lost then. */
class VaultFaultsTest {
  private final MovableClock clock = new MovableClock();
  private final VaultSettings settings = new VaultSettings(clock, new SecureRandom());

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temp;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Unlock unlock;

  @BeforeEach
  void name() {
    folder = temp.resolve("借款.case");
    unlock = Unlock.file(temp.resolve("unlock"));
  }

  @Test
  void aFolderThatIsNoVaultIsNamed() throws IOException {
    Files.createDirectories(folder);

    told(NotAVaultException.class, () -> Vault.open(folder, unlock, settings));
    told(NotAVaultException.class, () -> Vault.openReadOnly(temp.resolve("missing")));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aVaultIsNotMadeOverOtherFiles() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("mine.txt"), "mine");

    told(VaultExistsException.class, () -> Vault.create(folder, unlock, settings));
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("mine.txt"));
  }

  @Test
  void aNewerFormatIsNotTouched() throws IOException {
    Vault.create(folder, unlock, settings).close();
    VaultLayout layout = new VaultLayout(folder);
    String marker = Files.readString(layout.marker());
    Files.writeString(layout.marker(), marker.replace("\"v\":1", "\"v\":2"));
    told(NotAVaultException.class, () -> Vault.open(folder, unlock, settings));

    Files.writeString(layout.marker(), marker);
    try (Database database = Database.open(layout.database())) {
      database.write(connection -> execute(connection.createStatement(), "PRAGMA user_version=9"));
    }
    told(NotAVaultException.class, () -> Vault.open(folder, unlock, settings));
    told(NotAVaultException.class, () -> Vault.openReadOnly(folder));
  }

  @Test
  void aSecondWriterIsRefusedAndAReaderIsNot() throws IOException {
    try (Vault first = Vault.create(folder, unlock, settings)) {
      first.caseStore().save(Samples.CASE, 0);

      told(VaultInUseException.class, () -> Vault.open(folder, unlock, settings));
      try (Vault reader = Vault.openReadOnly(folder)) {
        assertThat(reader.caseStore().current()).isEqualTo(first.caseStore().current());
        first.caseStore().save(Samples.titled("新标题"), 1);
        assertThat(reader.caseStore().current().orElseThrow().number()).isEqualTo(2);
      }
    }
    Vault.open(folder, unlock, settings).close();
  }

  @Test
  void aRefusedWriterOfTheSameProcessDoesNotOpenTheDoorToAnother() throws Exception {
    try (Vault first = Vault.create(folder, unlock, settings)) {
      told(VaultInUseException.class, () -> Vault.open(folder, unlock, settings));

      assertThat(OtherProcess.open(first.directory(), temp.resolve("unlock")))
          .startsWith(VaultInUseException.class.getName());
    }
  }

  @Test
  void aSecondProcessIsToldWhoHasTheVault() throws Exception {
    try (Vault first = Vault.create(folder, unlock, settings)) {
      String said = OtherProcess.open(first.directory(), temp.resolve("unlock"));

      assertThat(said)
          .startsWith(VaultInUseException.class.getName())
          .contains(String.valueOf(ProcessHandle.current().pid()));
    }
    assertThat(OtherProcess.open(folder, temp.resolve("unlock"))).isEqualTo("opened");
  }

  @Test
  void aWrongPassphraseOpensNothingAndReleasesTheVault() {
    PassphraseCost quick = new PassphraseCost(8 * 1024, 1, 1);
    Unlock right = Unlock.passphrase("正确的口令".toCharArray(), quick);
    Vault.create(folder, right, settings).close();

    told(
        WrongUnlockException.class,
        () -> Vault.open(folder, Unlock.passphrase("错误".toCharArray(), quick), settings));
    Vault.open(folder, right, settings).close();
  }

  @Test
  void aVaultOfVersionOneIsReadAsItIsAndGetsItsNewTableWhenItIsWrittenTo() throws IOException {
    Vault.create(folder, unlock, settings).close();
    Path file = new VaultLayout(folder).database();
    try (Database database = Database.open(file)) {
      for (String undo : List.of("DROP TABLE observation", "PRAGMA user_version=1")) {
        database.write(connection -> execute(connection.createStatement(), undo));
      }
    }
    try (Vault vault = Vault.openReadOnly(folder)) {
      assertThat(vault.caseStore().observations().all()).isEmpty();
    }
    try (Vault vault = Vault.open(folder, unlock, settings)) {
      vault
          .caseStore()
          .observations()
          .add(new Observation.Carrier("ZT-1", true, List.of(), true, true), Map.of());
      assertThat(vault.caseStore().observations().all()).hasSize(1);
    }
  }

  @Test
  void aVaultOpenedForReadingRefusesEveryWriteAndHasNoKeys() throws IOException {
    StoredOriginal kept;
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      kept = vault.originals().put(new ByteArrayInputStream(new byte[] {1}));
      vault.caseStore().save(Samples.CASE, 0);
    }
    try (Vault vault = Vault.openReadOnly(folder)) {
      var cases = vault.caseStore();
      told(VaultReadOnlyException.class, () -> cases.save(Samples.CASE, 1));
      told(VaultReadOnlyException.class, () -> cases.custody().append(draft("d1")));
      told(VaultReadOnlyException.class, () -> cases.readings().begin(1));
      told(VaultReadOnlyException.class, () -> cases.examinations().add(List.of()));
      told(
          VaultReadOnlyException.class,
          () ->
              cases
                  .observations()
                  .add(new Observation.CarrierPlanned("1", "", List.of()), Map.of()));
      told(VaultReadOnlyException.class, () -> cases.intake().add(Samples.ACQUISITION, List.of()));
      told(
          VaultReadOnlyException.class,
          () -> vault.originals().put(new ByteArrayInputStream(new byte[] {2})));
      told(VaultReadOnlyException.class, vault::keys);
      assertThat(vault.originals().file(kept.digests().sha256())).exists();
      assertThat(vault.readOnly()).isTrue();
    }
  }

  @Test
  void aMediumThatCannotBeWrittenToIsReadWithTheNewestTransactions() throws Exception {
    Path image = temp.resolve("image");
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      vault.caseStore().save(Samples.CASE, 0);
      copyOpenVault(folder, image); // as after a crash: the newest rows lie in the -wal file only
    }
    assertThat(Files.size(image.resolve("store.db-wal"))).isPositive();
    try (SmallMedium medium = SmallMedium.readOnly(image, temp.resolve("medium"))) {
      told(VaultReadOnlyException.class, () -> Vault.open(medium.root(), unlock, settings));
      try (Vault vault = Vault.openReadOnly(medium.root())) {
        assertThat(vault.caseStore().current().orElseThrow().value()).isEqualTo(Samples.CASE);
      }
    }
    Vault.open(image, unlock, settings).close(); // moves everything into the one file
    try (SmallMedium medium = SmallMedium.readOnly(image, temp.resolve("medium"))) {
      try (Vault vault = Vault.openReadOnly(medium.root())) {
        assertThat(vault.caseStore().current().orElseThrow().value()).isEqualTo(Samples.CASE);
      }
    }
  }

  @Test
  void aFullDiskLosesNothingThatWasAcknowledged() throws Exception {
    try (SmallMedium medium = SmallMedium.ofMegabytes(4, temp.resolve("medium"))) {
      Path small = medium.root().resolve("a.case");
      byte[] tooLarge = new byte[6 << 20];
      new Random(1).nextBytes(tooLarge);
      try (Vault vault = Vault.create(small, unlock, settings)) {
        StoredOriginal kept = vault.originals().put(new ByteArrayInputStream(new byte[] {1, 2}));
        vault.caseStore().save(Samples.CASE, 0);

        told(
            VaultFullException.class,
            () -> vault.originals().put(new ByteArrayInputStream(tooLarge)));

        fill(small.resolve("filler"));
        told(
            VaultFullException.class,
            () -> vault.caseStore().save(Samples.titled("长".repeat(200_000)), 1));
        Files.delete(small.resolve("filler"));
        assertThat(vault.caseStore().current().orElseThrow().value()).isEqualTo(Samples.CASE);
        vault.caseStore().save(Samples.titled("有空间了"), 1);
        assertThat(vault.originals().file(kept.digests().sha256()))
            .hasBinaryContent(new byte[] {1, 2});
        assertThat(new VaultLayout(small).parts()).isEmptyDirectory();
      }
      try (Vault vault = Vault.open(small, unlock, settings)) {
        assertThat(vault.caseStore().current().orElseThrow().value().title()).isEqualTo("有空间了");
      }
    }
  }

  @Test
  void aClockThatWasSetBackIsToldBeforeAnythingIsWritten() {
    CustodyEntry last;
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      vault.caseStore().save(Samples.CASE, 0);
      last = vault.caseStore().custody().append(draft("d1"));
    }
    clock.advance(Duration.ofDays(-1));

    String said = told(ClockSetBackException.class, () -> Vault.open(folder, unlock, settings));

    assertThat(said).contains(last.event().time().toString(), clock.instant().toString());
    try (Vault vault = Vault.openReadOnly(folder)) {
      assertThat(vault.caseStore().custody().entries()).containsExactly(last);
    }
  }

  @Test
  void afterAClockThatWasAheadAPersonGoesOnWithANote() {
    CustodyEntry ahead;
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      vault.caseStore().save(Samples.CASE, 0);
      clock.advance(Duration.ofDays(3650));
      ahead = vault.caseStore().custody().append(draft("d1"));
    }
    clock.advance(Duration.ofDays(-3650));
    VaultSettings accept = new VaultSettings(clock, settings.random(), ClockSetBack.NOTE);
    try (Vault vault = Vault.open(folder, unlock, accept)) {
      var custody = vault.caseStore().custody();
      told(ClockSetBackException.class, () -> custody.append(draft("d2")));
      Draft note = new Draft("d3", "张三", Event.Type.NOTE, "t", Map.of("why", "时钟曾快十年"));

      CustodyEntry noted = custody.append(note);

      assertThat(noted.event().what())
          .containsEntry("clockWasAheadAt", ahead.event().time().toString());
      assertThat(custody.append(note)).isEqualTo(noted);
      custody.append(draft("d2"));
    }
    Vault.open(folder, unlock, settings).close();
  }

  @Test
  void aDamagedOriginalIsNotTakenForTheSameBytes() throws IOException {
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      StoredOriginal kept = vault.originals().put(new ByteArrayInputStream(new byte[] {1, 2, 3}));
      Path file = vault.originals().file(kept.digests().sha256());
      Path changed = Files.write(temp.resolve("changed"), new byte[] {1, 2, 4});
      Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);

      String said =
          told(
              VaultDamagedException.class,
              () -> vault.originals().put(new ByteArrayInputStream(new byte[] {1, 2, 3})));

      assertThat(said).contains(file.toString());
      assertThat(file).hasBinaryContent(new byte[] {1, 2, 4});
    }
  }

  @Test
  void aDatabaseThatIsMissingOrNoneIsNotReplaced() throws IOException {
    Vault.create(folder, unlock, settings).close();
    Path database = new VaultLayout(folder).database();
    Files.delete(database);
    told(VaultDamagedException.class, () -> Vault.open(folder, unlock, settings));
    assertThat(database).doesNotExist();

    Files.write(database, "not a database, but long enough to be read as one".getBytes(UTF_8));
    told(VaultDamagedException.class, () -> Vault.open(folder, unlock, settings));
    told(VaultDamagedException.class, () -> Vault.openReadOnly(folder));
  }

  @Test
  void whatACrashLeftHalfWrittenIsRemoved() throws IOException {
    Vault.create(folder, unlock, settings).close();
    Path part = new VaultLayout(folder).parts().resolve("x.part");
    Files.write(part, new byte[10]);

    Vault.open(folder, unlock, settings).close();

    assertThat(part).doesNotExist();
  }

  @Test
  void rowsCannotBeChangedOrDeletedEvenWithSql() throws IOException {
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      vault.caseStore().save(Samples.CASE, 0);
      vault.caseStore().custody().append(draft("d1"));
    }
    try (Database database = Database.open(new VaultLayout(folder).database())) {
      for (String sql :
          List.of("DELETE FROM event", "UPDATE event SET n=2", "DELETE FROM case_revision")) {
        assertThatThrownBy(() -> database.write(c -> execute(c.createStatement(), sql)))
            .isInstanceOf(VaultException.class)
            .hasStackTraceContaining("rows are only added");
      }
    }
  }

  @Test
  void aClosedVaultSaysSo() {
    Vault vault = Vault.create(folder, unlock, settings);
    vault.close();
    vault.close();

    told(VaultException.class, () -> vault.caseStore().current());
    told(VaultException.class, () -> vault.caseStore().save(Samples.CASE, 0));
  }

  @Test
  void originalsBelongToTheirOwnerAndAreNotWritable() throws IOException {
    try (Vault vault = Vault.create(folder, unlock, settings)) {
      String sha256 =
          vault.originals().put(new ByteArrayInputStream(new byte[] {1})).digests().sha256();
      Path file = vault.originals().file(sha256);
      assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ]");
      assertThat(sha256).isEqualTo(Digester.sha256Only().digest(new byte[] {1}).sha256());
    }
  }

  private static Draft draft(String deposit) {
    return new Draft(deposit, "张三", Event.Type.COLLECT, "tiezheng/0.1.0", Map.of());
  }

  /** One sentence in each language, and the names a person needs. */
  private static String told(Class<? extends TiezhengException> type, ThrowingCallable call) {
    TiezhengException e = catchThrowableOfType(type, call);
    assertThat(e.sentence(Locale.CHINESE)).endsWith("。").doesNotContain("\n", "null");
    assertThat(e.sentence(Locale.ENGLISH)).endsWith(".").doesNotContain("\n", "null");
    return e.sentence(Locale.ENGLISH);
  }

  private static boolean execute(Statement statement, String sql) throws SQLException {
    try (statement) {
      return statement.execute(sql);
    }
  }

  private static void copyOpenVault(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    Files.delete(to.resolve("store.db-shm"));
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("space");
    }
  }
}
