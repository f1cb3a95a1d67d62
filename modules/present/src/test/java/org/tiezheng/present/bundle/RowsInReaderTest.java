package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.page.VerifyPage;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.bundle.BundleLayout;
import tools.jackson.databind.JsonNode;

/** Messages, calls, mails and bills as the page's reader gets them; also left in target/ for it. */
class RowsInReaderTest {
  private static final Pattern CALL =
      Pattern.compile("TIEZHENG_[A-Z]+\\(\"\\d+\",\\d+,(\".*\")\\);\n");

  @TempDir static Path folder;
  private static Path bag = Path.of("");

  @BeforeAll
  static void write() throws Exception {
    bag = Path.of(System.getProperty("root", "../.."), "modules/present/target/rows-for-page");
    Files.createDirectories(bag.getParent());
    delete(bag);
    RowsWorld world = new RowsWorld(folder.resolve("keys"));
    new BundleWriter(Typefaces.standard(), VerifyPage.bytes())
        .write(world.plan(), world.bagDeposit(), bag, Progress.SILENT);
  }

  private static void delete(Path bundle) throws IOException {
    if (Files.exists(bundle)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(bundle)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }

  private static String handedOver(String path) throws IOException {
    Matcher call = CALL.matcher(Files.readString(bag.resolve(path)));
    assertThat(call.matches()).as(path).isTrue();
    return EvidenceJson.mapper().readValue(call.group(1), String.class);
  }

  private static JsonNode index(int item) throws IOException {
    return EvidenceJson.mapper().readTree(handedOver(BundleLayout.readerIndex(item)));
  }

  private static List<JsonNode> rows(int item) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode piece : index(item).path("pieces")) {
      handedOver(BundleLayout.readerLines(item, piece.get(0).asInt()))
          .lines()
          .map(EvidenceJson.mapper()::readTree)
          .forEach(rows::add);
    }
    return rows;
  }

  private static List<Record> records(int item) throws IOException {
    try (Stream<String> lines = Files.lines(bag.resolve(BundleLayout.records(item)))) {
      return lines
          .map(line -> EvidenceJson.read(line, Record.class))
          .filter(r ->
              r instanceof TextMessage
                  || r instanceof Call
                  || r instanceof Mail
                  || r instanceof Payment)
          .toList();
    }
  }

  @Test
  void everyRecordIsARowInItsOrderAndLeadsToItsBytes() throws Exception {
    for (int item : new int[] {RowsWorld.PHONE, RowsWorld.MAILS, RowsWorld.BILLS}) {
      List<JsonNode> rows = rows(item);
      List<Record> records = records(item);
      assertThat(rows).hasSameSizeAs(records).hasSize(index(item).path("lines").asInt());
      byte[] file = Files.readAllBytes(bag.resolve(BundleLayout.records(item)));
      for (int i = 0; i < rows.size(); i++) {
        JsonNode row = rows.get(i);
        assertThat(row.path("n").asInt()).isEqualTo(i + 1);
        int begin = row.path("r").get(0).asInt();
        int end = begin + row.path("r").get(1).asInt();
        String line = new String(Arrays.copyOfRange(file, begin, end), StandardCharsets.UTF_8);
        assertThat(EvidenceJson.read(line, Record.class)).isEqualTo(records.get(i));
        JsonNode written = EvidenceJson.mapper().readTree(line);
        assertThat(row.path("K")).isEqualTo(written.path("record"));
        row.path("p")
            .properties()
            .forEach(p -> assertThat(p.getValue()).isEqualTo(written.path(p.getKey())));
        assertThat(row.path("x").asString())
            .isEqualTo(
                switch (records.get(i)) {
                  case TextMessage message -> message.text();
                  case Mail mail -> mail.text();
                  case Payment payment -> payment.description();
                  default -> "";
                });
      }
    }
  }

  @Test
  void messagesAndCallsAreToldApartByTheirNumbers() throws Exception {
    List<JsonNode> rows = rows(RowsWorld.PHONE);
    JsonNode talks = index(RowsWorld.PHONE).path("conversations");
    assertThat(talks.size()).isGreaterThan(1);
    int lines = 0;
    for (int c = 0; c < talks.size(); c++) {
      JsonNode talk = talks.get(c);
      int count = 0;
      for (JsonNode range : talk.path("ranges")) {
        for (int n = range.get(0).asInt(); n <= range.get(1).asInt(); n++, count++) {
          assertThat(rows.get(n - 1).path("c").asInt()).isEqualTo(c);
        }
      }
      assertThat(count).isEqualTo(talk.path("lines").asInt());
      lines += count;
    }
    assertThat(lines).isEqualTo(rows.size());
    assertThat(talks.get(0).path("id").asString()).isEqualTo("13900000002");
  }

  @Test
  @DisplayName("a row of a phone names the page of the excerpt on which another program finds it")
  void pagesOfThePaper() throws Exception {
    LinePages found =
        ExcerptReader.read(
                bag,
                org.tiezheng.verify.bundle.Claim.read(
                        Files.readAllBytes(bag.resolve(BundleLayout.CLAIM)))
                    .claim()
                    .papers()
                    .stream()
                    .filter(p -> p.id().equals("DOC-SMS-EXCERPT"))
                    .findFirst()
                    .orElseThrow(),
                Typefaces.standard())
            .orElseThrow()
            .lines();
    for (JsonNode row : rows(RowsWorld.PHONE)) {
      assertThat(row.path("g").asInt()).isEqualTo(found.of(row.path("n").asInt()));
    }
  }

  @Test
  void theBundleIsVerified() throws Exception {
    assertThat(Verifier.verify(bag, VerifyOptions.DEFAULT, Progress.SILENT).exitCode()).isZero();
  }

  @Test
  void filesOfTheReaderHoldNoMarkup() throws Exception {
    try (Stream<Path> files = Files.walk(bag.resolve("tiezheng/page/reader"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("<", "\u202E");
      }
    }
  }
}
