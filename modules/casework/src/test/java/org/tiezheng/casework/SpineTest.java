package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.verify.VerifyReport;
import tools.jackson.databind.JsonNode;

/** The whole way on the demo's material, counted against its answer key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpineTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @TempDir static Path folder;

  private JsonNode answers = EvidenceJson.mapper().createObjectNode();
  private Optional<CollectReport> collected = Optional.empty();
  private Optional<Present.Result> presented = Optional.empty();
  private Path vault = Path.of("");

  @BeforeAll
  void goesTheWholeWay() throws Exception {
    Path demo = Places.root().resolve("demo");
    answers = EvidenceJson.mapper().readTree(Files.readString(demo.resolve("answers.json")));
    vault = folder.resolve("loan.case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, Files.readString(demo.resolve("case.yaml")));
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      collected =
          Optional.of(
              new Collect(open)
                  .run(
                      new Collect.Request(
                          List.of(demo.resolve("evidence")), "原告", "复制", Map.of())));
      presented =
          Optional.of(
              new Present(open)
                  .run(new Present.Request(folder.resolve("证据材料"), true, false, DAY, Map.of())));
    }
  }

  private OpenCase reading() throws Exception {
    return OpenCase.forReading(vault, Places.at(folder, Clock.systemUTC()));
  }

  @Test
  void everyFileIsTakenAndEveryRowAccountedFor() {
    CollectReport report = collected.orElseThrow();
    assertThat(report.files()).isEqualTo(answers.get("evidenceFiles").asLong());
    assertThat(report.complete()).isTrue();
    assertThat(report.notTaken()).isEmpty();
  }

  @Test
  @Tag("SEED-GD-12")
  void theChatIsReadWhole() throws Exception {
    try (OpenCase open = reading();
        Stream<Record> records = open.vault().caseStore().readings().records(3)) {
      assertThat(records.filter(ChatMessage.class::isInstance).count())
          .isEqualTo(answers.at("/chat/messages").asLong());
    }
  }

  @Test
  @Tag("PAY-004")
  void theBillsAddUpToWhatTheKeySays() throws Exception {
    assertThat(fen(4, Payment.Direction.IN)).isEqualTo(answers.at("/alipay/inFen").asLong());
    assertThat(fen(4, Payment.Direction.OUT)).isEqualTo(answers.at("/alipay/outFen").asLong());
    assertThat(fen(5, Payment.Direction.IN)).isEqualTo(answers.at("/wechatPay/inFen").asLong());
    assertThat(fen(5, Payment.Direction.OUT)).isEqualTo(answers.at("/wechatPay/outFen").asLong());
  }

  private long fen(int item, Payment.Direction direction) throws Exception {
    try (OpenCase open = reading();
        Stream<Record> records = open.vault().caseStore().readings().records(item)) {
      return records
          .map(Payment.class::cast)
          .filter(p -> p.direction() == direction)
          .mapToLong(p -> p.amount().minor())
          .sum();
    }
  }

  @Test
  void theBundleIsWrittenAndPassesItsOwnVerifier() {
    Present.Result result = presented.orElseThrow();
    assertThat(result.blocking().blocks()).isEmpty();
    VerifyReport report = result.verification().orElseThrow();
    assertThat(report.steps())
        .filteredOn(s -> s.result() == org.tiezheng.verify.Result.FAILED)
        .isEmpty();
    assertThat(report.exitCode()).isZero();
    assertThat(result.papers()).allSatisfy(p -> assertThat(p).exists());
  }

  @Test
  @Tag("G-002")
  void ourOwnClockNeverPassesTheRuleAboutTrustedTime() {
    assertThat(findings("CN/G-002")).isNotEmpty();
    assertThat(findings("CN/G-002")).noneMatch(f -> f.outcome() == Outcome.PASS);
  }

  @Test
  @Tag("G-001")
  @Tag("PRE-001")
  @Tag("PRE-002")
  @Tag("PRE-003")
  void whatCanBeMeasuredHereIsMeasured() {
    assertThat(findings("CN/G-001")).allMatch(f -> f.outcome() == Outcome.PASS);
    assertThat(findings("PRE-001")).allMatch(f -> f.outcome() == Outcome.PASS);
    assertThat(findings("PRE-002")).allMatch(f -> f.outcome() == Outcome.PASS);
    assertThat(findings("PRE-003")).isNotEmpty().allMatch(f -> f.outcome() == Outcome.PASS);
  }

  @Test
  @Tag("G-015")
  void theContradictionInTheAmountIsFound() {
    assertThat(findings("CN/G-015"))
        .anyMatch(f -> f.outcome() == Outcome.WARN || f.outcome() == Outcome.FAIL);
  }

  private List<Finding> findings(String rule) {
    return presented.orElseThrow().findings().stream()
        .filter(f -> f.rule().endsWith(rule))
        .toList();
  }

  @Test
  void whatIsNotLinkedStaysInTheCase() throws Exception {
    try (OpenCase open = reading()) {
      assertThat(open.matter().catalogue()).hasSize(answers.get("catalogued").asInt());
      List<String> left =
          open.matter().items().stream()
              .filter(i -> !i.catalogued())
              .map(Item::originals)
              .flatMap(List::stream)
              .toList();
      assertThat(left).isNotEmpty();
      try (Stream<Path> files = Files.walk(folder.resolve("证据材料"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
          for (JsonNode marker : answers.get("markers")) {
            String hidden =
                new String(
                    marker.asString().getBytes(StandardCharsets.UTF_8),
                    StandardCharsets.ISO_8859_1);
            assertThat(bytes.contains(hidden)).as(file + " " + marker).isFalse();
          }
          left.forEach(d -> assertThat(bytes.contains(d)).as(file + " " + d).isFalse());
        }
      }
    }
  }

  @Test
  @Tag("G-010")
  @Tag("G-012")
  void aSecondExaminationGivesTheSameBytes() throws Exception {
    assertThat(written(examine())).isEqualTo(written(examine()));
  }

  private Examine.Result examine() throws Exception {
    try (OpenCase open = OpenCase.forWriting(vault, Places.at(folder, Clock.systemUTC()))) {
      return new Examine(open).run(Examine.Request.ofCase(DAY, List.of()));
    }
  }

  private static List<String> written(Examine.Result result) {
    return List.of(
        result.table(Locale.CHINESE, true),
        result.table(Locale.ENGLISH, true),
        result.json(),
        result.sarif(Locale.CHINESE),
        result.sarif(Locale.ENGLISH));
  }

  @Test
  @Tag("G-017")
  @Tag("G-025")
  @Tag("G-026")
  void anExaminationAsksEveryRuleAndSaysWhatOnlyABundleCanShow() throws Exception {
    Examine.Result result = examine();

    Set<String> rules =
        result.packs().stream()
            .flatMap(p -> p.rules().stream())
            .map(Rule::citation)
            .collect(Collectors.toSet());
    assertThat(result.findings()).extracting(Finding::rule).containsAll(rules);
    assertThat(result.findings())
        .filteredOn(f -> f.rule().equals("CN-GD/PRE-001"))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.outcome()).isEqualTo(Outcome.UNKNOWN);
          assertThat(f.message().zh()).contains("证据包尚未生成");
        });
    assertThat(result.findings())
        .filteredOn(f -> f.rule().equals("CN/G-017"))
        .singleElement()
        .satisfies(f -> assertThat(f.outcome()).isNotEqualTo(Outcome.UNKNOWN));
  }

  @Test
  void theCustodyLogHoldsTheDigestOfWhatTheExaminationFound() throws Exception {
    Examine.Result result = examine();
    try (OpenCase open = reading()) {
      Event last = open.vault().caseStore().custody().entries().getLast().event();
      Path file = folder.resolve("findings.json");
      Files.writeString(file, result.json());
      assertThat(last.kind()).isEqualTo(Event.Type.EXAMINE);
      assertThat(last.what())
          .containsEntry("findingsSha256", Workplace.sha256(file))
          .containsKeys("engine", "pack.CN", "pack.CN-GD", "pack.CN-INET");
    }
  }
}
