package org.tiezheng.verify.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.Claim.Bundle;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.ClaimedParty;
import org.tiezheng.verify.bundle.Claim.EventDeposit;
import org.tiezheng.verify.bundle.Claim.LogStatement;
import org.tiezheng.verify.bundle.Claim.Paper;
import org.tiezheng.verify.bundle.Claim.TimeService;
import org.tiezheng.verify.bundle.Claim.Withheld;

class ClaimTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final Claim CLAIM =
      new Claim(
          1,
          new Bundle(
              "id",
              "2026-11-24T09:00:00Z",
              "题",
              "民间借贷",
              "",
              "",
              "张三",
              List.of(new ClaimedParty("p1", "张三", "PLAINTIFF")),
              "tiezheng/0.1.0"),
          HEX,
          new LogStatement("origin", "张三", false),
          List.of(new TimeService("own-p256", TimeService.OWN, "tiezheng/trust/tsa-own-p256.pem")),
          List.of(
              new ClaimedItem(
                  1,
                  "t",
                  "CHAT",
                  "CAT2",
                  "ORIGINAL",
                  "s",
                  "o",
                  "c",
                  List.of(
                      new ClaimedOriginal("data/originals/001/a", "a", 123, HEX, HEX, "d", 42)))),
          List.of(new Paper("DOC-X", new Text("证", "x"), "data/papers/x.pdf")),
          List.of(new Withheld("CONTAINER", "手机", "张三", new Digests(HEX, HEX), "w")),
          List.of(new EventDeposit("e", 1, 42)),
          "b");

  @Test
  void aClaimReadsBackTheSameAndIsCanonical() {
    ClaimReader.Reading read = Claim.read(CLAIM.bytes());
    assertThat(read.claim()).isEqualTo(CLAIM);
    assertThat(read.canonical()).isTrue();
    assertThat(read.notUnderstood()).isEmpty();
  }

  @Test
  void theMembersAreThoseOfTheFormatDocument() {
    assertThat(new String(CLAIM.bytes(), StandardCharsets.UTF_8))
        .startsWith("{\"bagDeposit\":\"b\",\"bundle\":{\"caseNumber\":\"\",\"caseTitle\":\"题\"")
        .contains("\"commit\":{\"sha256\":\"" + HEX + "\",\"sm3\":\"" + HEX + "\"}")
        .contains(
            "\"times\":[{\"certificate\":\"tiezheng/trust/tsa-own-p256.pem\",\"kind\":\"own\"")
        .endsWith("\"what\":\"CONTAINER\"}]}");
  }

  @Test
  void unknownMembersAreIgnoredAndNamed() {
    String more =
        new String(CLAIM.bytes(), StandardCharsets.UTF_8)
            .replace("\"number\":1", "\"colour\":\"red\",\"number\":1")
            .replace("{\"bagDeposit\"", "{\"aaa\":{},\"bagDeposit\"");
    ClaimReader.Reading read = Claim.read(more.getBytes(StandardCharsets.UTF_8));
    assertThat(read.claim()).isEqualTo(CLAIM);
    assertThat(read.notUnderstood()).containsExactlyInAnyOrder("items[0].colour", "aaa");
  }

  @Test
  void aMemberThatIsMissingTwiceOrOfAnotherTypeIsRefusedByName() {
    assertRefused("\"size\":123", "\"siz\":123", "items[0].originals[0].size");
    assertRefused("\"size\":123", "\"size\":\"123\"", "items[0].originals[0].size");
    assertRefused("\"size\":123", "\"size\":-1", "items[0].originals[0].size");
    assertRefused("\"size\":123", "\"size\":1.5", "items[0].originals[0].size");
    assertRefused("\"size\":123", "\"size\":123,\"size\":124", "size");
    assertRefused("\"v\":1", "\"v\":2", "2");
    assertRefused("\"evidenceRoot\":\"0", "\"evidenceRoot\":\"X", "evidenceRoot");
    assertRefused("\"neutral\":false", "\"neutral\":0", "log.neutral");
  }

  private static void assertRefused(String from, String to, String named) {
    String text = new String(CLAIM.bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    byte[] bytes = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Claim.read(bytes))
        .isInstanceOf(MalformedBundleFileException.class)
        .hasMessageContaining(named);
  }
}
