package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Loudly;
import org.tiezheng.sqlite.UnreadableDatabaseException;

/** Scores recovery against the answer keys of the SQLite Forensic Corpus, version 1.0. */
@Tag("corpus")
@Tag("SEED-RCV-01")
class CorpusRecoveryTest {
  private static final String FOLDER =
      "sms/compositionsystems+sqlite-forensic-corpus/sqlite_forensic_corpus_v1.0";

  private static final Path PAGE =
      Path.of(System.getProperty("root", "../.."), "docs", "recovery.md");

  @Test
  void deletedRowsOfThePublishedCorpusComeBackAndLiveOnesAreNeverShown() throws IOException {
    String corpus = System.getProperty("corpus", "");
    Loudly.need(!corpus.isEmpty(), "system property corpus is empty: no published corpus here");
    Map<String, Score> folders = new TreeMap<>();
    int databases = 0;
    try (Stream<Path> files = Files.walk(Path.of(corpus).resolve(FOLDER))) {
      for (Path db : files.filter(file -> file.toString().endsWith(".db")).sorted().toList()) {
        Score score = score(db);
        databases++;
        folders.computeIfAbsent(folder(db), _ -> new Score()).add(score);
        show(db, score);
      }
    }
    folders.forEach((name, score) -> System.out.println(name + ": " + score));
    assertThat(databases).isEqualTo(77);
    folders.forEach((name, score) -> assertThat(score.liveShown).as(name).isEmpty());
    folders.forEach((name, score) -> assertThat(score.missed).as(name).isEmpty());
    folders.forEach((name, score) -> assertThat(score.precision()).as(name).isEqualTo(1));
    String page = RecoveryPage.of(folders);
    if (Boolean.getBoolean("write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String folder(Path db) {
    return db.getName(db.getNameCount() - 2).toString();
  }

  private static void show(Path db, Score score) {
    if (!Boolean.getBoolean("verbose")) {
      return;
    }
    System.out.println(db.getFileName() + ": " + score.states + " " + score);
    score.wrong.forEach(row -> System.out.println("   wrong " + row));
    score.liveShown.forEach(row -> System.out.println("   live " + row));
    score.missed.forEach(row -> System.out.println("   missed " + row));
    score.earlier.forEach(row -> System.out.println("   earlier " + row));
    score.parts.forEach(row -> System.out.println("   part " + row));
  }

  private static Score score(Path db) throws IOException {
    AnswerKey key = AnswerKey.read(Path.of(db.toString().replace(".db", ".xml")));
    List<RecoveredRow> rows = new ArrayList<>();
    List<KnownRow> truth = new ArrayList<>();
    byte[] file = Files.readAllBytes(db);
    try {
      Database database = World.open(db);
      RecoveryReport report = Recovery.scan(database, rows::add, RecoveryOptions.USUAL);
      assertThat(report.notSearched().images()).as(db.toString()).isZero();
      for (AnswerKey.KeyTable table : key.tables()) {
        truth.addAll(known(db, table, file, database.header().usableSize()));
      }
    } catch (UnreadableDatabaseException e) {
      System.out.println(db.getFileName() + " cannot be opened: " + e.getMessage());
    }
    return Score.of(truth, rows);
  }

  /** Rowids count from 1 in the order of the key, so that they need one byte. */
  private static List<KnownRow> known(Path db, AnswerKey.KeyTable table, byte[] file, int usable) {
    List<KnownRow> rows = new ArrayList<>();
    for (AnswerKey.KeyRow row : table.rows()) {
      List<Object> values = new ArrayList<>();
      List<String> canonical = new ArrayList<>();
      for (int i = 0; i < row.values().size(); i++) {
        Object value =
            value(row.values().get(i), i < table.types().size() ? table.types().get(i) : "");
        values.add(value);
        canonical.add(canonical(value));
      }
      boolean deleted = row.deleted() || table.deleted() || deletedInTheScript(db, values);
      int prefix = RecordBytes.varint(RecordBytes.encode(values).length).length + 1;
      boolean there = RecordBytes.allIn(file, RecordBytes.pieces(values, usable, prefix));
      rows.add(
          new KnownRow(
              deleted ? KnownRow.Kind.DELETED : KnownRow.Kind.LIVE,
              table.name(),
              "-",
              there ? KnownRow.Survival.THERE : KnownRow.Survival.GONE,
              canonical));
    }
    return rows;
  }

  /** The key of 09-01 lists as live what the last statement of its script deletes. */
  private static boolean deletedInTheScript(Path db, List<Object> values) {
    return db.endsWith("09-01.db")
        && values.getFirst() instanceof Long id
        && id > 21_406
        && id < 22_555;
  }

  private static Object value(String printed, String type) {
    if (printed.equals("NULL")) {
      return Void.class;
    }
    if (type.contains("INT")
        || type.contains("FLOAT")
        || type.contains("REAL")
        || type.contains("NUM")) {
      try {
        double number = Double.parseDouble(printed);
        return number == Math.rint(number) && Math.abs(number) < 1e15
            ? (Object) (long) number
            : (Object) number;
      } catch (NumberFormatException e) {
        return printed;
      }
    }
    return printed;
  }

  private static String canonical(Object value) {
    return switch (value) {
      case Long number -> "i" + number;
      case Double number -> Canonical.real(number);
      case String text -> Canonical.text(text);
      default -> "n";
    };
  }
}
