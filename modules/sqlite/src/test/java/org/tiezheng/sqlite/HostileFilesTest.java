package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files made by hand that point in circles or claim what they do not hold. */
class HostileFilesTest {
  private static final int SIZE = 512;

  /** A database of some pages with one table {@code t(a)} whose root is page 2. */
  private final ByteBuffer file = ByteBuffer.allocate(8 * SIZE);

  private HostileFilesTest database() {
    file.put(0, "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    file.putShort(16, (short) SIZE).put(18, (byte) 1).put(19, (byte) 1);
    file.put(21, (byte) 64).put(22, (byte) 32).put(23, (byte) 32).putInt(56, 1);
    byte[] sql = "CREATE TABLE t(a)".getBytes(StandardCharsets.US_ASCII);
    byte[] record = new byte[6 + 5 + 1 + 1 + 1 + sql.length];
    record[0] = 6;
    record[1] = 13 + 2 * 5;
    record[2] = 13 + 2;
    record[3] = 13 + 2;
    record[4] = 1;
    record[5] = (byte) (13 + 2 * sql.length);
    ByteBuffer.wrap(record)
        .position(6)
        .put("table".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 't')
        .put((byte) 't')
        .put((byte) 2)
        .put(sql);
    leaf(1, 100, cell(1, record));
    return this;
  }

  private static byte[] cell(int rowid, byte[] record) {
    return ByteBuffer.allocate(record.length + 2)
        .put((byte) record.length)
        .put((byte) rowid)
        .put(record)
        .array();
  }

  private void leaf(int page, int header, byte[]... cells) {
    int base = (page - 1) * SIZE;
    int end = SIZE;
    for (int i = 0; i < cells.length; i++) {
      end -= cells[i].length;
      file.put(base + end, cells[i]).putShort(base + header + 8 + 2 * i, (short) end);
    }
    file.put(base + header, (byte) 13);
    file.putShort(base + header + 3, (short) cells.length).putShort(base + header + 5, (short) end);
  }

  private void interior(int page, int right, int... children) {
    int base = (page - 1) * SIZE;
    file.put(base, (byte) 5).putShort(base + 3, (short) children.length).putInt(base + 8, right);
    for (int i = 0; i < children.length; i++) {
      int at = SIZE - 5 * (i + 1);
      file.putShort(base + 12 + 2 * i, (short) at)
          .putInt(base + at, children[i])
          .put(base + at + 4, (byte) i);
    }
    file.putShort(base + 5, (short) (SIZE - 5 * children.length));
  }

  private Database open() {
    return Database.open(DatabaseFiles.of(MemorySegment.ofArray(file.array())));
  }

  private Walk rows() {
    Database database = open();
    DamageLog damage = new DamageLog();
    ByteLedger ledger = ByteLedger.of(database, damage);
    assertThat(ledger.total()).isEqualTo(ledger.fileSize());
    return database.rows(database.schema().table("t").orElseThrow(), row -> {});
  }

  @Test
  void aPlainTableIsReadWithoutComplaint() {
    database().leaf(2, 0, cell(1, new byte[] {2, 1, 42}), cell(2, new byte[] {2, 9}));
    Walk walk = rows();
    assertThat(walk.rows()).isEqualTo(2);
    assertThat(walk.damage()).isEmpty();
  }

  @Test
  void aTreeInACircleIsReadOnce() {
    database().interior(2, 2, 3, 4, 3, 2);
    leaf(3, 0, cell(1, new byte[] {2, 9}));
    interior(4, 2, 3);
    Walk walk = rows();
    assertThat(walk.rows()).isEqualTo(1);
    assertThat(walk.damage()).extracting(Damage::what).containsOnly(Defects.PAGE_TWICE);
  }

  @Test
  void anOverflowChainInACircleGivesWhatIsThere() {
    // 8 MiB of payload in a chain of two pages that point at each other.
    long payload = 4L << 21 | 1;
    int local = Cell.localLength(PageType.TABLE_LEAF, payload, SIZE);
    ByteBuffer big = ByteBuffer.allocate(5 + local + 4);
    big.put((byte) 0x84).put((byte) 0x80).put((byte) 0x80).put((byte) 1).put((byte) 1);
    big.put(5, (byte) 5)
        .put(6, (byte) 0x84)
        .put(7, (byte) 0x80)
        .put(8, (byte) 0x80)
        .put(9, (byte) 0);
    big.putInt(5 + local, 3);
    database().leaf(2, 0, big.array(), cell(2, new byte[] {2, 9}));
    file.putInt(2 * SIZE, 4).putInt(3 * SIZE, 3);
    List<Row> rows = new ArrayList<>();
    Database database = open();
    Walk walk = database.rows(database.schema().tables().getFirst(), rows::add);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().complete()).isFalse();
    assertThat(rows.getFirst().overflow()).hasSize(2);
    assertThat(walk.damage()).extracting(Damage::what).containsExactly(Defects.CHAIN_BROKEN);
    assertThat(rows().rows()).isEqualTo(2);
  }

  @Test
  void aFreelistInACircleEnds() {
    database().leaf(2, 0);
    file.putInt(32, 5).putInt(36, 3);
    file.putInt(4 * SIZE, 6).putInt(4 * SIZE + 4, 1000).putInt(5 * SIZE, 5);
    Database database = open();
    DamageLog damage = new DamageLog();
    PageMap map = PageMap.of(database.main(), database.schema(), damage);
    assertThat(map.role(5)).isEqualTo(PageRole.FREELIST_TRUNK);
    assertThat(map.role(6)).isEqualTo(PageRole.FREELIST_TRUNK);
    assertThat(map.role(7)).isEqualTo(PageRole.UNREACHABLE);
    assertThat(damage.first())
        .extracting(Damage::what)
        .contains(Defects.TRUNK_TOO_LONG, Defects.PAGE_TWICE);
  }

  @Test
  void cellsThatOverlapAreNotMultiplied() {
    byte[] cell = cell(1, new byte[] {2, 1 + 13 + 2 * 40});
    database().leaf(2, 0, cell);
    int base = SIZE;
    file.putShort(base + 3, (short) 240);
    for (int i = 0; i < 240; i++) {
      file.putShort(base + 8 + 2 * i, (short) (SIZE - 4));
    }
    Walk walk = rows();
    assertThat(walk.rows()).isLessThanOrEqualTo(SIZE / 4);
    assertThat(walk.damageCount()).isPositive();
  }

  @Test
  void somethingElseIsNoDatabase() {
    for (byte[] bytes : List.of(new byte[0], new byte[100], new byte[5000])) {
      assertThatThrownBy(() -> Database.open(DatabaseFiles.of(MemorySegment.ofArray(bytes))))
          .isInstanceOf(UnreadableDatabaseException.class);
    }
    database();
    file.putShort(16, (short) 600);
    assertThatThrownBy(this::open).isInstanceOf(UnreadableDatabaseException.class);
  }

  @Test
  void anEncryptedDatabaseIsReadThroughItsDecoder() {
    database().leaf(2, 0, cell(1, new byte[] {2, 1, 42}));
    byte[] stored = file.array().clone();
    for (int i = 0; i < stored.length; i++) {
      stored[i] ^= (byte) (0x5a + i / SIZE);
    }
    PageDecoder decoder = xor(0, PageDecoder.Outcome.DECODED);
    DatabaseFiles files =
        new DatabaseFiles(MemorySegment.ofArray(stored), Optional.empty(), Optional.empty());
    Database database = Database.open(files, decoder);
    List<Value> values = new ArrayList<>();
    database.rows(database.schema().tables().getFirst(), row -> values.addAll(row.values()));
    assertThat(values).containsExactly(new Value.Int(42));
    assertThatThrownBy(() -> Database.open(files)).isInstanceOf(UnreadableDatabaseException.class);
  }

  @Test
  void whatStandsOnAPageWithAWrongAuthenticationCodeIsReadAndMarked() {
    database().leaf(2, 0, cell(1, new byte[] {2, 1, 42}));
    List<Row> rows = new ArrayList<>();
    Walk walk = encrypted(PageDecoder.Outcome.DOUBTFUL, rows);
    assertThat(rows)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.values()).containsExactly(new Value.Int(42));
          assertThat(row.complete()).isFalse();
          assertThat(row.place().offset()).isEqualTo(3 + SIZE + SIZE - 5);
        });
    assertThat(walk.damage())
        .containsExactly(new Damage(StoreFile.MAIN, 2, 3 + SIZE, Defects.PAGE_DOUBTFUL));
  }

  @Test
  void aPageThatCannotBeDecodedIsDamageAndNotReadAsStored() {
    database().leaf(2, 0, cell(1, new byte[] {2, 1, 42}));
    List<Row> rows = new ArrayList<>();
    Walk walk = encrypted(PageDecoder.Outcome.LOST, rows);
    assertThat(rows).isEmpty();
    assertThat(walk.damage())
        .containsExactly(new Damage(StoreFile.MAIN, 2, 3 + SIZE, Defects.PAGE_LOST));
  }

  /** The rows of a database whose pages begin behind three other bytes. */
  private Walk encrypted(PageDecoder.Outcome secondPage, List<Row> rows) {
    byte[] stored = new byte[3 + file.capacity()];
    for (int i = 0; i < file.capacity(); i++) {
      stored[3 + i] = (byte) (file.get(i) ^ (0x5a + i / SIZE));
    }
    Database database =
        Database.open(DatabaseFiles.of(MemorySegment.ofArray(stored)), xor(3, secondPage));
    return database.rows(database.schema().tables().getFirst(), rows::add);
  }

  private static PageDecoder xor(long start, PageDecoder.Outcome secondPage) {
    return new PageDecoder() {
      @Override
      public int pageSize() {
        return SIZE;
      }

      @Override
      public long start() {
        return start;
      }

      @Override
      public Outcome decode(long number, MemorySegment page, MemorySegment plain) {
        for (int i = 0; i < SIZE; i++) {
          int value = Bytes.u8(page, i) ^ (int) (0x5a + number - 1);
          plain.set(ValueLayout.JAVA_BYTE, i, (byte) value);
        }
        return number == 2 ? secondPage : Outcome.DECODED;
      }
    };
  }
}
