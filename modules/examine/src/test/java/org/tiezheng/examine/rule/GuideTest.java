package org.tiezheng.examine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.Text;

@Tag("SEED-SMS-13")
@Tag("SEED-RCV-01")
@Tag("SEED-RCV-02")
@Tag("SEED-RCV-03")
@Tag("SEED-RCV-04")
class GuideTest {
  private static final Path DOCS = Path.of(System.getProperty("root", "../.."), "docs");

  static List<Guide> guides() {
    return Guide.all();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyGuideBelongsToAnActionThatRulesName(Guide guide) {
    assertThat(Actions.text(guide.action())).isPresent();
    assertThat(RulePack.shipped().stream().flatMap(p -> p.rules().stream()))
        .anyMatch(r -> r.remedies().stream().anyMatch(m -> m.action().equals(guide.action())));
  }

  @Test
  void theImageComesBeforeTheRecovery() {
    List<String> steps = Guide.to("recover").orElseThrow().steps().stream().map(Text::en).toList();
    assertThat(first(steps, "Image first")).isLessThan(first(steps, "-wal"));
    assertThat(first(steps, "-wal")).isLessThan(first(steps, "tiezheng collect"));
    assertThat(first(steps, "tiezheng collect")).isLessThan(first(steps, "tiezheng recover"));
    assertThat(steps).anyMatch(s -> s.contains("name, version, operator"));
  }

  @Test
  void theWarningsNameWhatDestroysEvidence() {
    List<String> warnings =
        Guide.to("recover").orElseThrow().warnings().stream().map(Text::en).toList();
    assertThat(warnings).anyMatch(w -> w.contains("third-party") && w.contains("writes to it"));
    assertThat(warnings).anyMatch(w -> w.contains("SQLite tool") && w.contains("-wal"));
    assertThat(warnings).anyMatch(w -> w.contains(":recover") && w.contains("alters"));
    assertThat(warnings).anyMatch(w -> w.contains("written consent"));
  }

  @Test
  void noStepTellsAnybodyToDeleteOrRepairOnThePhone() {
    for (Text step : Guide.to("recover").orElseThrow().steps()) {
      assertThat(step.en().toLowerCase(Locale.ROOT))
          .doesNotContain("delete ", "erase", "vacuum", "install the", ":recover", "repair the");
      assertThat(step.zh()).doesNotContain("请删除", "清空", "格式化", "执行 :recover");
    }
  }

  @Test
  void theDocumentsSayTheSameInBothLanguages() throws IOException {
    Guide guide = Guide.to("recover").orElseThrow();
    String zh = Files.readString(DOCS.resolve("recovery-guide.zh.md"));
    String en = Files.readString(DOCS.resolve("recovery-guide.md"));
    Stream.of(List.of(guide.title()), guide.warnings(), guide.steps(), guide.background())
        .flatMap(List::stream)
        .forEach(text -> {
          assertThat(zh).contains(text.zh());
          assertThat(en).contains(text.en());
        });
  }

  @Test
  @Tag("SEED-LEASE-03")
  void itIsSaidWhetherPagesAndSurveillanceFilmsStandAloneHowTheyAreUsedAndChecked() {
    Guide guide = Guide.to("corroborate").orElseThrow();
    assertThat(guide.title().en()).contains("Web pages", "social media", "surveillance films");
    List<String> steps = guide.steps().stream().map(Text::en).toList();
    assertThat(first(steps, "Whether it stands alone")).isZero();
    assertThat(first(steps, "How it is used")).isEqualTo(1);
    assertThat(first(steps, "How it is checked")).isEqualTo(2);
    assertThat(steps.getFirst()).contains("art. 66", "art. 90(4) and (5)");
    for (Text step : guide.steps()) {
      assertThat(step.en().toLowerCase(Locale.ROOT)).doesNotContain("delete", "erase");
      assertThat(step.zh()).doesNotContain("删除", "清空");
    }
  }

  private static int first(List<String> steps, String words) {
    for (int n = 0; n < steps.size(); n++) {
      if (steps.get(n).contains(words)) {
        return n;
      }
    }
    throw new AssertionError("no step says " + words);
  }
}
