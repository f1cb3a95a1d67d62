package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.history.Worlds;

/**
 * Rowids of all lengths. A freeblock lies over the first four bytes of a freed cell: of a long
 * rowid the end is left, behind bytes that may look like the beginning of another cell.
 */
@Tag("SEED-RCV-01")
class LongRowidsTest {
  @TempDir Path folder;

  @Test
  void everyDeletedMessageComesBackHoweverLongItsRowid() throws Exception {
    Worlds.generate("make_rowids.py", folder.toString());
    Database database = Worlds.open(folder.resolve("rowids.db"));
    List<String> found = new ArrayList<>();
    Recovery.scan(
        database,
        row -> {
          if (row.state() != RowState.STALE_COPY && row.value("body") instanceof Value.Text body) {
            String text = body.text();
            assertThat(text).startsWith("#").endsWith("#");
            found.add(text.substring(1, text.indexOf(' ')));
          }
        },
        RecoveryOptions.USUAL);
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(folder.resolve("rowids.truth")));
  }
}
