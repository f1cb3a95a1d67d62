package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Chat programs have a table for each conversation, all made alike. A row on a page that belongs to
 * none may be of any of them: that another conversation has a row with its rowid makes it no former
 * version of that row.
 */
@Tag("SEED-RCV-01")
class TablesAlikeTest {
  @TempDir Path folder;

  @Test
  void aDeletedRowIsNotCalledTheFormerVersionOfARowOfAnotherConversation() throws Exception {
    Worlds.generate("make_alike.py", folder.toString());
    Database database = Worlds.open(folder.resolve("alike.db"));
    List<RecoveredRow> ofEmptied = new ArrayList<>();
    List<RecoveredRow> changed = new ArrayList<>();
    Recovery.scan(
        database,
        row -> {
          if (row.value("body") instanceof Value.Text body && body.text().startsWith("emptied")) {
            ofEmptied.add(row);
          } else if (row.state() != RowState.STALE_COPY) {
            changed.add(row);
          }
        },
        RecoveryOptions.USUAL);

    assertThat(ofEmptied)
        .hasSizeGreaterThan(60)
        .allSatisfy(row ->
            assertThat(row.state())
                .as("%s: %s", row.table().name(), row.value("body"))
                .isIn(RowState.DELETED, RowState.DELETED_OR_EARLIER));
    assertThat(ofEmptied.stream().map(RecoveredRow::basis)).contains(Basis.TABLES_ALIKE);
    assertThat(changed).allSatisfy(row -> assertThat(row.state()).isNotEqualTo(RowState.DELETED));
  }
}
