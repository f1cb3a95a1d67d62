package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.verify.VerifyReport;
import tools.jackson.databind.JsonNode;

/** One call gives one receipt, which our offline verifier accepts. */
class DepositTest {
  private static final byte[] CONTENT = "第一份合同".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  @TempDir Path keys;
  @TempDir Path work;
  private String key = "";
  private Deposits api;

  @BeforeEach
  void start() throws Exception {
    key = Deposits.tenant(folder, keys, "甲平台", Quota.USUAL);
    api = Deposits.at(folder, keys);
  }

  @AfterEach
  void stop() {
    api.close();
    assertThat(api.faults()).isEmpty();
  }

  private String vkey() {
    return api.service().logKey();
  }

  @Test
  void aDigestIsDepositedAndItsReceiptVerifiesOffline() throws Exception {
    HttpResponse<String> answer = api.digest(key, CONTENT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode deposit = Deposits.json(answer);
    assertThat(deposit.get("type").asString()).isEqualTo("digest");
    assertThat(deposit.get("index").asLong()).isZero();
    assertThat(deposit.get("checkpoint").asLong()).isEqualTo(1);
    assertThat(deposit.get("kept").asBoolean()).isFalse();
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/deposits/" + deposit.get("id").asString());
    VerifyReport report =
        ReceiptFiles.verify(work.resolve("a"), CONTENT, deposit.get("receipt"), vkey());
    assertThat(report.exitCode()).as(report.json()).isZero();
    byte[] changed = CONTENT.clone();
    changed[0] ^= 1;
    assertThat(
            ReceiptFiles.verify(work.resolve("b"), changed, deposit.get("receipt"), vkey())
                .exitCode())
        .isEqualTo(1);
  }

  @Test
  void aFileIsKeptAndGivenBackAndAnotherOneIsOnlyDigested() throws Exception {
    byte[] large = new byte[3 << 20];
    new Random(1).nextBytes(large);
    for (byte[] content : List.of(CONTENT, large, new byte[0])) {
      JsonNode kept = Deposits.json(api.file(key, "", content));
      assertThat(kept.get("kept").asBoolean()).isTrue();
      assertThat(kept.get("type").asString()).isEqualTo("original");
      String id = kept.get("id").asString();
      assertThat(api.bytes(api.to(Deposits.API + "/deposits/" + id + "/content", key)).body())
          .isEqualTo(content);
      VerifyReport report =
          ReceiptFiles.verify(work.resolve(id), content, kept.get("receipt"), vkey());
      assertThat(report.exitCode()).as(report.json()).isZero();
    }
    byte[] other = "另一份".getBytes(StandardCharsets.UTF_8);
    JsonNode digested = Deposits.json(api.file(key, "?keep=false", other));
    assertThat(digested.get("kept").asBoolean()).isFalse();
    assertThat(digested.get("type").asString()).isEqualTo("digest");
    assertThat(digested.get("sha256").asString())
        .isEqualTo(Digester.sha256Only().digest(other).sha256());
    assertThat(
            api.get(Deposits.API + "/deposits/" + digested.get("id").asString() + "/content", key)
                .statusCode())
        .isEqualTo(404);
    assertThat(files()).hasSize(3);
  }

  @Test
  void whoKnowsADigestOnlyNeverGetsTheBytes() throws Exception {
    api.file(key, "", CONTENT);
    JsonNode byDigest = Deposits.json(api.digest(key, CONTENT));
    assertThat(
            api.get(Deposits.API + "/deposits/" + byDigest.get("id").asString() + "/content", key)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aDigestThatDiffersOnArrivalLeavesNothing() throws Exception {
    byte[] sha256 = HexFormat.of().parseHex(Digester.sha256Only().digest(CONTENT).sha256());
    String right = "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    String wrong = "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":";
    for (String query : List.of("", "?keep=false")) {
      HttpResponse<String> refused = api.file(key, query, CONTENT, "Content-Digest", wrong);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(Deposits.json(refused).get("code").asString()).isEqualTo("differs");
      assertThat(api.file(key, query, CONTENT, "Repr-Digest", wrong).statusCode()).isEqualTo(400);
    }
    assertThat(
            api.file(key, "", CONTENT, "Content-Digest", right, "Repr-Digest", wrong).statusCode())
        .isEqualTo(400);
    for (String bad :
        List.of("sha-256=abc", "sha-512=:" + "A".repeat(88) + ":", "sha-256=:QUJD:", "", ":::")) {
      assertThat(api.file(key, "", CONTENT, "Content-Digest", bad).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(api.service().size()).isZero();
    assertThat(files()).isEmpty();
    assertThat(api.file(key, "", CONTENT, "Content-Digest", right).statusCode()).isEqualTo(201);
    assertThat(api.file(key, "", CONTENT, "Content-Digest", "md5=:AAAA:, " + right).statusCode())
        .isEqualTo(201);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder.resolve("vault/originals"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void whoHasNoKeyIsNotLetIn() throws Exception {
    for (String bad : List.of("", "x", key + "x", key.substring(1))) {
      HttpResponse<String> refused = api.digest(bad, CONTENT);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }
    assertThat(api.get(Deposits.API + "/quota").statusCode()).isEqualTo(401);
    assertThat(api.service().size()).isZero();
  }

  @Test
  void theKeyIsNowhereInTheFolder() throws Exception {
    api.digest(key, CONTENT);
    assertThat(api.log()).hasSize(1);
    assertThat(String.join("", api.log())).contains("/deposits").doesNotContain(key);
    api.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(key);
      }
    }
    api = Deposits.at(folder, keys);
  }
}
