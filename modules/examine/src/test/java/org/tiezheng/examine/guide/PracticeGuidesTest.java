package org.tiezheng.examine.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.BadRuleException;
import org.tiezheng.examine.rule.Confidence;

class PracticeGuidesTest {
  @Test
  void shipsTheGuidesThatAPersonNeedsBeforeThereIsEvidence() {
    assertThat(PracticeGuides.all().stream().map(PracticeGuide::id))
        .containsExactly(
            "before-you-talk",
            "before-you-write",
            "do-not-clean",
            "transfer-not-red-packet",
            "film-the-chat",
            "notary-session",
            "order-trip",
            "signal-test");
  }

  @Test
  void everyGuideSaysThatNobodyCheckedItAndStandsInBothLanguages() {
    Set<String> said = new HashSet<>();
    for (PracticeGuide guide : PracticeGuides.all()) {
      assertThat(guide.confidence()).isEqualTo(Confidence.UNVERIFIED);
      assertThat(guide.warnings()).isNotEmpty();
      assertThat(guide.basis()).isNotEmpty();
      assertThat(guide.steps()).hasSizeBetween(5, 15);
      List<Text> words = new ArrayList<>(guide.warnings());
      guide.steps().forEach(step -> words.add(step.act()));
      for (Text text : words) {
        assertThat(text.zh()).containsPattern("\\p{IsHan}");
        assertThat(text.en()).doesNotContainPattern("\\p{IsHan}");
        assertThat(said.add(text.zh())).as(text.zh()).isTrue();
      }
    }
  }

  @Test
  @Tag("SEED-AUD-15")
  @Tag("SEED-AUD-16")
  @Tag("SEED-AUD-24")
  @Tag("SEED-AUD-28")
  void beforeYouTalkForbidsBuggingBeforeItsFirstStepAndEndsWhenAdmitted() {
    PracticeGuide guide = PracticeGuides.find("before-you-talk").orElseThrow();
    assertThat(guide.warnings().getFirst().zh()).contains("只录自己参加的谈话", "窃听", "住宅", "车辆", "设备");
    assertThat(guide.warnings().getFirst().en()).contains("take part", "bugging", "home", "car");
    List<String> steps = guide.steps().stream().map(PracticeGuide.Step::id).toList();
    assertThat(steps).containsSubsequence("facts", "device", "names", "stop", "keep");
    assertThat(guide.step("device").orElseThrow().act().zh()).contains("试音", "音量");
  }

  @Test
  @Tag("SEED-PAY-05")
  @Tag("SEED-PAY-07")
  void theTripWithAnOrderListsWhatToCarryAndFilmsTheSeal() {
    PracticeGuide guide = PracticeGuides.find("order-trip").orElseThrow();
    assertThat(guide.step("carry").orElseThrow().act().zh()).contains("调查令原件", "律师证");
    assertThat(guide.step("1").orElseThrow().act().zh()).contains("书面", "举证期限届满前");
    assertThat(guide.step("arrival").orElseThrow().act().zh()).contains("封条");
    assertThat(guide.step("opening").orElseThrow().act().zh()).contains("录像", "散列值");
  }

  @Test
  @Tag("SEED-WXP-06")
  void theTestBeforeTheHearingBeginsWithTheSignal() {
    PracticeGuide guide = PracticeGuides.find("signal-test").orElseThrow();
    assertThat(guide.step("1").orElseThrow().seeds()).contains("SEED-WXP-06");
    assertThat(guide.step("99")).isEmpty();
    assertThat(guide.step("0")).isEmpty();
    assertThat(guide.step("01")).isEmpty();
  }

  @Test
  void aStepThatStandsTwiceIsRefusedWithItsLine() {
    String yaml =
        """
        id: x
        title: {zh: 甲, en: a}
        when: {zh: 甲, en: a}
        confidence: UNVERIFIED
        basis: [{norm: CN-EVID-2019, art: "15"}]
        warnings: [{zh: 甲, en: a}]
        steps:
          - {id: one, zh: 甲, en: a}
          - {id: one, zh: 乙, en: b}
        """;
    assertThatThrownBy(() -> PracticeGuides.guide("x.yaml", yaml))
        .isInstanceOf(BadRuleException.class)
        .hasMessageContaining("x.yaml")
        .hasMessageContaining("9");
    assertThatThrownBy(
            () -> PracticeGuides.guide("x.yaml", yaml.replace("CN-EVID-2019", "CN-NONE")))
        .isInstanceOf(BadRuleException.class);
  }

  @Test
  void whatIsLoadedAfterTheBackupIsBackedUpToo() {
    List<String> steps =
        PracticeGuides.find("do-not-clean").orElseThrow().steps().stream()
            .map(PracticeGuide.Step::id)
            .toList();
    assertThat(steps).containsSubsequence("backup", "expiring", "backup-again", "collect");
  }

  @Test
  void theSealedDiscOfTheNotaryIsNeverOpened() {
    PracticeGuide guide = PracticeGuides.find("notary-session").orElseThrow();
    assertThat(guide.step("deed").orElseThrow().act().zh()).contains("不封存的副本", "不拆");
    assertThat(guide.step("collect").orElseThrow().act().zh()).contains("副本光盘的内容", "保持封存");
  }
}
