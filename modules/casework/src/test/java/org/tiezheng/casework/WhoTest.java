package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.identity.AccountStanding;
import org.tiezheng.examine.identity.Clue;
import org.tiezheng.examine.identity.Status;

/** From the files of a case to accounts with proofs, and from a clue to a line in case.yaml. */
class WhoTest {
  private static final String OTHER = "wechat:wxid_b";
  private static final String CASE =
      """
      title: t
      parties:
        - {id: me, name: 林岚, role: PLAINTIFF, self: true}
        - {id: other, name: 周启明, role: DEFENDANT, phones: ["13900000002"]}
      identities: []
      items:
      """;

  @TempDir Path folder;

  private OpenCase open(String yaml) throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(
        evidence.resolve("chat.json"),
        """
        {"chatlab":{"version":"0.0.1","exportedAt":1},"meta":{"name":"周","platform":"wechat",
        "type":"private","ownerId":"wxid_a"},"members":[],"messages":[
        {"sender":"wxid_a","accountName":"岚岚","timestamp":1700000000,"type":0,"content":"你是?"},
        {"sender":"wxid_b","accountName":"启明星","timestamp":1700000100,"type":0,"content":"我是周启明"}]}
        """);
    Files.writeString(evidence.resolve("协议.txt"), "甲方:林岚\n乙方:周启明\n微信号:wxid_b 电话:139-0000-0002\n");
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, yaml);
    OpenCase open = OpenCase.forWriting(vault, place);
    new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    return open;
  }

  private static AccountStanding other(OpenCase open) throws Exception {
    return new Who(open).run(Optional.of(OTHER)).report().accounts().getFirst();
  }

  private static String clue(AccountStanding standing, ProofKind kind) {
    return standing.clues().stream()
        .filter(c -> c.kind() == kind)
        .map(Clue::id)
        .findFirst()
        .orElseThrow(() -> new AssertionError(standing.clues()));
  }

  private static ConfirmIdentity.Request clues(List<String> ids, Optional<String> party) {
    return new ConfirmIdentity.Request(
        ids,
        party,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ConfirmIdentity.Request stated(
      String party, Optional<ProofKind> kind, Optional<Integer> item) {
    return new ConfirmIdentity.Request(
        List.of(),
        Optional.of(party),
        Optional.of(OTHER),
        kind,
        item,
        "第 9 行",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  @Tag("SEED-WX-16")
  @Tag("SEED-CHAT-07")
  void aPersonConfirmsCluesAndTheClaimIsThenProved() throws Exception {
    try (OpenCase open = open(CASE)) {
      AccountStanding before = other(open);
      assertThat(before.status()).isEqualTo(Status.UNPROVED);
      assertThat(new Who(open).run(Optional.empty()).exitCode()).isEqualTo(3);
      long events = open.custody().size();

      List<IdentityClaim> added =
          new ConfirmIdentity(open)
              .run(
                  clues(
                      List.of(
                          clue(before, ProofKind.SELF_NAMING),
                          clue(before, ProofKind.CONTRACT_CONTACT)),
                      Optional.empty()));

      assertThat(added)
          .singleElement()
          .satisfies(c -> assertThat(c.proofs()).extracting(p -> p.kind()).hasSize(2));
      AccountStanding after = other(open);
      assertThat(after.status()).isEqualTo(Status.TWO_PROOFS);
      assertThat(after.clues()).isEmpty();
      assertThat(open.matter().identities()).isEqualTo(added);
      Event last = open.custody().getLast().event();
      assertThat(open.custody()).hasSize((int) events + 1);
      assertThat(last.kind()).isEqualTo(Event.Type.NOTE);
      assertThat(last.what()).containsKeys("clues", "claims", "caseYamlSha256");
      assertThat(last.what().get("claims")).contains(OTHER + " = other", "SELF_NAMING@1 第 2 行");
      String yaml = Files.readString(open.file().path());
      assertThat(yaml).contains("\"wechat:wxid_b\"", "title: t\n");
    }
  }

  @Test
  void whatIsNoClueIsStatedWithItsItem() throws Exception {
    try (OpenCase open = open(CASE)) {
      new ConfirmIdentity(open)
          .run(stated("被告", Optional.of(ProofKind.PHONE_SEARCH), Optional.of(1)));
      assertThat(other(open).status()).isEqualTo(Status.ONE_PROOF);
      assertThatThrownBy(() ->
              new ConfirmIdentity(open)
                  .run(stated("other", Optional.of(ProofKind.VOICE), Optional.of(99))))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("99");
      assertThatThrownBy(() ->
              new ConfirmIdentity(open)
                  .run(stated("other", Optional.of(ProofKind.VOICE), Optional.empty())))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("--item");
      assertThatThrownBy(
              () -> new ConfirmIdentity(open).run(stated("谁", Optional.empty(), Optional.empty())))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("谁");
      assertThat(open.matter().identities()).hasSize(1);
    }
  }

  @Test
  void aClueForAnotherPersonOrNoClueAtAllIsRefused() throws Exception {
    try (OpenCase open = open(CASE)) {
      String named = clue(other(open), ProofKind.SELF_NAMING);
      assertThatThrownBy(
              () -> new ConfirmIdentity(open).run(clues(List.of(named), Optional.of("林岚"))))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("another person");
      assertThatThrownBy(
              () -> new ConfirmIdentity(open).run(clues(List.of("00000000"), Optional.empty())))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("00000000");
      assertThat(open.matter().identities()).isEmpty();
    }
  }

  @Test
  void aContradictionEndsWithOneAndIsExplainedByThePerson() throws Exception {
    String claimed =
        CASE.replace(
            "identities: []",
            "identities:\n  - {account: \"wechat:wxid_b\", party: me, proofs: []}");
    try (OpenCase open = open(claimed)) {
      Who.Result result = new Who(open).run(Optional.of(OTHER));
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(String.join("\n", result.lines(Locale.ENGLISH)))
          .contains("✗ calls himself 周启明", "contradicted", "(DOC-STATEMENT)");
      new ConfirmIdentity(open)
          .run(
              new ConfirmIdentity.Request(
                  List.of(),
                  Optional.of("me"),
                  Optional.of(OTHER),
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  Optional.empty(),
                  Optional.of("玩笑话,见上下文"),
                  Optional.empty(),
                  Optional.empty()));
      assertThat(other(open).status()).isEqualTo(Status.UNPROVED);
      assertThat(other(open).against()).isNotEmpty();
    }
  }

  @Test
  void aPersonReadsTheSameInBothLanguages() throws Exception {
    try (OpenCase open = open(CASE)) {
      Who.Result result = new Who(open).run(Optional.empty());
      List<String> zh = result.lines(Locale.SIMPLIFIED_CHINESE);
      List<String> en = result.lines(Locale.ENGLISH);
      assertThat(zh).hasSameSizeAs(en);
      assertThat(String.join("\n", zh)).contains("自称周启明", "证据 1 第 2 行", "DOC-PROFILE");
      assertThatThrownBy(() -> new Who(open).run(Optional.of("nobody-here")))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("nobody-here");
    }
  }
}
