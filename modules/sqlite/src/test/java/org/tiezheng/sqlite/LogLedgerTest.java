package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.history.Worlds;

/** Every byte of the logs is of one kind. */
class LogLedgerTest {
  private static final int COUNT = Boolean.getBoolean("long") ? 1000 : 20;

  /** What must hold for the logs of any database, however broken. */
  static void assertComplete(Database database) {
    LogLedger.wal(database)
        .ifPresent(ledger -> {
          assertThat(ledger.total()).isEqualTo(ledger.fileSize());
          assertThat(ledger.fileSize()).isEqualTo(database.files().wal().orElseThrow().byteSize());
        });
    LogLedger.journal(database)
        .ifPresent(ledger -> {
          assertThat(ledger.total()).isEqualTo(ledger.fileSize());
          assertThat(ledger.fileSize())
              .isEqualTo(database.files().journal().orElseThrow().byteSize());
        });
  }

  private static Set<LogByteKind> kinds(Path folder, String mode)
      throws IOException, InterruptedException {
    Worlds.generate("make_histories.py", folder.toString(), "31", "" + COUNT, mode);
    Set<LogByteKind> kinds = EnumSet.noneOf(LogByteKind.class);
    for (int i = 0; i < COUNT; i++) {
      Database database = Worlds.open(folder.resolve(mode + "-31-" + i + ".db"));
      assertComplete(database);
      LogLedger.wal(database)
          .ifPresent(ledger -> {
            kinds.addAll(ledger.bytes().keySet());
            assertImages(database, ledger);
          });
      LogLedger.journal(database).ifPresent(ledger -> kinds.addAll(ledger.bytes().keySet()));
    }
    return kinds;
  }

  /** Counted another way: each page of the committed state that the log has is one image. */
  private static void assertImages(Database database, LogLedger ledger) {
    Pages committed = database.committed();
    long images = 0;
    for (long page = 1; page <= committed.count(); page++) {
      images += committed.file(page) == StoreFile.WAL ? 1 : 0;
    }
    assertThat(
            ledger.bytes(LogByteKind.IMAGE_LIVE)
                + ledger.bytes(LogByteKind.IMAGE_OVERHEAD)
                + ledger.bytes(LogByteKind.IMAGE_RESIDUE))
        .isEqualTo(images * committed.pageSize());
  }

  @Test
  void allBytesOfALogAreCountedAndThePresentPagesApart(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(kinds(folder, "checkpoints"))
        .contains(
            LogByteKind.WAL_HEADER,
            LogByteKind.FRAME_HEADER,
            LogByteKind.IMAGE_LIVE,
            LogByteKind.IMAGE_OVERHEAD,
            LogByteKind.IMAGE_RESIDUE,
            LogByteKind.SUPERSEDED,
            LogByteKind.OLDER_GENERATION)
        .doesNotContain(LogByteKind.TORN_FRAME);
  }

  @Test
  void allBytesOfAFinishedJournalAreCounted(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(kinds(folder, "persist"))
        .contains(
            LogByteKind.JOURNAL_HEADER,
            LogByteKind.JOURNAL_PADDING,
            LogByteKind.RECORD_FRAME,
            LogByteKind.FORMER_IMAGE,
            LogByteKind.LEFT_OVER_RECORD)
        .doesNotContain(LogByteKind.IMAGE_LIVE, LogByteKind.UNUSED_IMAGE);
  }

  @Test
  void theImagesOfAHotJournalStandForTheirPages(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(kinds(folder, "hot"))
        .contains(LogByteKind.JOURNAL_HEADER, LogByteKind.IMAGE_LIVE, LogByteKind.RECORD_FRAME)
        .doesNotContain(LogByteKind.FORMER_IMAGE);
  }
}
