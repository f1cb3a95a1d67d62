package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.PageDecoder;
import org.tiezheng.sqlite.history.Timeline;

/**
 * Structures made to cost more than their bytes: the pages that are read, and the units of work,
 * stay in proportion to the images that there are.
 */
@Tag("SEED-RCV-01")
class HostileStructuresTest {
  private static final int SIZE = 512;

  /** How often one image may be read by the search and the history together. */
  private static final long READS = 16;

  private static final long UNITS = 2 * 40;

  private final AtomicLong reads = new AtomicLong();

  /** Counts the pages that are read; those lately used are kept by the reader and not counted. */
  private final PageDecoder counting =
      new PageDecoder() {
        @Override
        public int pageSize() {
          return SIZE;
        }

        @Override
        public Outcome decode(long number, MemorySegment stored, MemorySegment plain) {
          reads.incrementAndGet();
          plain.copyFrom(stored);
          return Outcome.DECODED;
        }
      };

  /** Searches and tells the history; gives the number of rows found. */
  private long examine(DatabaseFiles files, long images) {
    Database database = Database.open(files, counting);
    AtomicLong rows = new AtomicLong();
    try (Arena arena = Arena.ofShared()) {
      Search search = new Search(database, RecoveryOptions.USUAL, _ -> {}, arena);
      Groups groups = search.run();
      new Recovery.Delivery(search, groups, RecoveryOptions.USUAL)
          .deliver(_ -> rows.incrementAndGet());
      assertThat(search.spent()).isLessThan(UNITS * SIZE * images);
    }
    Timeline.of(database).read(_ -> {});
    assertThat(reads.get()).isLessThan(READS * images + 1000);
    return rows.get();
  }

  @Test
  void aLogOfOnePageOverAndOverIsReadInProportionToItsFrames() {
    int frames = Boolean.getBoolean("long") ? 100_000 : 5_000;
    ByteBuffer file = database("CREATE TABLE t(a)", 2);
    ByteBuffer wal = ByteBuffer.allocate(32 + frames * (24 + SIZE));
    wal.putInt(0x377f0682).putInt(3_007_000).putInt(SIZE).putInt(0).putInt(7).putInt(9);
    int[] sum = new int[2];
    add(sum, wal, 0, 24);
    wal.putInt(sum[0]).putInt(sum[1]);
    for (int i = 0; i < frames; i++) {
      ByteBuffer page = ByteBuffer.allocate(SIZE);
      leaf(
          page,
          0,
          new byte[] {6, (byte) (1 + i % 100), 2, 21, 'r', 'o', (byte) i, (byte) (i >> 8)});
      int at = wal.position();
      wal.putInt(2).putInt(2).putInt(7).putInt(9);
      wal.put(at + 24, page, 0, SIZE);
      add(sum, wal, at, 8);
      add(sum, wal, at + 24, SIZE);
      wal.putInt(sum[0]).putInt(sum[1]).position(at + 24 + SIZE);
    }
    DatabaseFiles files =
        new DatabaseFiles(segment(file), Optional.of(segment(wal)), Optional.empty());
    assertThat(examine(files, frames)).isPositive();
  }

  @Test
  void aJournalThatClaimsMoreRecordsThanItHasIsReadAsFarAsItGoes() {
    boolean many = Boolean.getBoolean("long");
    for (int count : many ? List.of(Integer.MAX_VALUE, -1, 1 << 30) : List.of(-1)) {
      reads.set(0);
      ByteBuffer file = database("CREATE TABLE t(a)", 8);
      ByteBuffer journal = ByteBuffer.allocate(SIZE + 40 * (SIZE + 8));
      journal.putLong(0xd9d505f920a163d7L).putInt(count).putInt(0).putInt(count);
      journal.putInt(512).putInt(SIZE);
      for (int i = 0; i < 40; i++) {
        journal.putInt(512 + i * (SIZE + 8), i % 5 == 0 ? count : 2 + i % 7);
      }
      DatabaseFiles files =
          new DatabaseFiles(segment(file), Optional.empty(), Optional.of(segment(journal)));
      assertThat(examine(files, 48)).isNotNegative();
    }
  }

  @Test
  void aTreeAsDeepAsTheFileIsLongIsNotGoneDownAgainAndAgain() {
    int pages = 3000;
    ByteBuffer file = database("CREATE TABLE t(a)", pages);
    for (int page = 2; page < pages; page++) {
      int base = (page - 1) * SIZE;
      file.put(base, (byte) 5).putShort(base + 3, (short) 1).putShort(base + 5, (short) 500);
      file.putInt(base + 8, page + 1).putShort(base + 12, (short) 500);
      file.putInt(base + 500, page + 1).put(base + 504, (byte) 9);
    }
    leaf(file, (pages - 1) * SIZE, new byte[] {4, 1, 2, 15, 'x', 'y'});
    assertThat(examine(DatabaseFiles.of(segment(file)), pages)).isNotNegative();
  }

  @Test
  void freeblocksThatLieInEachOtherCostNoMoreThanTheirBytes() {
    int pages = 16;
    ByteBuffer file = database("CREATE TABLE t(a,b)", pages);
    for (int page = 2; page <= pages; page++) {
      int base = (page - 1) * SIZE;
      int step = 1 + page % 6;
      file.put(base, (byte) 13).putShort(base + 1, (short) 8).putShort(base + 5, (short) 8);
      for (int at = 8; at + step + 4 <= SIZE; at += step) {
        file.putShort(base + at, (short) (at + step)).putShort(base + at + 2, (short) (SIZE - at));
      }
    }
    assertThat(examine(DatabaseFiles.of(segment(file)), pages)).isNotNegative();
  }

  @Test
  void tablesOfNothingButNullAndOfOneColumnDoNotFitEverywhere() {
    for (String sql :
        List.of("CREATE TABLE t(a,b,c,d)", "CREATE TABLE t(a)", "CREATE TABLE t(a INT)")) {
      for (byte[] residue : List.of(new byte[] {0}, new byte[] {3, 1, 2, 0}, new byte[] {2, 8})) {
        reads.set(0);
        int pages = 8;
        ByteBuffer file = database(sql, pages);
        for (int at = SIZE; at < file.capacity(); at++) {
          file.put(at, residue[at % residue.length]);
        }
        boolean one = !sql.contains(",");
        byte[] row = one ? new byte[] {2, 1, 2, 0} : new byte[] {5, 1, 5, 0, 0, 0, 0};
        leaf(file, SIZE, row);
        assertThat(examine(DatabaseFiles.of(segment(file)), pages)).isNotNegative();
      }
    }
  }

  /** Page 1 declares one table, whose root is page 2. */
  private static ByteBuffer database(String sql, int pages) {
    ByteBuffer file = ByteBuffer.allocate(pages * SIZE);
    file.put(0, "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    file.putShort(16, (short) SIZE).put(18, (byte) 2).put(19, (byte) 2);
    file.put(21, (byte) 64).put(22, (byte) 32).put(23, (byte) 32).putInt(28, pages).putInt(56, 1);
    ByteBuffer cell = ByteBuffer.allocate(2 + 6 + 8 + sql.length());
    cell.put((byte) (cell.capacity() - 2)).put((byte) 1);
    cell.put(new byte[] {6, 23, 15, 15, 1, (byte) (13 + 2 * sql.length())});
    cell.put(("tablett\u0002" + sql).getBytes(StandardCharsets.US_ASCII));
    leaf(file, 100, cell.array());
    return file;
  }

  /** A leaf with one cell at the end of its page. */
  private static void leaf(ByteBuffer file, int header, byte[] cell) {
    int base = header / SIZE * SIZE;
    int at = SIZE - cell.length;
    file.put(base + at, cell).put(header, (byte) 13).putShort(header + 1, (short) 0);
    file.putShort(header + 3, (short) 1).putShort(header + 5, (short) at);
    file.put(header + 7, (byte) 0).putShort(header + 8, (short) at);
  }

  private static MemorySegment segment(ByteBuffer bytes) {
    return MemorySegment.ofBuffer(bytes.duplicate().clear());
  }

  /** The checksum of a log, in the order of bytes that its magic number says. */
  private static void add(int[] sum, ByteBuffer wal, int from, int length) {
    ByteBuffer bytes = wal.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int at = from; at < from + length; at += 8) {
      sum[0] += bytes.getInt(at) + sum[1];
      sum[1] += bytes.getInt(at + 4) + sum[0];
    }
  }
}
