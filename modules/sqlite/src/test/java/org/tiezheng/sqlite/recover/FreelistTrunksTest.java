package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows on pages that list free pages now: behind the numbers is what they held before. */
@Tag("SEED-RCV-01")
class FreelistTrunksTest {
  @TempDir Path folder;

  /** In these worlds the list was longer once, and its last number covers a row's beginning. */
  @Test
  void aRowBeginsUnderTheNumbersOfAListThatWasLonger() throws Exception {
    everythingComesBack(27, 1024, "mixed", "M-span-reuse");
    everythingComesBack(24, 1024, "keyed", "M-span-reuse");
  }

  /** In this world, whole rows of a page say whose the rows are that lost their beginning. */
  @Test
  void theWholeRowsOfAPageTellItsTable() throws Exception {
    everythingComesBack(23, 1024, "fewtext", "B-span");
  }

  /** In this world, a row's bytes are zeroes from the first value on, as far as its next copy. */
  @Test
  void zeroesBeforeTheSameCellAreNoValues() throws Exception {
    everythingComesBack(32, 512, "fewints", "M-span-reuse");
  }

  /** In these worlds, the statement of the dropped table is gone; in one, 05 05 03 01 01 02 04. */
  @Test
  void theRowsOfAnUnknownTableComeBackFromThemAndNoOthers() throws Exception {
    everythingComesBack(26, 512, "sms", "P-drop");
    everythingComesBack(28, 2048, "sms", "Q-drop-reuse");
  }

  private void everythingComesBack(int seed, int pageSize, String schema, String scenario)
      throws Exception {
    Path out = folder.resolve("" + seed);
    WorldsRecoveryTest.generate(out, 500, 60, seed, pageSize, List.of(schema, scenario));
    Score score = score(World.read(out.resolve(schema + "-" + scenario)));
    assertThat(score.wrong).isEmpty();
    assertThat(score.liveShown).isEmpty();
    assertThat(score.missed).isEmpty();
    assertThat(score.foundThere).isPositive();
  }

  private static Score score(World world) throws IOException {
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(world.open(), rows::add, RecoveryOptions.USUAL);
    return Score.of(world.rows(), rows);
  }
}
