package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;

/** A backup is one item with all its files, and one for each message store inside. */
class BackupTest {
  private static final String STORE = "HomeDomain/Library/SMS/sms.db";

  @TempDir Path folder;

  private static Path corpus() {
    String corpus = System.getProperty("corpus", "");
    if (corpus.isEmpty()) {
      System.out.println("SKIPPED: the conformance material is not here (property corpus)");
    }
    assumeTrue(!corpus.isEmpty());
    return Path.of(corpus, "sms", "mvt-project+mvt", "tests", "artifacts");
  }

  private CollectReport collect(Path vault, Workplace place, Path... paths) throws Exception {
    if (!Files.exists(vault)) {
      new NewCase(place).open(vault, "title: t\nitems:\n");
    }
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      return new Collect(open).run(new Collect.Request(List.of(paths), "", "", Map.of()));
    }
  }

  @Test
  @Tag("corpus")
  @Tag("SEED-SMS-02")
  void anIphoneBackupBecomesItsFilesAndItsMessages() throws Exception {
    Path vault = folder.resolve("phone.case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    CollectReport report = collect(vault, place, corpus().resolve("ios_backup"));

    try (OpenCase open = OpenCase.forReading(vault, place)) {
      Item whole = item(open, Kind.OTHER);
      Item texts = item(open, Kind.SMS);
      assertThat(open.matter().items()).hasSize(report.items().size());
      assertThat(whole.originals()).as("every file of the backup").hasSize((int) report.files());
      assertThat(whole.reading().orElseThrow().complete()).isTrue();
      assertThat(whole.reading().orElseThrow().tables())
          .as("the publisher left a stored file that the list does not name")
          .anyMatch(t -> t.table().equals("stored files that are not listed") && t.setAside() == 1);
      // Most of this backup was not published: what the list names and is not there is said.
      try (Stream<Record> files = open.records(whole.number());
          Stream<?> missing = open.setAsides(whole.number())) {
        assertThat(files.filter(FileEntry.class::isInstance)).isNotEmpty();
        assertThat(missing).isNotEmpty();
      }
      try (Stream<Record> records = open.records(texts.number())) {
        List<Record> all = records.toList();
        assertThat(all).hasSize(1).allMatch(TextMessage.class::isInstance);
        Provenance place1 = all.getFirst().provenance();
        assertThat(place1.members()).containsExactly(STORE);
        assertThat(texts.originals()).contains(place1.original());
      }
      assertThat(texts.carrier()).containsKey("deviceName");
    }
  }

  @Test
  @Tag("corpus")
  void collectingTheSameBackupAgainAddsNothing() throws Exception {
    Path vault = folder.resolve("phone.case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    CollectReport first = collect(vault, place, corpus().resolve("ios_backup"));

    CollectReport again = collect(vault, place, corpus().resolve("ios_backup"));

    assertThat(first.items()).isNotEmpty();
    assertThat(again.again()).isEqualTo(again.files());
    assertThat(again.items()).isEmpty();
  }

  private static Item item(OpenCase open, Kind kind) {
    return open.matter().items().stream().filter(i -> i.kind() == kind).findFirst().orElseThrow();
  }
}
