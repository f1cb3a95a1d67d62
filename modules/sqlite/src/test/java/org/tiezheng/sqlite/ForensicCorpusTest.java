package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The databases of the SQLite Forensic Corpus (Nemetz, Schmitt, Freiling) and their keys. */
@Tag("corpus")
class ForensicCorpusTest {
  private static final String CORPUS = System.getProperty("corpus", "");

  /**
   * Where a key is wrong, the statements that made the database decide: a trigger wrote the time
   * when it was made, and the key has that of an earlier run; and one key knows nothing of the last
   * statement, which deletes what lies between the ids 21406 and 22555.
   */
  private static final List<String> WRONG_KEYS =
      List.of(
          "05-02.db: file [[Simon, Neumann-Richter, 2017-10-05 21:37:05]],"
              + " key [[Simon, Neumann-Richter, 2016-08-10 13:23:31]]",
          "09-01.db: file [], key 1148 rows from 21407 to 22554");

  /** Its folder; without it the test is skipped and says so. */
  static Path corpus() {
    Loudly.need(!CORPUS.isEmpty(), "the corpus is not unpacked (-Dcorpus=…)");
    return Path.of(CORPUS, "sms", "compositionsystems+sqlite-forensic-corpus");
  }

  private static List<Path> databases() throws IOException {
    try (Stream<Path> files = Files.walk(corpus())) {
      return files.filter(file -> file.toString().endsWith(".db")).sorted().toList();
    }
  }

  @Test
  void liveRowsAreExactlyAsKeyed() throws IOException {
    int checked = 0;
    int rows = 0;
    List<String> differences = new ArrayList<>();
    List<Path> firstVersion =
        databases().stream().filter(path -> path.toString().contains("_v1.0/")).toList();
    for (Path path : firstVersion) {
      String name = path.getFileName().toString();
      List<CorpusKey> keys =
          CorpusKey.read(path.resolveSibling(name.replace(".db", ".xml"))).stream()
              .filter(key -> !key.deleted())
              .toList();
      try (SeizedFiles files = new SeizedFiles(path)) {
        for (CorpusKey key : keys) {
          List<List<Value>> live = live(files.database(), key);
          List<List<String>> missing = new ArrayList<>(key.live());
          List<List<Value>> unkeyed = live.stream().filter(row -> !take(row, missing)).toList();
          if (!unkeyed.isEmpty() || !missing.isEmpty()) {
            differences.add(name + ": file " + unkeyed + ", key " + summary(missing));
          }
          rows += live.size();
        }
        checked++;
      }
    }
    assertThat(differences).containsExactlyElementsOf(WRONG_KEYS);
    assertThat(checked).isGreaterThanOrEqualTo(77);
    assertThat(rows).isGreaterThan(10_000);
  }

  @Test
  void everyByteOfEveryDatabaseIsAccountedFor() throws IOException {
    List<Path> all = new ArrayList<>(databases());
    Path dissect = Path.of(CORPUS, "sms", "dod-cyber-crime-center+sqlite-dissect");
    try (Stream<Path> files = Files.walk(dissect)) {
      files
          .filter(file -> file.toString().matches(".*/(chinook|version_hist).*sqlite"))
          .forEach(all::add);
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(79);
    for (Path path : all) {
      try (SeizedFiles files = new SeizedFiles(path)) {
        DamageLog damage = new DamageLog();
        ByteLedger ledger = ByteLedger.of(files.database(), damage);
        assertThat(ledger.total()).as(path.toString()).isEqualTo(Files.size(path));
        LogLedgerTest.assertComplete(files.database());
        assertThat(files.database().damage()).as(path.toString()).isEmpty();
        if (!path.toString().contains("_v2.0/")) {
          assertThat(damage.first()).as(path.toString()).isEmpty();
          assertThat(ledger.inconsistentPages()).as(path.toString()).isZero();
        }
      }
    }
  }

  private static String summary(List<List<String>> rows) {
    return rows.size() < 5
        ? rows.toString()
        : "%d rows from %s to %s"
            .formatted(rows.size(), rows.getFirst().getFirst(), rows.getLast().getFirst());
  }

  private static boolean take(List<Value> row, List<List<String>> missing) {
    for (int i = 0; i < missing.size(); i++) {
      if (equal(row, missing.get(i))) {
        missing.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean equal(List<Value> row, List<String> key) {
    if (row.size() != key.size()) {
      return false;
    }
    for (int i = 0; i < key.size(); i++) {
      if (!equal(row.get(i), key.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Value value, String key) {
    return switch (value) {
      case Value.Null() -> key.isEmpty() || key.equals("NULL");
      case Value.Int(long number) -> key.equals(Long.toString(number));
      case Value.Real(double number) -> near(number, Double.parseDouble(key));
      case Value.Text text -> text.text().equals(key);
      case Value.Blob blob -> blob.bytes().byteSize() == 0 && key.isEmpty();
    };
  }

  /** R-trees round to single precision, outwards. */
  private static boolean near(double number, double key) {
    return number == key
        || ((float) number == number && Math.abs(number - key) <= 2 * Math.ulp((float) key));
  }

  private static List<List<Value>> live(Database database, CorpusKey key) {
    List<List<Value>> rows = new ArrayList<>();
    // XML made a line feed of a carriage return in one of the names.
    Optional<Table> table =
        database.schema().tables().stream()
            .filter(candidate -> candidate.name().replace('\r', '\n').equals(key.name()))
            .findFirst();
    if (table.isPresent()) {
      Walk walk = database.rows(table.get(), row -> rows.add(row.values()));
      assertThat(walk.damage()).isEmpty();
    } else if (database.schema().table(key.name() + "_content").isPresent()) {
      // A full-text table keeps its rows in an ordinary one, behind a number of its own.
      database.rows(
          database.schema().table(key.name() + "_content").get(),
          row -> rows.add(row.values().subList(1, row.values().size())));
    } else if (database.schema().table(key.name() + "_node").isPresent()) {
      return spatial(database, key);
    }
    return rows;
  }

  /** An R-tree keeps its rows as cells of nodes: a rowid and single-precision coordinates. */
  private static List<List<Value>> spatial(Database database, CorpusKey key) {
    Set<Value> leaves = new HashSet<>();
    database.rows(table(database, key, "_rowid"), row -> leaves.add(row.value("nodeno")));
    List<List<Value>> rows = new ArrayList<>();
    database.rows(
        table(database, key, "_node"),
        row -> {
          if (leaves.contains(row.value("nodeno"))
              && row.value("data") instanceof Value.Blob(MemorySegment node)) {
            cells(node, key.columns() - 1, rows);
          }
        });
    return rows;
  }

  private static Table table(Database database, CorpusKey key, String end) {
    return database.schema().table(key.name() + end).orElseThrow();
  }

  private static void cells(MemorySegment node, int coordinates, List<List<Value>> rows) {
    int cells = Bytes.u16(node, 2);
    for (int i = 0; i < cells; i++) {
      long at = 4 + i * (8L + 4L * coordinates);
      List<Value> row = new ArrayList<>(List.of(new Value.Int(Bytes.s64(node, at))));
      for (int c = 0; c < coordinates; c++) {
        row.add(new Value.Real(Float.intBitsToFloat((int) Bytes.u32(node, at + 8 + 4L * c))));
      }
      rows.add(row);
    }
  }
}
