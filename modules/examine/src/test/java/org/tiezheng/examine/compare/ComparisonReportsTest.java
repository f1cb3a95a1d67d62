package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.compare.Rendered.IdForm;
import org.tiezheng.examine.compare.report.ComparisonCsv;
import org.tiezheng.examine.compare.report.ComparisonHtml;
import org.tiezheng.examine.compare.report.ComparisonJson;
import tools.jackson.databind.JsonNode;

class ComparisonReportsTest {
  private static final String HOSTILE =
      "=cmd|'/c calc'!A1</script><script>alert(1)</script>\u202e\u0007";
  private static final Told TOLD = Told.of(7, 400);

  private static Comparison comparison() {
    Rendered a = new Rendered(0);
    Rendered b = new Rendered(1);
    b.ids = IdForm.ROUNDED;
    int words =
        TOLD.messages().stream()
            .filter(m -> m.unique() && m.number() > 50)
            .mapToInt(Told.Message::number)
            .findFirst()
            .orElseThrow();
    a.edited.put(words, HOSTILE);
    b.deleted.add(200);
    return Comparer.compare(a.side(TOLD), b.side(TOLD));
  }

  @Test
  void theSameCopiesGiveTheSameBytes() throws IOException {
    StringBuilder one = new StringBuilder();
    StringBuilder two = new StringBuilder();
    ComparisonJson.write(comparison(), one);
    ComparisonJson.write(comparison(), two);
    assertThat(one.toString()).isEqualTo(two.toString());
    JsonNode tree = EvidenceJson.mapper().readTree(one.toString());
    assertThat(tree.get("format").asString()).isEqualTo(ComparisonJson.FORMAT);
    assertThat(tree.get("pairs").size()).isEqualTo((int) comparison().pairs().count());
    assertThat(tree.get("pairs").get(0).get("a").get("provenance").has("original")).isTrue();
  }

  @Test
  void noFieldOfTheTableIsAFormula() throws IOException {
    StringBuilder csv = new StringBuilder();
    ComparisonCsv.write(comparison(), csv);
    assertThat(csv.toString()).startsWith("\ufeff").contains("'=cmd").doesNotContain(",=cmd");
    assertThat(csv.toString().lines().count()).isGreaterThan(comparison().pairs().count());
  }

  @Test
  void nothingFromEvidenceRunsInThePage() throws IOException {
    StringBuilder html = new StringBuilder();
    ComparisonHtml.write(comparison(), ZoneId.of("Asia/Shanghai"), html);
    assertThat(html.toString())
        .contains("乙方副本中没有", "script-src 'sha256-", "=cmd")
        .doesNotContain("<script>alert", "\u202e", "\u0007");
    assertThat(html.toString().split("</script>", -1)).hasSizeLessThan(60);
  }
}
