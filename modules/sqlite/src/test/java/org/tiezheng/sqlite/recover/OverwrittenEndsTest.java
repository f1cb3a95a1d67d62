package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;

/** Rows whose last bytes were written over, on pages as SQLite left them: they are not whole. */
@Tag("SEED-RCV-01")
class OverwrittenEndsTest {
  @TempDir Path folder;

  /** The cell now at 649 was at 647 before, over the last byte of the row at 601. */
  private static final String KEYED =
      """
      0a02590009003700021d01e101b1017500d60037036302c60289000000000000000000000000000000000000\
      0000000000000000000000811d07011f098219051174616c6b657230323731312d3439633265623832363820\
      e7949fe4bd9ce4b88de4bba5e4bb96e5a4a7e4b8bae8a681e4bba5e68891e5ada6e69c89e68891e4babae698\
      afe4b88ae4babae5a49ae8bf87e68891e4b88de5be97e8808ce59ca8e698afe68891e68890e99da2e7949fe6\
      9c89e5908ee58aa8e5908ee587bae8808ce4b8bae8bf99e4b880e5908ee8a68100016b6d0087811d07011f09\
      8219051074616c6b657230333131302d6130373461626230346520e59ca8e4b88be58aa8e5908ce5afb9e4bb\
      a5e697b6e4b88de58aa8e4bb96e68980e58886e8afb4e5b9b4e69da5e5a49ae4bb96e5b9b4e69c89e68980e5\
      8fafe7bb8fe7bb8fe794a8e8808ce5908ce4bbace4b88de4ba8ee5be97e4b8aae68980e58f91e4ba8ee4baa7\
      e696b9e4b880e4b88de8808ce8bf8700019e30b3f83b06011f0857050f74616c6b6572303331662d34323035\
      30623736386620e4ba8ee4b99fe5908ce58aa8e5b0b1e8bf99e4b8ade4ba8e00016826bebe2f06011f083f05\
      0e74616c6b6572303139652d3039663634383666326420676f6f647320706c65617365000126f010753b0601\
      1f0857050d74616c6b6572303035642d3939383335306633393020e5b7a5e7bb8fe4ba86e59ca8e8808ce59b\
      bde588b0e5ada600009c8066173b06011f0957050c74616c6b6572303031632d6535366466383862633720e4\
      b8bbe794a8e4bd9ce588b0e697b6e697b6e4b8ade5908e00014480654500000030093d050b74616c6b657230\
      3432622d313433326666663663662064616d61676564207468650000acddbf3c063c06011f0859051474616c\
      6b657230323931342d6263653839326531663420e5908ce4b8aae4b8ade4bba5e4bb96e794a8e5b7a5e7949f\
      000091fcdb20811b07011f098219041374616c6b657230333331332d3261316239366563306320e4baa7e4b8\
      bae59bbde4bbace5b0b1e8afb4e6b091e8bf99e4b880e4b880e5b7a5e4ba8ee5b7a5e4bd9ce59bbde587bae6\
      b395e4baa7e4bb96e4bc9ae8bf99e69da5e5b0b1e8bf87e4baa7e4b8bae8bf99e4b8ade69c89e5be97e4bc9a\
      e79a84e5a4a7e4bbace58aa8e59cb0e697b6e4b8aae5ad90e697b63e144a38811b07011f098219041274616c\
      6b657230323231322d3432303562633561316420e587bae68980e4b8bbe68890e4ba86e8afb4e8bf87e68891\
      e58aa8e5b9b4e8a681e4ba8ee4b8bae4b88be5be97e58aa8e69c89e7bb8fe4bba5e5b0b1e4bc9ae59bbde58a\
      a8e697b6e5ae9ae59cb0e5908ce794a8e698afe698afe5ae9ae58886e8afb4e5ad90e8bf87e7bb8fe4b880e6\
      97b6e99da2e5a4a74f8d8d21\
      """;

  /** At 73 the beginning of a cell, of which all from 82 on was written over with zeroes. */
  private static final String STATES =
      """
      0d00e0001100630000c700ae0095007c006303e703ce03b5039c0383036a03510338031f030602ed02d402d4\
      02d4006300630063006300630000000000000000000000000000000000168368100009000808000000000000\
      0000000000000000000000168368100009000808080808000005080809081e807ccd50361683671000080808\
      0900080809080509080000111a629928461683661000080909080009000909050809090810179457910f1683\
      65100008000909080908080905000808001f69f46391781683641000080008090808090800050808090814bc\
      77b2a0bf000001f40008090908080900000005000808001544a80e6ad8000001db0008000809080000090005\
      080808001f2dad231dfe000001c20008080809080909080805000808001a567a31ebf0168360100008080009\
      090908080905080009001e32de8dcf6816835f100008080809080008090905080900081bb5d5f7eade16835e\
      1000090808080000080808050909090810d26310101916835d1000090908000909000000050800080919acd0\
      20c24a000002710000000808080900090905080908081abb2e0f1b6c00000258000800080809090808000508\
      0809081435760638620000023f00080000000909000808050008080817feb3edb60100000226000809000808\
      0909080805080909001e274f7d55770000020d0000000908080808000805080000081b3a3902b794000001f4\
      000809090000080808090508000000185f060d337e000001db00080808080808080808050809000810d055d1\
      ed13000001c200080909080800090008050008080817520a363cd1000001a900080808080800090808050800\
      00091d94398e73850000019000000800080808090900050008080818375d2698f20000017700090808090908\
      09000005000809081dbeb294a5f00000015e000808000908090900080509090800121c49c6d20f0000014500\
      0008080809000808080508080000173be2025bb0168374100008090800000808090905000908081b9fa9fd0a\
      161683731000090800080800000000050009000812b9ba6a118d168372100008080808000908000805000800\
      00132ced170472168371100008080808000008080905080000091008f199e55d168370100008080008090809\
      080805080808091155c6cbfaca16836f1000080800080808080808050908000013b27f92f84816836e100009\
      0808080809080908050008080819161bffaf9c16836d100008000808080809090805080008091200994ea312\
      16836c1000090809000908080909050008080813b01416f66316836b10000908080800080808090500080800\
      17bd9606d8b516836a100009000809080900080905080008081f3baa24f3c216836910000809080808080008\
      00050800000819ca92a422af\
      """;

  /** At 101, before the cell at 103, is the offset of the freeblock at 495: another began there. */
  private static final String PAIRS =
      """
      0d011b001300670001de01cd010900f701bb01a90197018501730161014f00e500d300c100af009d008b0079\
      0067006700670065004300430043004300000000000000000000d60505275c3c9a48f9169662c8055e000000\
      c405053106594282b7188727a101ef0f81340305053820631c3e2910b7c10f199d0f813303050534c143d87d\
      1c19b6a74c9c1f0f81320305052ae30ac86e941009f381aba00f813103050531d2d0ae2af8150c50f186370f\
      81300305052e6f9b667c6e16af030ea2420f812f03050530c4024bcc411ee3ba3b3c2e0f812e03050524d0f9\
      cefa59189acb40fc3b0f812d0305052cca4f0725ac13f3a7c47e0e0f8125030505220ae85a88391f2803e661\
      de0f81240305052472e0853cad1e8378fbf57a01ef00340505248373def0ec17e44755c47901ef0022050533\
      869ac516b214f08311fd3301ef0010050526b56d499c1915dad9380f812c0305052bf456206f3014ad26e749\
      070f812b0305052d1ddb59c78615de4d9171e70f812a0305053048375a6712130a83080c3c0f812903050528\
      83e62502871143f3ae42ad0f81280305053ffba40cac621906d7f3529c0f81270305052268b6f1df3817a9b3\
      63832e0f812603050520e7ee2df9a31e8a536151e90f67030505340f5cd0ce571c5a5eef776a0f660305053d\
      c20ee5df4f1a13bc26880400000011053981e17357a31324b34a2397\
      """;

  @Test
  void theLastValueIsInDoubtWhereTheOffsetOfAFreeblockIsItsEnd() {
    String sql = "CREATE TABLE pair(a INT, b INT)";
    List<RecoveredRow> rows = recover("pair", sql, PAIRS);
    assertThat(rows)
        .filteredOn(row -> Canonical.of(row.values()).contains("i53903337095863"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.certainty().getLast()).isNotEqualTo(Certainty.CERTAIN));
  }

  @Test
  void zeroesBeforeAndBehindTheBeginningOfACellMakeNoRowWithALongRowid() {
    StringBuilder sql = new StringBuilder("CREATE TABLE state(id INTEGER PRIMARY KEY");
    for (int i = 0; i < 14; i++) {
      sql.append(",c").append(i).append(" INT");
    }
    List<RecoveredRow> rows = recover("state", sql + ")", STATES);
    assertThat(rows).noneMatch(row -> row.source().place().offset() == 1024 + 70);
  }

  /**
   * In this world, page 46 has the head of a freeblock to its end at 123. A live cell from 149 is
   * written over the row that began there; from 125 on, its text looked like another row.
   */
  @Test
  void aFreeblockDoesNotBeginAmongTheBytesOfAnotherThatReachedToTheEndOfThePage() throws Exception {
    WorldsRecoveryTest.generate(folder, 500, 60, 16, 512, List.of("fewtext", "F-autovacuum"));
    World world = World.read(folder.resolve("fewtext-F-autovacuum"));
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(world.open(), rows::add, RecoveryOptions.USUAL);
    Score score = Score.of(world.rows(), rows);
    assertThat(score.foundThere).isPositive().isEqualTo(score.there);
    assertThat(score.wrong).isEmpty();
  }

  /**
   * In this world, rowid, header and length of the text of a row in the log look like the head of a
   * freeblock, and the first letter like the type of a text that ends where the row was cut off.
   */
  @Test
  void aFreeblockDidNotBeginWithinAHeaderThatIsThere() throws Exception {
    WorldsRecoveryTest.generate(folder, 500, 60, 25, 4096, List.of("fewtext", "J-wal-checkpoints"));
    World world = World.read(folder.resolve("fewtext-J-wal-checkpoints"));
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(world.open(), rows::add, RecoveryOptions.USUAL);
    Score score = Score.of(world.rows(), rows);
    assertThat(score.wrong).isEmpty();
    assertThat(score.foundThere).isPositive().isEqualTo(score.there);
  }

  /** In this world, such a block reaches from the last byte of a header to a live cell. */
  @Test
  void theLastFreeblockMayHaveBegunWithinAHeader() throws Exception {
    WorldsRecoveryTest.generate(folder, 500, 60, 18, 8192, List.of("sms", "N-update"));
    World world = World.read(folder.resolve("sms-N-update"));
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(world.open(), rows::add, RecoveryOptions.USUAL);
    assertThat(Score.of(world.rows(), rows).missed).isEmpty();
  }

  /** In this world, zeroes and the next freeblock's offset look like the head of such a block. */
  @Test
  void aFreeblockWhoseLengthIsRightIsKeptBehindWhatLooksLikeALastOne() throws Exception {
    WorldsRecoveryTest.generate(folder, 500, 60, 5, 1024, List.of("altered", "N-update"));
    World world = World.read(folder.resolve("altered-N-update"));
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(world.open(), rows::add, RecoveryOptions.USUAL);
    assertThat(Score.of(world.rows(), rows).missed).isEmpty();
  }

  @Test
  void theLastValueIsInDoubtWhereTheNextCellMayHaveBegunWithinIt() {
    String sql =
        "CREATE TABLE keyed(talker TEXT, seq INTEGER, flag INT, body TEXT, n INTEGER,"
            + " PRIMARY KEY(seq, talker)) WITHOUT ROWID";
    List<RecoveredRow> rows = recover("keyed", sql, KEYED);
    String body = Canonical.text("b-1432fff6cf damaged the");
    assertThat(rows)
        .filteredOn(row -> Canonical.of(row.values()).contains(body))
        .hasSize(1)
        .allSatisfy(row -> {
          assertThat(row.certainty().subList(0, 4)).containsOnly(Certainty.CERTAIN);
          assertThat(row.certainty().getLast()).isEqualTo(Certainty.PARTIAL);
        });
  }

  private static List<RecoveredRow> recover(String table, String sql, String hex) {
    byte[] page = HexFormat.of().parseHex(hex);
    byte[] cell = declaration(table, sql);
    ByteBuffer file = ByteBuffer.allocate(2 * page.length);
    file.put(0, "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    file.putShort(16, (short) page.length).put(18, (byte) 1).put(19, (byte) 1);
    file.put(21, (byte) 64).put(22, (byte) 32).put(23, (byte) 32).putInt(56, 1);
    int at = page.length - cell.length;
    file.put(100, (byte) 13).putShort(103, (short) 1).putShort(105, (short) at);
    file.putShort(108, (short) at).put(at, cell).put(page.length, page);
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(
        Database.open(DatabaseFiles.of(MemorySegment.ofArray(file.array()))),
        rows::add,
        RecoveryOptions.USUAL);
    return rows;
  }

  private static byte[] declaration(String name, String sql) {
    byte[] body = ("table" + name + name + "\2" + sql).getBytes(StandardCharsets.US_ASCII);
    byte[] text = RecordBytes.varint(13 + 2 * sql.length());
    byte[] payload = RecordBytes.varint(5 + text.length + body.length);
    byte nameType = (byte) (13 + 2 * name.length());
    ByteBuffer cell = ByteBuffer.allocate(payload.length + 6 + text.length + body.length);
    cell.put(payload).put((byte) 1).put((byte) (5 + text.length));
    cell.put((byte) (13 + 10)).put(nameType).put(nameType).put((byte) 1);
    return cell.put(text).put(body).array();
  }
}
