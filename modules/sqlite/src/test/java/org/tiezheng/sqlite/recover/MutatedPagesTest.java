package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.UnreadableDatabaseException;

/** Changes bytes of pages at random: whatever they say, a search ends and throws nothing. */
@Tag("SEED-RCV-01")
class MutatedPagesTest {
  /** What hostile files say: nothing, all, the largest numbers, the kinds of pages. */
  private static final byte[] BYTES = {0, 1, 2, 5, 10, 13, 0x7f, -128, -1};

  private static final long PAGES_OF_A_TASK = 100;

  @TempDir Path folder;

  @Test
  void aSearchThroughDamagedPagesEndsAndThrowsNothing() throws Exception {
    WorldsRecoveryTest.generate(folder, 120, 30, 3, 1024);
    List<Path> worlds;
    try (Stream<Path> folders = Files.list(folder)) {
      worlds = folders.sorted().toList();
    }
    assertThat(worlds).as("worlds that were made").isNotEmpty();
    long goal = Long.getLong("pages", Boolean.getBoolean("long") ? 1_000_000 : 3_000);
    long tasks = (goal + PAGES_OF_A_TASK - 1) / PAGES_OF_A_TASK;
    List<Seized> seized = new ArrayList<>();
    for (Path world : worlds) {
      seized.add(Seized.read(world));
    }
    // On as many threads as there are processors; what is changed depends on the task alone.
    long rows =
        LongStream.range(0, tasks)
            .parallel()
            .map(task -> search(seized.get((int) (task % seized.size())), task))
            .sum();
    assertThat(rows).isPositive();
  }

  /** The files of a world. */
  private record Seized(List<Optional<byte[]>> files) {
    static Seized read(Path world) throws IOException {
      return new Seized(
          List.of(
              file(world.resolve("store.db")),
              file(world.resolve("store.db-wal")),
              file(world.resolve("store.db-journal"))));
    }
  }

  /** Changes pages of a world until it were enough, and searches after each round. */
  private static long search(Seized world, long task) {
    Random random = new Random(20260519 + task);
    long rows = 0;
    for (long pages = 0; pages < PAGES_OF_A_TASK; ) {
      byte[] changed = world.files().getFirst().orElseThrow().clone();
      pages += change(changed, random);
      Optional<byte[]> wal = world.files().get(1).map(bytes -> changed(bytes, random));
      Optional<byte[]> journal = world.files().get(2).map(bytes -> changed(bytes, random));
      rows += search(changed, wal, journal);
    }
    return rows;
  }

  private static Optional<byte[]> file(Path path) throws IOException {
    return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
  }

  private static byte[] changed(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    change(copy, random);
    return copy;
  }

  /** Changes a few bytes of some pages, mostly of their headers; returns how many pages. */
  private static long change(byte[] bytes, Random random) {
    int pages = Math.max(1, bytes.length / 1024);
    int some = 1 + random.nextInt(pages);
    for (int i = 0; i < some; i++) {
      int page = random.nextInt(pages);
      for (int k = 1 + random.nextInt(6); k > 0; k--) {
        int within = random.nextInt(3) == 0 ? random.nextInt(1024) : random.nextInt(24);
        int at = page * 1024 + within + (page == 0 && random.nextInt(4) > 0 ? 100 : 0);
        if (at < bytes.length) {
          bytes[at] =
              random.nextBoolean()
                  ? (byte) random.nextInt(256)
                  : BYTES[random.nextInt(BYTES.length)];
        }
      }
    }
    return some;
  }

  private static long search(byte[] main, Optional<byte[]> wal, Optional<byte[]> journal) {
    List<RecoveredRow> rows = new ArrayList<>();
    try {
      Database database =
          Database.open(
              new DatabaseFiles(
                  MemorySegment.ofArray(main),
                  wal.map(MemorySegment::ofArray),
                  journal.map(MemorySegment::ofArray)));
      Recovery.scan(database, rows::add, new RecoveryOptions(1, 0, true, 4));
    } catch (UnreadableDatabaseException e) {
      return 0;
    }
    rows.forEach(RecoveredRow::values);
    return rows.size();
  }
}
