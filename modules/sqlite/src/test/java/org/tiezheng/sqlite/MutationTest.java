package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes the files have, reading ends, throws nothing unforeseen and accounts for all. */
class MutationTest {
  private static final int MUTATED_PAGES = Boolean.getBoolean("long") ? 1_000_000 : 10_000;
  private static final int DATABASES = 30;
  private static final int LARGEST = 150_000;

  /** Main file, log and journal; empty where there is none. */
  private record Parts(List<byte[]> files) {
    Parts copy() {
      return new Parts(files.stream().map(byte[]::clone).toList());
    }

    int size() {
      return files.stream().mapToInt(file -> file.length).sum();
    }

    DatabaseFiles open() {
      return new DatabaseFiles(segment(0), Optional.of(segment(1)), Optional.of(segment(2)));
    }

    private MemorySegment segment(int part) {
      return MemorySegment.ofArray(files.get(part));
    }
  }

  @Test
  void mutatedPagesAreReadToTheEnd(@TempDir Path folder) throws Exception {
    GeneratedDatabasesTest.generate(folder, 23, DATABASES);
    List<Parts> originals = originals(folder);
    assertThat(originals).hasSizeGreaterThan(DATABASES / 3);
    readMutated(originals);
  }

  @Tag("corpus")
  @Test
  void mutatedDatabasesOfTheForensicCorpusAreReadToTheEnd() throws IOException {
    readMutated(originals(ForensicCorpusTest.corpus()));
  }

  private static void readMutated(List<Parts> originals) {
    Random random = new Random(23);
    long rows = 0;
    int unreadable = 0;
    int pages = 0;
    int files = 0;
    while (pages < MUTATED_PAGES) {
      Parts parts = originals.get(random.nextInt(originals.size())).copy();
      int changes = 1 << random.nextInt(6);
      mutate(parts, changes, random);
      pages += changes;
      files++;
      try {
        rows += readEverything(Database.open(parts.open()));
      } catch (UnreadableDatabaseException e) {
        unreadable++;
      } catch (RuntimeException e) {
        throw new AssertionError("after " + pages + " mutated pages", e);
      }
    }
    assertThat(unreadable).isLessThan(files / 3);
    assertThat(rows).isGreaterThan(files);
  }

  private static List<Parts> originals(Path folder) throws IOException {
    List<Parts> originals = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path main : files.filter(file -> file.toString().endsWith(".db")).sorted().toList()) {
        Parts read =
            new Parts(List.of(bytes(main, ""), bytes(main, "-wal"), bytes(main, "-journal")));
        if (read.size() < LARGEST) {
          originals.add(read);
        }
      }
    }
    return originals;
  }

  private static byte[] bytes(Path main, String end) throws IOException {
    Path file = main.resolveSibling(main.getFileName() + end);
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /** Changes more often where structures are than anywhere. */
  private static void mutate(Parts files, int changes, Random random) {
    for (int i = 0; i < changes; i++) {
      byte[] file = files.files().get(Math.max(0, random.nextInt(5) - 2));
      if (file.length > 0) {
        change(file, random);
      }
    }
  }

  private static void change(byte[] file, Random random) {
    int page = 512 * random.nextInt(1 + file.length / 512);
    int at =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(file.length);
          case 1 -> random.nextInt(8) == 0 ? 16 + random.nextInt(100) : page + random.nextInt(12);
          default -> page + random.nextInt(40);
        };
    int value = random.nextInt(256);
    int length = random.nextInt(8) == 0 ? 4 + random.nextInt(300) : 1 + random.nextInt(4);
    for (int i = at; i < Math.min(file.length, at + length); i++) {
      file[i] =
          switch (length % 3) {
            case 0 -> (byte) random.nextInt(256);
            case 1 -> (byte) value;
            default -> (byte) (file[i] ^ (1 << (value & 7)));
          };
    }
  }

  private static long readEverything(Database database) {
    long rows = 0;
    for (Pages state : states(database)) {
      DamageLog damage = new DamageLog();
      for (Table table : database.schema(state, damage).tables()) {
        rows += database.rows(state, table, row -> SeizedFiles.line(row)).rows();
      }
    }
    ByteLedger ledger = ByteLedger.of(database, new DamageLog());
    assertThat(ledger.total()).isEqualTo(ledger.fileSize());
    LogLedgerTest.assertComplete(database);
    return rows;
  }

  private static List<Pages> states(Database database) {
    List<Pages> states = new ArrayList<>(List.of(database.committed(), database.main()));
    database.journal().ifPresent(journal -> states.add(journal.before()));
    database
        .wal()
        .ifPresent(wal -> {
          for (WalGeneration generation : wal.generations()) {
            if (generation.commits() > 0 && states.size() < 6) {
              states.add(wal.at(generation, generation.commit(0)));
            }
          }
        });
    return states;
  }
}
