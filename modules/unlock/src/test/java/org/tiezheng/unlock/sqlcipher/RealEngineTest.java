package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.collect.UnlockedStore.PageAudit;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;
import org.tiezheng.testkit.cipher.CipherSet;
import org.tiezheng.testkit.cipher.CipherStore;
import org.tiezheng.unlock.SealedFolder;

/** Everything that a real engine encrypts is read back; what is damaged is said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealEngineTest {
  private CipherStore engine;

  @TempDir Path folder;

  @BeforeAll
  void start() throws Exception {
    engine = EncryptedFolder.engine();
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterSetIsToldFromTheFileAndTheKey(CipherSet set) throws Exception {
    SealedFolder files = EncryptedFolder.store(folder, engine, set);
    SealedSource source = files.source("m.db");
    assertThat(new SqlCipher().seems(source.main(), Optional.empty())).isPresent();
    Store store = Keys.open(source, "no such key", Keys.COUNTING);
    assertThat(rows(store)).isEqualTo(truth(EncryptedFolder.ROWS));
    assertThat(store.database().damage()).isEmpty();
    PageAudit audit = store.unlocked().orElseThrow().audit(source.main().bytes());
    boolean coded = store.unlocked().orElseThrow().notes().isEmpty();
    assertThat(coded).isEqualTo(set != CipherSet.WECHAT_ANDROID && set != CipherSet.SQLCIPHER_1);
    assertThat(audit.authentic()).isEqualTo(coded ? audit.pages() : 0);
    assertThat(audit.wrong()).isZero();
    assertThat(audit.tail()).isZero();
    String other = Keys.COUNTING.replace("1f", "1e");
    assertThatThrownBy(() -> Keys.unlock(source, other)).isInstanceOf(WrongSecretException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"WECHAT_4", "WECHAT_PC_3", "WECHAT_MAC_3", "WECHAT_ANDROID", "QQNT"})
  void theLogIsDecryptedFrameByFrameAndShowsWhatWasDeleted(CipherSet set) throws Exception {
    Path store = folder.resolve("m.db");
    engine.execute(store, set, EncryptedFolder.KEY, EncryptedFolder.world());
    List<String> sql =
        List.of(
            "INSERT INTO Msg(content) VALUES('只在日志里')",
            "DELETE FROM Msg WHERE local_id > 10 AND local_id <= 100");
    Path out = folder.resolve("left.db");
    engine.leaveLogOpen(store, set, EncryptedFolder.KEY, sql, out);
    Store open = Keys.open(EncryptedFolder.read(folder).source("left.db"), Keys.COUNTING);
    TreeMap<Long, String> expected = new TreeMap<>(truth(10));
    expected.put(101L, "只在日志里");
    assertThat(rows(open)).isEqualTo(expected);
    var wal = open.database().wal().orElseThrow();
    var now = wal.current().orElseThrow();
    Pages before = wal.at(now, now.commit(now.commits() - 2));
    assertThat(rows(open, before)).hasSize(101).containsEntry(101L, "只在日志里");
    assertThat(engine.count(out, set, EncryptedFolder.KEY, "Msg")).isEqualTo(11);
  }

  @Test
  void everyFrameOfTheLogIsAuditedAndAnAlteredOneIsNumbered() throws Exception {
    Path store = folder.resolve("m.db");
    engine.execute(store, CipherSet.WECHAT_4, EncryptedFolder.KEY, EncryptedFolder.world());
    List<String> sql =
        List.of(
            "INSERT INTO Msg(content) VALUES('只在日志里')",
            "DELETE FROM Msg WHERE local_id > 10 AND local_id <= 100");
    Path out = folder.resolve("left.db");
    engine.leaveLogOpen(store, CipherSet.WECHAT_4, EncryptedFolder.KEY, sql, out);
    SealedFolder files = EncryptedFolder.read(folder);
    UnlockedStore.FrameAudit untouched = frames(files);
    assertThat(untouched.frames()).isGreaterThan(3);
    assertThat(untouched.authentic()).isEqualTo(untouched.frames());
    assertThat(untouched.wrong() + untouched.unfinished()).isZero();

    byte[] altered = files.bytes("left.db-wal").clone();
    altered[32 + (24 + 4096) + 24 + 2000] ^= 1;
    UnlockedStore.FrameAudit changed = frames(files.with("left.db-wal", Optional.of(altered)));
    assertThat(changed.first()).containsExactly(2L);
    assertThat(changed.wrong()).isEqualTo(1);
    assertThat(changed.authentic()).isEqualTo(changed.frames() - 1);

    // Half a frame behind the last commit, as a device leaves it that loses its power.
    byte[] whole = files.bytes("left.db-wal");
    byte[] torn = Arrays.copyOf(whole, whole.length + 24 + 4096);
    System.arraycopy(whole, 32, torn, whole.length, 24 + 2048);
    Arrays.fill(torn, whole.length + 4, whole.length + 8, (byte) 0);
    UnlockedStore.FrameAudit cut = frames(files.with("left.db-wal", Optional.of(torn)));
    assertThat(cut.frames()).isEqualTo(untouched.frames() + 1);
    assertThat(cut.wrong()).isZero();
    assertThat(cut.unfinished()).isEqualTo(1);
  }

  private static UnlockedStore.FrameAudit frames(SealedFolder files) throws Exception {
    Store store = Keys.open(files.source("left.db"), Keys.COUNTING);
    return store
        .unlocked()
        .orElseThrow()
        .audit(store.database().wal().orElseThrow(), files.source("left.db-wal").main().bytes());
  }

  @ParameterizedTest
  @EnumSource(names = {"WECHAT_4", "WECHAT_MAC_3", "QQNT"})
  void anUnfinishedTransactionIsRolledBackFromTheEncryptedJournal(CipherSet set) throws Exception {
    Path store = folder.resolve("m.db");
    engine.execute(store, set, EncryptedFolder.KEY, EncryptedFolder.world());
    List<String> sql =
        List.of(
            "PRAGMA journal_mode=DELETE",
            "PRAGMA cache_size=1",
            "PRAGMA cache_spill=1",
            "BEGIN",
            "UPDATE Msg SET content = 'gone' || content",
            "INSERT INTO Msg(content) SELECT content FROM Msg");
    engine.leaveOpen(store, set, EncryptedFolder.KEY, sql, folder.resolve("left.db"));
    Store open = Keys.open(EncryptedFolder.read(folder).source("left.db"), Keys.COUNTING);
    assertThat(open.database().journal()).isPresent();
    assertThat(open.database().journal().orElseThrow().hot()).isTrue();
    assertThat(rows(open)).isEqualTo(truth(EncryptedFolder.ROWS));
  }

  @Test
  void aPlainDatabaseIsNotTakenForAnEncryptedOne() throws Exception {
    SealedFolder files =
        SealedFolder.of(
            "x.db",
            "SQLite format 3\0".repeat(400).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(new SqlCipher().seems(files.source("x.db").main(), Optional.empty())).isEmpty();
    SealedFolder text =
        SealedFolder.of(
            "x.db", "not random ".repeat(4000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(new SqlCipher().seems(text.source("x.db").main(), Optional.empty())).isEmpty();
  }

  @Test
  void anAlteredPageIsReadAndItsRowsAreMarkedAndNumbered() throws Exception {
    SealedFolder files = EncryptedFolder.store(folder, engine, CipherSet.WECHAT_4);
    Store whole = Keys.open(files.source("m.db"), Keys.COUNTING);
    Place place = places(whole).getFirst();
    byte[] altered = files.bytes("m.db").clone();
    altered[(int) ((place.page() - 1) * 4096 + 4000)] ^= 1;
    SealedSource source = files.with("m.db", Optional.of(altered)).source("m.db");
    Store store = Keys.open(source, Keys.COUNTING);
    List<Row> rows = new ArrayList<>();
    Walk walk = store.database().rows(table(store), rows::add);
    assertThat(rows).hasSize(EncryptedFolder.ROWS);
    assertThat(walk.damage()).extracting("page").contains(place.page());
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.complete()).isEqualTo(row.place().page() != place.page()));
    PageAudit audit = store.unlocked().orElseThrow().audit(source.main().bytes());
    assertThat(audit.wrong()).isEqualTo(1);
    assertThat(audit.first()).containsExactly(place.page());
  }

  @Test
  void theAuditCountsEveryPageOfALargerFileOnce() throws Exception {
    Path large = folder.resolve("large.db");
    String rows =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
            + " INSERT INTO Msg(content) SELECT hex(randomblob(500)) FROM n";
    List<String> sql = List.of(EncryptedFolder.world().getFirst(), rows);
    engine.execute(large, CipherSet.WECHAT_MAC_3, EncryptedFolder.KEY, sql);
    byte[] altered = java.nio.file.Files.readAllBytes(large);
    altered[3_000 * 1024 + 5] ^= 1;
    SealedSource source = SealedFolder.of("large.db", altered).source("large.db");
    PageAudit audit = Keys.unlock(source, Keys.COUNTING).audit(source.main().bytes());
    assertThat(audit.pages()).isEqualTo(altered.length / 1024);
    assertThat(audit.authentic()).isEqualTo(audit.pages() - 1);
    assertThat(audit.first()).containsExactly(3_001L);
    assertThat(audit.tail()).isZero();
  }

  @Test
  void aDamagedFirstPageIsToldFromAWrongKey() throws Exception {
    SealedFolder files = EncryptedFolder.store(folder, engine, CipherSet.WECHAT_4);
    byte[] late = files.bytes("m.db").clone();
    late[3000] ^= 1;
    Store store = Keys.open(files.with("m.db", Optional.of(late)).source("m.db"), Keys.COUNTING);
    assertThat(store.unlocked().orElseThrow().notes())
        .singleElement()
        .satisfies(note -> assertThat(note.en()).contains("the key is right").contains("page 1"));
    assertThat(rows(store)).isEqualTo(truth(EncryptedFolder.ROWS));
    byte[] early = files.bytes("m.db").clone();
    early[20] ^= 1;
    SealedSource destroyed = files.with("m.db", Optional.of(early)).source("m.db");
    assertThat(Keys.unlock(destroyed, Keys.COUNTING).notes())
        .singleElement()
        .satisfies(note -> assertThat(note.en()).contains("page 1 is damaged"));
  }

  @Test
  void aTruncatedFileOpensAndSaysWhatIsMissing() throws Exception {
    SealedFolder files = EncryptedFolder.store(folder, engine, CipherSet.WECHAT_4);
    byte[] all = files.bytes("m.db");
    byte[] cut = java.util.Arrays.copyOf(all, all.length - 5000);
    SealedSource source = files.with("m.db", Optional.of(cut)).source("m.db");
    Store store = Keys.open(source, Keys.COUNTING);
    Walk walk = store.database().rows(table(store), _ -> {});
    assertThat(walk.damageCount()).isPositive();
    PageAudit audit = store.unlocked().orElseThrow().audit(source.main().bytes());
    assertThat(audit.tail()).isEqualTo(cut.length % 4096);
    assertThat(audit.authentic()).isEqualTo(audit.pages());
  }

  @Test
  void onePlainDatabaseIsEncryptedByTheEngineAndReadBack() throws Exception {
    Path plain = folder.resolve("plain.db");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + plain);
        var statement = connection.createStatement()) {
      for (String sql : EncryptedFolder.world()) {
        statement.execute(sql);
      }
    }
    for (CipherSet set : List.of(CipherSet.WECHAT_4, CipherSet.WECHAT_ANDROID, CipherSet.QQNT)) {
      engine.encrypt(plain, set, EncryptedFolder.KEY, folder.resolve(set + ".db"));
      Store store = Keys.open(EncryptedFolder.read(folder).source(set + ".db"), Keys.COUNTING);
      assertThat(rows(store)).isEqualTo(truth(EncryptedFolder.ROWS));
    }
  }

  @Test
  void manyThreadsReadOneDatabaseAtOnce() throws Exception {
    Store store =
        Keys.open(
            EncryptedFolder.store(folder, engine, CipherSet.WECHAT_PC_3).source("m.db"),
            Keys.COUNTING);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Map<Long, String>>> all =
          IntStream.range(0, 32).mapToObj(_ -> threads.submit(() -> rows(store))).toList();
      for (Future<Map<Long, String>> one : all) {
        assertThat(one.get()).isEqualTo(truth(EncryptedFolder.ROWS));
      }
    }
  }

  @Test
  void afterClosingNoPageIsDecryptedAnyMore() throws Exception {
    SealedSource source =
        EncryptedFolder.store(folder, engine, CipherSet.WECHAT_PC_3).source("m.db");
    var unlocked = Keys.unlock(source, Keys.COUNTING);
    unlocked.close();
    assertThatThrownBy(() -> unlocked.audit(source.main().bytes()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Table table(Store store) {
    return store.table("Msg").orElseThrow();
  }

  private static Map<Long, String> rows(Store store) {
    return rows(store, store.database().committed());
  }

  private static Map<Long, String> rows(Store store, Pages state) {
    TreeMap<Long, String> rows = new TreeMap<>();
    store
        .database()
        .rows(
            state,
            table(store),
            row -> rows.put(row.rowid().getAsLong(), ((Value.Text) row.value("content")).text()));
    return rows;
  }

  private static List<Place> places(Store store) {
    List<Place> places = new ArrayList<>();
    store.database().rows(table(store), row -> places.add(row.place()));
    return places;
  }

  private static Map<Long, String> truth(int rows) {
    return IntStream.rangeClosed(1, rows)
        .boxed()
        .collect(
            Collectors.toMap(Long::valueOf, EncryptedFolder::content, (a, _) -> a, TreeMap::new));
  }
}
