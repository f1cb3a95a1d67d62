package org.tiezheng.examine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.GoodCase;
import org.tiezheng.examine.rule.RulePack;
import tools.jackson.databind.JsonNode;

class ReportsTest {
  private static final List<RulePack> PACKS = RulePack.shipped();
  private final Dossier dossier = GoodCase.dossier();
  private final List<Finding> findings = Examination.run(PACKS, dossier);

  @Test
  void jsonLinesReadBackAsTheSameFindings() throws Exception {
    StringWriter out = new StringWriter();
    FindingsJson.lines(findings, out);
    List<Finding> back =
        out.toString().lines().map(line -> EvidenceJson.read(line, Finding.class)).toList();
    assertThat(back).isEqualTo(findings);
  }

  @Test
  void theDocumentHoldsPacksMatrixAndFindings() {
    JsonNode document =
        EvidenceJson.mapper().readTree(FindingsJson.document(PACKS, dossier, findings));
    assertThat(document.path("packs")).hasSize(PACKS.size());
    assertThat(document.path("findings")).hasSize(findings.size());
    assertThat(document.at("/packs/0/hash").asString()).hasSize(64);
    assertThat(document.at("/matrix/1/AUTH/counts").path("PASS").asInt()).isPositive();
    assertThat(document.path("score").isMissingNode()).isTrue();
    assertThat(document.propertyNames())
        .containsExactly("basis", "engine", "findings", "matrix", "outdated", "packs", "today");
    assertThat(document.path("findings").toString())
        .isEqualTo(EvidenceJson.mapper().readTree(EvidenceJson.write(findings)).toString());
  }

  @Test
  @Tag("SEED-PROT-02")
  void whereTheGuidesAreOutOfDateIsShownOnceForEachRule() {
    String table = FindingsTable.write(PACKS, dossier, findings, Locale.CHINESE, true);
    assertThat(table.split("读物称:微信号不能更改", -1)).hasSize(2);
    assertThat(table).contains("现行:2020 年起每年可改一次");
    JsonNode document =
        EvidenceJson.mapper().readTree(FindingsJson.document(PACKS, dossier, findings));
    assertThat(document.path("outdated").valueStream())
        .anySatisfy(difference -> {
          assertThat(difference.path("rule").asString()).isEqualTo("CN/CHAT-001");
          assertThat(difference.path("says").path("zh").asString()).isEqualTo("微信号不能更改");
        });
  }

  /** What the schema of SARIF 2.1.0 demands of the parts that we write. */
  @Test
  void sarifHasWhatItsSchemaDemands() {
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      JsonNode log = EvidenceJson.mapper().readTree(Sarif.write(PACKS, dossier, findings, locale));
      assertThat(log.path("version").asString()).isEqualTo("2.1.0");
      JsonNode run = log.at("/runs/0");
      JsonNode rules = run.at("/tool/driver/rules");
      assertThat(run.at("/tool/driver/name").asString()).isNotBlank();
      assertThat(run.path("language").asString()).matches("[a-z]{2}-[A-Z]{2}");
      assertThat(run.path("results")).hasSize(findings.size());
      for (JsonNode result : run.path("results")) {
        String kind = result.path("kind").asString();
        String level = result.path("level").asString();
        assertThat(kind).isIn("fail", "review", "open", "pass", "notApplicable");
        assertThat(level).isIn("none", "note", "warning", "error");
        // §3.27.9: a kind other than fail has the level none.
        assertThat(kind.equals("fail")).isEqualTo(!level.equals("none"));
        assertThat(result.at("/message/text").asString()).isNotBlank();
        assertThat(rules.get(result.path("ruleIndex").asInt()).path("id").asString())
            .isEqualTo(result.path("ruleId").asString());
        for (JsonNode location : result.path("locations")) {
          JsonNode artifact = location.at("/physicalLocation/artifactLocation");
          if (!artifact.isMissingNode()) {
            assertThat(URI.create(artifact.path("uri").asString())).isNotNull();
          }
          JsonNode line = location.at("/physicalLocation/region/startLine");
          assertThat(line.isMissingNode() || line.asInt() >= 1).isTrue();
        }
      }
    }
  }

  @Test
  void hostileNamesStayInsideTheirField() {
    Finding hostile =
        new Finding(
            "CN/G-001",
            "1.0.0",
            PACKS.getFirst().hash(),
            Optional.of(1),
            Outcome.FAIL,
            List.of(new Finding.Pointer("..\\\u001b[2J:// \"x\n?#", "line 3", "\u202e\u0007")),
            new Text("坏", "bad"),
            List.of(),
            List.of("restore"),
            Examination.ENGINE);
    String table = FindingsTable.write(PACKS, dossier, List.of(hostile), Locale.CHINESE, false);
    assertThat(table).doesNotContain("\u001b").doesNotContain("\u0007");
    JsonNode log =
        EvidenceJson.mapper()
            .readTree(Sarif.write(PACKS, dossier, List.of(hostile), Locale.ENGLISH));
    String uri =
        log.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri").asString();
    assertThat(URI.create(uri).isAbsolute()).isFalse();
    assertThat(log.at("/runs/0/results/0/level").asString()).isEqualTo("error");
    assertThat(log.at("/runs/0/results/0/locations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(3);
  }

  @Test
  void theTableSpeaksBothLanguagesAndCountsWhatItLeavesOut() {
    String zh = FindingsTable.write(PACKS, dossier, findings, Locale.CHINESE, false);
    String en = FindingsTable.write(PACKS, dossier, findings, Locale.ENGLISH, true);
    assertThat(zh).contains("真实性", "合法性", "关联性", "产品阈值,非法律规定", "不计总分");
    assertThat(en).contains("authenticity", "UNKNOWN is no pass");
    long passed = findings.stream().filter(f -> f.outcome() == Outcome.PASS).count();
    assertThat(zh).contains("通过 " + passed).doesNotContain("[通过]");
    assertThat(en).contains("[PASS] CN/G-001");
    Set<String> ids = Set.copyOf(findings.stream().map(Finding::rule).toList());
    assertThat(ids).allMatch(en::contains);
  }

  @Test
  @Tag("SEED-SMS-13")
  void missingMessagesBringTheStepsOfTheirRecoveryOnce() {
    List<Finding> missing =
        List.of(1, 8).stream().map(item -> missing(item, Outcome.FAIL)).toList();
    String table = FindingsTable.write(PACKS, dossier, missing, Locale.CHINESE, false);
    assertThat(table).contains("先固定,后恢复", "! 任何在手机上安装", "先复制 -wal、-journal、-shm");
    assertThat(table).containsOnlyOnce("! 任何在手机上安装");
    assertThat(
            FindingsTable.write(
                PACKS, dossier, List.of(missing(8, Outcome.UNKNOWN)), Locale.CHINESE, false))
        .doesNotContain("! 任何在手机上安装");
  }

  private static Finding missing(int item, Outcome outcome) {
    return new Finding(
        "CN/SMS-002",
        "1.0.0",
        PACKS.getFirst().hash(),
        Optional.of(item),
        outcome,
        List.of(),
        new Text("缺", "missing"),
        List.of(),
        List.of("recover"),
        Examination.ENGINE);
  }
}
