package org.tiezheng.sqlite.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.UnreadableDatabaseException;
import org.tiezheng.sqlite.absence.Absence;
import org.tiezheng.sqlite.absence.AbsenceQuestions;
import org.tiezheng.sqlite.absence.AbsenceReport;

/** History and signs of files with bytes changed at random: whatever comes of it, it ends. */
class BrokenFilesTest {
  private static final int COUNT = Boolean.getBoolean("long") ? 200_000 : 600;

  @TempDir Path folder;

  @Test
  void nothingThrowsWhateverTheBytesAre() throws IOException, InterruptedException {
    Worlds.generate("make_histories.py", folder.toString(), "8", "4", "checkpoints");
    Worlds.generate("make_histories.py", folder.toString(), "8", "2", "persist");
    Random random = new Random(1);
    int read = 0;
    List<String> names =
        List.of(
            "checkpoints-8-0",
            "checkpoints-8-1",
            "checkpoints-8-2",
            "checkpoints-8-3",
            "persist-8-0",
            "persist-8-1");
    for (int i = 0; i < COUNT; i++) {
      Path path = folder.resolve(names.get(i % names.size()) + ".db");
      try {
        Database database =
            Database.open(
                new DatabaseFiles(
                    MemorySegment.ofArray(changed(path, random)),
                    beside(path, "-wal", random),
                    beside(path, "-journal", random)));
        TimelineSummary summary = Timeline.of(database).read(change -> change.row().values());
        AbsenceReport report = Absence.examine(database, AbsenceQuestions.USUAL);
        assertThat(report.lookedFor()).isNotEmpty();
        assertThat(summary.steps()).isNotNegative();
        read++;
      } catch (UnreadableDatabaseException e) {
        assertThat(e.sentence().zh()).isNotEmpty();
      }
    }
    assertThat(read).isGreaterThan(COUNT / 2);
  }

  private static byte[] changed(Path path, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int changes = random.nextInt(1, 12);
    for (int i = 0; i < changes; i++) {
      // Half of the changes hit headers of pages, where they do most harm.
      int at = random.nextInt(bytes.length);
      at =
          random.nextBoolean()
              ? at
              : Math.min(bytes.length - 1, at / 512 * 512 + random.nextInt(40));
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
    }
    return bytes;
  }

  private static Optional<MemorySegment> beside(Path main, String end, Random random)
      throws IOException {
    Path path = main.resolveSibling(main.getFileName() + end);
    return Files.exists(path)
        ? Optional.of(MemorySegment.ofArray(changed(path, random)))
        : Optional.empty();
  }
}
