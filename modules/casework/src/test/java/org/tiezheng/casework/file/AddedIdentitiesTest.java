package org.tiezheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.Proof;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Role;

/** Claims of identity that are added to case.yaml, and that nothing else of it changes. */
class AddedIdentitiesTest {
  private static final String PARTIES =
      """
      parties:
        - {id: me, name: 林岚, role: PLAINTIFF, self: true}
        - {id: other, name: 周启明, role: DEFENDANT}
      """;
  private static final IdentityClaim CLAIM =
      new IdentityClaim(
          "wechat:wxid_a",
          "other",
          List.of(new Proof(ProofKind.VOICE, 1, "第 3 行: \"喂\" # 不是注释")),
          Optional.of("庭审笔录第3页"),
          Optional.empty(),
          Optional.of(LocalDate.of(2024, 1, 1)),
          Optional.empty());

  @TempDir Path folder;

  private CaseFile read(String yaml) throws IOException {
    Files.writeString(folder.resolve("case.yaml"), yaml, StandardCharsets.UTF_8);
    return CaseFile.read(folder);
  }

  private static List<IdentityClaim> stated(CaseFile file) {
    return file.toCase("id", FoundNames.of(List.of()), Map.of(), Map.of()).identities();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "identities: []   # 说明 remark\nitems:\n",
        "identities: []\nitems:\n",
        "items:\n",
        "items: []\n",
        "",
        "identities:\nitems:\n",
        "identities:   # 说明\n  # 还没有\nitems:\n",
        "facts: []\n# 下面是证据\nitems:\n  - number: 1\n    files: [a]\n",
        "links: []\nidentities: []"
      })
  void theFirstClaimIsAddedWhereverTheListStands(String rest) throws IOException {
    String before = "title: t   # 我的注释\n" + PARTIES + rest;
    CaseFile file = read(before);

    CaseFile after = CaseFileAdditions.identities(file, List.of(CLAIM));

    assertThat(stated(after)).containsExactly(CLAIM);
    String text = Files.readString(after.path());
    assertThat(text).startsWith("title: t   # 我的注释\n" + PARTIES);
    before
        .lines()
        .filter(line -> !line.startsWith("identities"))
        .forEach(line -> assertThat(text.lines()).contains(line));
    assertThat(stated(CaseFile.read(folder))).containsExactly(CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        identities:
        - account: qq:1
          party: me
          proofs:
          - {kind: VOICE, item: 1, where: a}

        # 以下
        items:
        """,
        """
        identities:
            - {account: "qq:1", party: me, proofs: [{kind: VOICE, item: 1, where: a}]}
            # 末尾注释
        items:
        """
      })
  void laterClaimsFollowInTheFormThatStandsThere(String rest) throws IOException {
    CaseFile file = read(PARTIES + rest);
    assertThat(stated(file)).hasSize(1);

    CaseFile after = CaseFileAdditions.identities(file, List.of(CLAIM, CLAIM));

    assertThat(stated(after)).hasSize(3);
    assertThat(stated(after).getFirst()).isEqualTo(stated(file).getFirst());
    String text = Files.readString(after.path());
    rest.lines().forEach(line -> assertThat(text.lines()).contains(line));
  }

  @Test
  void theFormOfANewCaseTakesAClaim() throws IOException {
    CaseFile file =
        read(
            CaseFileText.opening(
                new Opening("t", "c", Role.PLAINTIFF, "林岚", Role.DEFENDANT, "周启明")));
    assertThat(stated(CaseFileAdditions.identities(file, List.of(CLAIM)))).containsExactly(CLAIM);
  }

  @Test
  void aListInBracketsTakesTheClaimInside() throws IOException {
    CaseFile file = read(PARTIES + "identities: [{account: \"qq:1\", party: me}]\nitems:\n");
    assertThat(stated(CaseFileAdditions.identities(file, List.of(CLAIM))))
        .hasSize(2)
        .contains(CLAIM);
  }

  @Test
  void aClaimForAPartyThatIsNotThereIsNotWritten() throws IOException {
    String before = "title: t\nitems:\n";
    CaseFile file = read(before);
    assertThatThrownBy(() -> CaseFileAdditions.identities(file, List.of(CLAIM)))
        .isInstanceOf(CaseFileException.class);
    assertThat(Files.readString(folder.resolve("case.yaml"))).isEqualTo(before);
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsTold() {
    assertThatThrownBy(() ->
            read(
                PARTIES
                    + "identities:\n"
                    + "  - {account: a:b, party: me, from: 2024-02-01, until: 2024-01-01}\n"
                    + "items:\n"))
        .isInstanceOf(CaseFileException.class)
        .hasMessageContaining("until");
  }
}
