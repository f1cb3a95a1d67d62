package org.tiezheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.file.CaseFileAnswers.About;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Role;

/** Answers fill what is empty; every other character of the file stays. */
class CaseFileAnswersTest {
  private static final String NASTY = "他说:\"#5万\" - {a: b}, [c] & *d ! %, 'e' \\ 中\uD83D\uDE00文";

  @TempDir Path folder;

  private CaseFile file(String text) throws Exception {
    Files.writeString(folder.resolve(CaseFile.NAME), text);
    return CaseFile.read(folder);
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve(CaseFile.NAME));
  }

  private Case matter() throws Exception {
    return CaseFile.read(folder).toCase("id", FoundNames.of(List.of()), Map.of(), Map.of());
  }

  private static String opening() {
    return CaseFileText.opening(
        new CaseFileText.Opening("标题", "", Role.PLAINTIFF, "", Role.DEFENDANT, "周启明"));
  }

  private static final String ITEM =
      """
        - number: 1
          title: "a"   # 我的注释
          kind: CHAT
          files: ["a"]
          carrier: {}
          attributes: {"environment":"x"}
      """;

  @Test
  void aNewCaseIsFilledAnswerByAnswerAndItsCommentsStay() throws Exception {
    String old = opening() + ITEM;
    CaseFile at = file(old);
    at = CaseFileAnswers.ofCase(at, "hearing", "2026-12-01");
    at = CaseFileAnswers.ofCase(at, "cause", NASTY);
    at = CaseFileAnswers.partyName(at, "me", NASTY);
    at = CaseFileAnswers.ofItem(at, 1, About.CARRIER, "holder", NASTY);
    at = CaseFileAnswers.ofItem(at, 1, About.CARRIER, "availableForHearing", "yes");
    CaseFileAnswers.ofItem(at, 1, About.ATTRIBUTES, "collectionMethod", NASTY);
    Case matter = matter();
    assertThat(matter.hearing()).hasValue(LocalDate.of(2026, 12, 1));
    assertThat(matter.cause()).isEqualTo(NASTY);
    assertThat(matter.parties().getFirst().name()).isEqualTo(NASTY);
    assertThat(matter.parties().get(1).name()).isEqualTo("周启明");
    assertThat(matter.item(1).orElseThrow().carrier())
        .containsEntry("holder", NASTY)
        .containsEntry("availableForHearing", "yes");
    assertThat(matter.item(1).orElseThrow().attributes())
        .containsEntry("environment", "x")
        .containsEntry("collectionMethod", NASTY);
    assertThat(text().lines().filter(l -> l.contains("#")).map(l -> l.substring(l.indexOf('#'))))
        .containsAll(
            old.lines()
                .filter(l -> l.strip().startsWith("#"))
                .map(l -> l.substring(l.indexOf('#')))
                .toList());
    assertThat(text().indexOf("\nhearing:")).isLessThan(text().indexOf("\nitems:")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "items:\n  - number: 1\n    title: a\n",
        "items:\n  - {number: 1, title: a}\n",
        "title: t\r\nitems:\r\n  - number: 1\r\n    title: a\r\n",
        "items:\n  - number: 1\n    title: a\n  - number: 2\n    title: b"
      })
  void whatHasNoPlaceGetsOne(String text) throws Exception {
    CaseFile at = CaseFileAnswers.ofCase(file(text), "proofDeadline", "2026-11-30");
    CaseFileAnswers.ofItem(at, 1, About.CARRIER, "device", NASTY);
    assertThat(matter().proofDeadline()).hasValue(LocalDate.of(2026, 11, 30));
    assertThat(matter().item(1).orElseThrow().carrier()).isEqualTo(Map.of("device", NASTY));
    assertThat(matter().item(1).orElseThrow().title()).isEqualTo("a");
  }

  @Test
  void whatStandsThereIsNotChanged() throws Exception {
    String old = "hearing: 2026-12-01\ncause: 买卖\n" + "items:\n" + ITEM;
    CaseFile at = file(old);
    assertThatThrownBy(() -> CaseFileAnswers.ofCase(at, "hearing", "2027-01-01"))
        .isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> CaseFileAnswers.ofCase(at, "cause", "租赁"))
        .isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> CaseFileAnswers.ofItem(at, 1, About.ATTRIBUTES, "environment", "y"))
        .isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> CaseFileAnswers.ofItem(at, 7, About.CARRIER, "holder", "y"))
        .isInstanceOf(CaseFileException.class);
    assertThatThrownBy(() -> CaseFileAnswers.ofCase(at, "proofDeadline", "soon"))
        .isInstanceOf(CaseFileException.class);
    assertThat(text()).isEqualTo(old);
  }
}
