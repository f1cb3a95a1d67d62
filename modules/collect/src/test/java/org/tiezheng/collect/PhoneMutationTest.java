package org.tiezheng.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.phone.ContactStore;
import org.tiezheng.testkit.phone.MessageStore;
import org.tiezheng.testkit.phone.PhoneWorld;
import org.tiezheng.testkit.phone.SmsBackupXml;
import org.tiezheng.testkit.phone.TelephonyBackup;
import org.tiezheng.testkit.phone.VcardFile;

/** The same as {@link MutationTest}, for what phones and their programs write. */
class PhoneMutationTest {
  /** Each opens and searches a database. */
  private static final int STORE = 300;

  static List<MutationTest.Sample> samples() throws IOException {
    PhoneWorld world = PhoneWorld.random(new Random(11), 6, 4, 4);
    return List.of(
        new MutationTest.Sample(
            "sms.backup", "s.xml", SmsBackupXml.messages(world.texts()), 2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.backup", "c.xml", SmsBackupXml.calls(world.calls()), 2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.android.backup",
            "000000_sms_backup",
            TelephonyBackup.packed(TelephonyBackup.sms(world.texts())),
            2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.android.backup",
            "000000_mms_backup",
            TelephonyBackup.mms(world.texts()),
            2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.android",
            "mmssms.db",
            database(db -> MessageStore.fill(db, world, MessageStore.Provider.SAMSUNG)),
            STORE),
        new MutationTest.Sample(
            "contacts.android",
            "contacts2.db",
            database(db -> {
              ContactStore.contacts(db, world.contacts());
              ContactStore.calls(db, world.calls());
            }),
            STORE),
        new MutationTest.Sample(
            "calls.android",
            "calllog.db",
            database(db -> ContactStore.calls(db, world.calls())),
            STORE),
        vcard(world, VcardFile.Way.OLD_GB2312),
        vcard(world, VcardFile.Way.V3));
  }

  /** Pages of 1,024 bytes make a change more likely to hit something. */
  private static byte[] database(Consumer<SqliteFile> content) throws IOException {
    Path folder = Files.createTempDirectory("phone");
    try (SqliteFile db = new SqliteFile(folder, SqliteFile.Journal.DELETE, 1024)) {
      content.accept(db);
      return Objects.requireNonNull(db.files().get(""));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static MutationTest.Sample vcard(PhoneWorld world, VcardFile.Way way) {
    byte[] file = VcardFile.of(world.contacts(), way);
    return new MutationTest.Sample("contacts.vcard", way + ".vcf", file, 2 * MutationTest.SLOW);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void damageIsReadSetAsideOrSaid(MutationTest.Sample sample) {
    MutationTest.damage(sample);
  }

  @ParameterizedTest
  @EnumSource(names = {"WAL", "PERSIST"})
  void aDamagedLogBesideAStoreIsReadSetAsideOrSaid(SqliteFile.Journal journal, @TempDir Path temp) {
    PhoneWorld world = PhoneWorld.random(new Random(12), 40, 0, 0);
    Map<String, byte[]> files =
        MessageStore.write(
            temp, world, MessageStore.Provider.MODERN, journal, Set.of(3L, 4L, 5L, 20L));
    byte[] main = Objects.requireNonNull(files.get("databases/mmssms.db"));
    String log = "databases/mmssms.db" + (journal == SqliteFile.Journal.WAL ? "-wal" : "-journal");
    byte[] whole = Objects.requireNonNull(files.get(log));
    Importer importer = Importers.load().byId("sms.android").orElseThrow();
    Random random = new Random(13);
    int times = Collected.isLong() ? 20_000 : STORE;
    for (int i = 0; i < times; i++) {
      byte[] damaged = MutationTest.mutated(whole, random);
      SealedSource source =
          Collected.source("databases/mmssms.db", main, Map.of(log, damaged)).with(Limits.SMALL);
      try {
        MutationTest.check(importer, source, i % 50 == 0);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("mutation " + i + " of " + log, e);
      }
    }
  }
}
