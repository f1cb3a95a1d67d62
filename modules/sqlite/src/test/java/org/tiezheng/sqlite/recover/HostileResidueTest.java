package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;

/** Residue made to fit every table everywhere: the work stays in proportion to the bytes. */
@Tag("SEED-RCV-01")
class HostileResidueTest {
  private static final int SIZE = 4096;
  private static final int PAGES = Boolean.getBoolean("long") ? 12 : 4;

  /** What one byte of an image may cost in both passes, and what the last step may be too much. */
  private static final long UNITS = 2 * 40;

  @Test
  void theWorkIsBoundedByTheBytesAndWhatWasNotSearchedIsSaid() {
    for (String kind : List.of("rowid", "keyed")) {
      for (byte[] pattern : patterns()) {
        Database database = database(kind, pattern);
        try (Arena arena = Arena.ofShared()) {
          Search search = new Search(database, RecoveryOptions.USUAL, _ -> {}, arena);
          Groups groups = search.run();
          RecoveryReport report = search.report(groups.finds().count(), Map.of(), 0, 0, 0, 0);
          assertThat(search.spent()).isLessThan(UNITS * PAGES * SIZE);
          Unsearched rest = report.notSearched();
          assertThat(rest.images()).isBetween(0L, (long) PAGES);
          assertThat(rest.first()).hasSize((int) rest.images());
          assertThat(rest.bytes()).isBetween(rest.images(), rest.images() * SIZE);
        }
      }
    }
  }

  @Test
  void freeblocksEverywhereInManyTablesAreNotAllTriedAndThatIsSaid() {
    Database database = database("keyed", new byte[] {0, 0, 0, 4});
    RecoveryReport report = Recovery.scan(database, _ -> {}, RecoveryOptions.USUAL);
    assertThat(report.notSearched().images()).isPositive();
    assertThat(report.notSearched().first().getFirst().page()).isGreaterThan(1);
  }

  @Test
  void ordinaryResidueIsSearchedToTheEnd() {
    Database database =
        database("rowid", "  an ordinary text, left over ".getBytes(StandardCharsets.UTF_8));
    RecoveryReport report = Recovery.scan(database, _ -> {}, RecoveryOptions.USUAL);
    assertThat(report.notSearched().images()).isZero();
    assertThat(report.bytesSearched()).isPositive();
  }

  /** Freeblocks, the smallest cells, nothing but zero-length types, long headers, anything. */
  private static List<byte[]> patterns() {
    List<byte[]> patterns = new ArrayList<>();
    patterns.add(new byte[] {0, 0, 0, 4});
    patterns.add(new byte[] {3, 1, 3, 8, 9});
    patterns.add(new byte[] {9});
    patterns.add(new byte[] {4, 0, 0, 0});
    patterns.add(new byte[] {0x7f, 0x7f, 4, 0, 8, 9});
    patterns.add(new byte[] {-1, -1, -1, -1, 0x7f, 1, 4, 13, 13, 13});
    patterns.add(new byte[] {0, 0, 0, 8, 3, 1, 3, 8});
    Random random = new Random(11);
    for (int i = 0; i < (Boolean.getBoolean("long") ? 6 : 2); i++) {
      byte[] any = new byte[1 + random.nextInt(40)];
      for (int k = 0; k < any.length; k++) {
        any[k] = (byte) random.nextInt(i % 2 == 0 ? 14 : 256);
      }
      patterns.add(any);
    }
    return patterns;
  }

  /** As many alike tables as a page can declare, and pages that belong to none. */
  private static Database database(String kind, byte[] pattern) {
    ByteBuffer file = ByteBuffer.allocate(PAGES * SIZE);
    for (int at = SIZE; at < file.capacity(); at++) {
      file.put(at, pattern[at % pattern.length]);
    }
    file.put(0, "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    file.putShort(16, (short) SIZE).put(18, (byte) 1).put(19, (byte) 1);
    file.put(21, (byte) 64).put(22, (byte) 32).put(23, (byte) 32).putInt(56, 1);
    int end = SIZE;
    int cells = 0;
    String columns = kind.equals("keyed") ? "(a,b,primary key(a,b))WITHOUT ROWID" : "(a,b,c)";
    while (end > 1000) {
      byte[] cell = declaration("t" + (10 + cells), "CREATE TABLE t" + (10 + cells) + columns);
      end -= cell.length;
      file.put(end, cell).putShort(108 + 2 * cells, (short) end);
      cells++;
    }
    file.put(100, (byte) 13).putShort(103, (short) cells).putShort(105, (short) end);
    return Database.open(DatabaseFiles.of(MemorySegment.ofArray(file.array())));
  }

  private static byte[] declaration(String name, String sql) {
    int text = 13 + 2 * sql.length();
    byte[] body = ("table" + name + name + sql).getBytes(StandardCharsets.US_ASCII);
    boolean wide = text > 127;
    ByteBuffer cell = ByteBuffer.allocate(2 + 6 + (wide ? 1 : 0) + body.length);
    cell.put((byte) (cell.capacity() - 2)).put((byte) 1).put((byte) (wide ? 7 : 6));
    cell.put((byte) (13 + 10)).put((byte) (13 + 2 * name.length()));
    cell.put((byte) (13 + 2 * name.length())).put((byte) 9);
    if (wide) {
      cell.put((byte) (0x80 | text >> 7));
    }
    return cell.put((byte) (text & 0x7f)).put(body).array();
  }
}
