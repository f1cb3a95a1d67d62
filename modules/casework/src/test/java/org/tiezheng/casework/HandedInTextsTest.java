package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.testkit.file.SqliteFile;

/** Of a phone's texts with two people only those with one leave, also where a rule quotes texts. */
@Tag("SEED-GD-14")
class HandedInTextsTest {
  private static final String PRIVATE = "PRIVATEWORDS";

  @TempDir Path folder;

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  /** The log holds a later content of a private text, so that its earlier one is found as well. */
  private static Map<String, byte[]> store() {
    try (SqliteFile file = SqliteFile.create(true)) {
      file.run(
          "CREATE TABLE sms(_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, date INTEGER,"
              + " date_sent INTEGER, type INTEGER, body TEXT)");
      for (int id = 1; id <= 20; id++) {
        boolean chosen = id % 2 == 0;
        file.insert(
            "sms",
            "_id",
            id,
            "thread_id",
            chosen ? 1 : 2,
            "address",
            chosen ? "+8613800138000" : "+8613900139000",
            "date",
            1714500000000L + id * 60_000L,
            "type",
            1,
            "body",
            (chosen ? "repay number " : PRIVATE) + id);
      }
      file.checkpoint();
      file.run("UPDATE sms SET body = '" + PRIVATE + " changed' WHERE _id = 5");
      return file.files();
    }
  }

  @Test
  void noWordOfTheOtherThreadIsAmongTheGaps() throws Exception {
    Path phone = Files.createDirectories(folder.resolve("phone"));
    Map<String, byte[]> files = store();
    Files.write(phone.resolve("mmssms.db"), files.get(""));
    Files.write(phone.resolve("mmssms.db-wal"), files.get("-wal"));
    Path vault = folder.resolve("case");
    new NewCase(place()).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place())) {
      new Collect(open).run(new Collect.Request(List.of(phone), "", "", Map.of()));
      // Otherwise there is nothing that could leak.
      assertThat(open.records(1))
          .anyMatch(r -> r instanceof TextMessage m && m.state() == RowState.EARLIER_VERSION);
    }
    Path file = vault.resolve("case.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "    catalogued: false",
                "    catalogued: true\n    conversations: [\"+8613800138000\"]"));
    Path bundle = folder.resolve("bundle");

    assertThat(present(vault, bundle).bundle()).isPresent();

    String written = everything(bundle);
    // Not the bundle itself in the message of a failure: it is long.
    assertThat(written.contains("repay")).isTrue();
    assertThat(written.contains(PRIVATE)).isFalse();
    assertThat(written.contains("13900139000")).isFalse();
  }

  private Present.Result present(Path vault, Path target) throws Exception {
    Map<String, String> reasons = new HashMap<>();
    Optional<Present.Result> result = Optional.empty();
    for (int attempt = 0; attempt < 2 && result.flatMap(Present.Result::bundle).isEmpty(); ) {
      attempt++;
      try (OpenCase open = OpenCase.forWriting(vault, place())) {
        Present.Result now =
            new Present(open)
                .run(new Present.Request(target, false, false, LocalDate.of(2026, 11, 1), reasons));
        now.blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "test"));
        result = Optional.of(now);
      }
    }
    return result.orElseThrow();
  }

  private static String everything(Path bundle) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).append('\n');
        if (file.toString().endsWith(".pdf")) {
          try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            all.append(new PDFTextStripper().getText(pdf).replaceAll("\\s+", "")).append('\n');
          }
        }
      }
    }
    return all.toString();
  }
}
