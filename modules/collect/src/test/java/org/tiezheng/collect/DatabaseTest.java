package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Reading;

/** A database that no other importer knows is listed with its tables. */
class DatabaseTest {
  /** How many rows the published Chinook database has. */
  private static final Map<String, Integer> CHINOOK =
      Map.of(
          "Album",
          347,
          "Artist",
          275,
          "Customer",
          59,
          "Employee",
          8,
          "Genre",
          25,
          "Invoice",
          412,
          "InvoiceLine",
          2240,
          "Playlist",
          18,
          "PlaylistTrack",
          8715,
          "Track",
          3503);

  @Test
  @Tag("corpus")
  void theTablesOfAnUnknownDatabaseAreCounted() throws IOException {
    Path folder = Collected.corpus("sms/dod-cyber-crime-center+sqlite-dissect");
    byte[] bytes =
        Files.readAllBytes(folder.resolve("sqlite_dissect/tests/test_files/chinook.sqlite"));

    Collected collected = Collected.of("chinook.sqlite", bytes);

    assertThat(collected.reading().importer()).isEqualTo("database.sqlite");
    assertThat(collected.reading().complete()).isTrue();
    CHINOOK.forEach((table, rows) ->
        assertThat(collected.reading().statements())
            .contains(new Reading.Statement("rows." + table, rows.toString())));
    assertThat(collected.all(FileEntry.class))
        .extracting(FileEntry::sha256)
        .isEqualTo(List.of(Collected.sha256(bytes)));
  }

  @Test
  @Tag("corpus")
  void aDatabaseThatWasCutOffIsNotComplete() throws IOException {
    Path folder = Collected.corpus("sms/dod-cyber-crime-center+sqlite-dissect");
    byte[] bytes =
        Files.readAllBytes(folder.resolve("sqlite_dissect/tests/test_files/chinook.sqlite"));

    Collected collected = Collected.of("cut.sqlite", Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(collected.reading().importer()).isEqualTo("database.sqlite");
    assertThat(collected.reading().complete()).isFalse();
    assertThat(collected.reading().notes().toString()).contains("可能缺行", "Track");
    assertThat(collected.reading().notes().toString()).contains("Genre 25");
    assertThat(collected.all(FileEntry.class)).hasSize(1);
  }

  @Test
  void aFileThatOnlyBeginsLikeADatabaseIsListedAsAFile() {
    byte[] bytes = "SQLite format 3\0 and nothing else".getBytes(StandardCharsets.US_ASCII);

    Collected collected = Collected.of("x.db", bytes);

    assertThat(collected.reading().complete()).isTrue();
    assertThat(collected.all(FileEntry.class)).hasSize(1);
  }
}
