package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.history.Worlds;

/** Earlier states out of the write-ahead log and the rollback journal. */
class HistoryFilesTest {
  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    GeneratedDatabasesTest.python("make_history.py", folder.toString());
  }

  @Test
  void everyCommitOfTheCurrentGenerationIsAState() throws IOException {
    try (SeizedFiles files = new SeizedFiles(folder.resolve("wal.db"))) {
      WriteAheadLog wal = files.database().wal().orElseThrow();
      WalGeneration current = wal.current().orElseThrow();
      assertThat(current.commits()).isEqualTo(3);
      for (int i = 0; i < 3; i++) {
        Pages state = wal.at(current, current.commit(i));
        assertThat(rows(files.database(), state)).isEqualTo(expected("wal", 6 + i));
      }
      assertThat(rows(files.database(), files.database().committed()))
          .isEqualTo(expected("wal", 8));
      assertThat(rows(files.database(), files.database().main())).isEqualTo(expected("wal", 5));
    }
  }

  @Test
  void oneDatabaseMayBeReadByManyThreads() throws IOException {
    List<String> expected = expected("wal", 8);
    try (SeizedFiles files = new SeizedFiles(folder.resolve("wal.db"))) {
      Database database = files.database();
      List<List<String>> read =
          IntStream.range(0, 200)
              .parallel()
              .mapToObj(i -> rows(database, database.committed()))
              .toList();
      assertThat(read).allMatch(expected::equals);
    }
  }

  @Test
  void framesOfTheGenerationBeforeAreFoundBehindTheEnd() {
    try (SeizedFiles files = new SeizedFiles(folder.resolve("wal.db"))) {
      WriteAheadLog wal = files.database().wal().orElseThrow();
      assertThat(wal.generations()).hasSize(2);
      WalGeneration older = wal.generations().getLast();
      assertThat(older.current()).isFalse();
      assertThat(older.salt1()).isEqualTo(wal.salt1() - 1);
      assertThat(older.firstFrame()).isEqualTo(wal.current().orElseThrow().endFrame());
      assertThat(older.endFrame()).isEqualTo(wal.frames());
      assertThat(wal.frame(older.firstFrame()).check()).isEqualTo(WalFrame.Check.UNVERIFIABLE);
      for (long i = older.firstFrame() + 1; i < older.endFrame(); i++) {
        assertThat(wal.frame(i).check()).isEqualTo(WalFrame.Check.CHAINED);
      }
    }
  }

  /** The last commit of the older generation was checkpointed: it is the main file. */
  @Test
  void theLastStateOfTheOlderGenerationIsThatOfTheMainFile() throws IOException {
    try (SeizedFiles files = new SeizedFiles(folder.resolve("wal.db"))) {
      WriteAheadLog wal = files.database().wal().orElseThrow();
      WalGeneration older = wal.generations().getLast();
      Pages state = wal.at(older, older.commit(older.commits() - 1));
      assertThat(rows(files.database(), state)).isEqualTo(expected("wal", 5));
    }
  }

  @Test
  void aLogThatIsCutShowsTheLastWholeCommit() throws IOException {
    byte[] main = Files.readAllBytes(folder.resolve("wal.db"));
    byte[] wal = Files.readAllBytes(folder.resolve("wal.db-wal"));
    WriteAheadLog whole = open(main, wal).wal().orElseThrow();
    WalGeneration current = whole.current().orElseThrow();
    int cut = (int) whole.frame(current.commit(2)).offset() + 100;
    Database database = open(main, Arrays.copyOf(wal, cut));
    assertThat(rows(database, database.committed())).isEqualTo(expected("wal", 7));
    assertThat(database.wal().orElseThrow().tail()).isEqualTo(124);
  }

  @Test
  void aLogWithBigEndianChecksumsIsReadLikeAnyOther() throws IOException {
    byte[] main = Files.readAllBytes(folder.resolve("wal.db"));
    byte[] wal = Files.readAllBytes(folder.resolve("wal.db-wal"));
    long end = open(main, wal).wal().orElseThrow().current().orElseThrow().endFrame();
    MemorySegment bytes = MemorySegment.ofArray(wal);
    assertThat(wal[3] & 1).as("written on a little-endian machine").isZero();
    wal[3] ^= 1;
    int[] sum = {0, 0};
    add(sum, wal, 0, 24);
    store(sum, bytes, 24);
    for (int i = 0; i < end; i++) {
      int at = 32 + i * 1048;
      add(sum, wal, at, 8);
      add(sum, wal, at + 24, 1024);
      store(sum, bytes, at + 16);
    }
    Database database = open(main, wal);
    assertThat(database.wal().orElseThrow().headerValid()).isTrue();
    assertThat(rows(database, database.committed())).isEqualTo(expected("wal", 8));
  }

  @Test
  void anAlteredFrameEndsTheCommittedStateAndIsReported() throws IOException {
    byte[] main = Files.readAllBytes(folder.resolve("wal.db"));
    byte[] wal = Files.readAllBytes(folder.resolve("wal.db-wal"));
    WriteAheadLog whole = open(main, wal).wal().orElseThrow();
    WalFrame last = whole.frame(whole.current().orElseThrow().commit(2));
    wal[(int) last.offset() + 500] ^= 1;
    Database database = open(main, wal);
    assertThat(rows(database, database.committed())).isEqualTo(expected("wal", 7));
    assertThat(database.damage()).extracting(Damage::what).containsExactly(Defects.WAL_FRAME);
  }

  @Test
  void aFinishedJournalHasTheStateBeforeTheLastTransactionAndOlderRecords() throws IOException {
    try (SeizedFiles files = new SeizedFiles(folder.resolve("persist.db"))) {
      Database database = files.database();
      RollbackJournal journal = database.journal().orElseThrow();
      assertThat(journal.hot()).isFalse();
      assertThat(journal.sections().getFirst().kind()).isEqualTo(JournalSection.Kind.FINISHED);
      assertThat(journal.sections())
          .extracting(JournalSection::kind)
          .contains(JournalSection.Kind.LEFT_OVER);
      assertThat(journal.sections().getFirst().verifiable()).isTrue();
      assertThat(rows(database, journal.before())).isEqualTo(expected("persist", 0));
      assertThat(rows(database, database.committed())).isEqualTo(expected("persist", 1));
    }
  }

  @Test
  void beforeAVacuumTheDatabaseHadThePagesThatItsOldHeaderCounts() throws Exception {
    Path path = folder.resolve("vacuumed.db");
    Worlds.generate("make_vacuumed.py", path.toString());
    Database database = Worlds.open(path);
    RollbackJournal journal = database.journal().orElseThrow();
    long counted = Header.read(journal.before().page(1)).sizeInPages();
    assertThat(journal.before().count()).isEqualTo(counted);
    // Pages that auto-vacuum cuts off when it has freed them leave no image in the journal.
    assertThat(counted).isGreaterThan(database.main().count() + journal.records());
  }

  @Test
  void aHotJournalOfSeveralSectionsIsRolledBack() throws IOException {
    try (SeizedFiles files = new SeizedFiles(folder.resolve("hot.db"))) {
      Database database = files.database();
      RollbackJournal journal = database.journal().orElseThrow();
      assertThat(journal.hot()).isTrue();
      assertThat(journal.sections()).hasSizeGreaterThan(1);
      assertThat(rows(database, database.committed())).isEqualTo(expected("hot", 0));
      assertThat(database.committed().frame(1)).isPresent();
    }
  }

  private static void add(int[] sum, byte[] bytes, int from, int length) {
    ByteBuffer words = ByteBuffer.wrap(bytes, from, length);
    while (words.hasRemaining()) {
      sum[0] += words.getInt() + sum[1];
      sum[1] += words.getInt() + sum[0];
    }
  }

  private static void store(int[] sum, MemorySegment bytes, int at) {
    bytes.asByteBuffer().putInt(at, sum[0]).putInt(at + 4, sum[1]);
  }

  private static Database open(byte[] main, byte[] wal) {
    return Database.open(
        new DatabaseFiles(
            MemorySegment.ofArray(main),
            Optional.of(MemorySegment.ofArray(wal)),
            Optional.empty()));
  }

  private static List<String> rows(Database database, Pages state) {
    List<String> rows = new ArrayList<>();
    Table table = database.schema().table("t").orElseThrow();
    assertThat(database.rows(state, table, row -> rows.add(SeizedFiles.line(row))).damage())
        .isEmpty();
    return rows;
  }

  private static List<String> expected(String name, int state) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name + ".states"));
    String prefix = state + "\t";
    List<String> expected =
        lines.stream()
            .filter(l -> l.startsWith(prefix))
            .map(l -> l.substring(prefix.length()))
            .toList();
    assertThat(expected).hasSizeGreaterThan(50);
    return expected;
  }
}
