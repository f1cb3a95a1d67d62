package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte of a file that SQLite wrote has its place. */
class ByteLedgerTest {
  private static final int COUNT = Boolean.getBoolean("long") ? 1000 : 25;

  @Test
  void theSumsAreTheFileAndNothingIsStrayOrUnreachable(@TempDir Path folder) throws Exception {
    GeneratedDatabasesTest.generate(folder, 11, COUNT);
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve("11-" + i + ".db");
      try (SeizedFiles files = new SeizedFiles(path)) {
        Database database = files.database();
        DamageLog damage = new DamageLog();
        ByteLedger ledger = ByteLedger.of(database, damage);
        assertThat(ledger.total()).as(path.toString()).isEqualTo(ledger.fileSize());
        if (database.journal().isEmpty()) {
          assertThat(damage.first()).as(path.toString()).isEmpty();
          // Only those that SQLite, which wrote them, finds wrong as well.
          Path fragments = folder.resolve("11-" + i + ".fragments");
          assertThat(ledger.inconsistentPages())
              .as(path.toString())
              .isEqualTo(Files.readAllLines(fragments).size());
          assertThat(ledger.bytes(ByteKind.STRAY)).as(path.toString()).isZero();
          assertThat(ledger.bytes(ByteKind.UNREACHABLE_PAGE)).as(path.toString()).isZero();
        }
      }
    }
  }
}
