package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.evidence.json.EvidenceJson;

/** A tenant deposits so much a day and no more; the log is what is counted. */
class QuotaTest {
  private static final Quota SMALL = new Quota(3, 100);

  @TempDir Path folder;
  @TempDir Path keys;
  private final MovedClock clock = new MovedClock();
  private String key = "";
  private Deposits api;

  @BeforeEach
  void start() throws Exception {
    key = Deposits.tenant(folder, keys, "小平台", SMALL);
    api = Deposits.at(folder, keys, clock);
    // Not just before midnight, where a day might end in the middle of a test.
    clock.ahead = Duration.ofDays(1).minus(Duration.ofHours(hourInShanghai())).plusHours(3);
  }

  private long hourInShanghai() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).getHour();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static byte[] content(int number) {
    return ("Nr. " + number).getBytes(StandardCharsets.UTF_8);
  }

  private void restart() throws Exception {
    api.close();
    api = Deposits.at(folder, keys, clock);
  }

  @Test
  void whatIsLeftStandsInEveryAnswerAndTheNextDayBeginsAnew() throws Exception {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = api.digest(key, content(i), "Idempotency-Key", "k" + i);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
          .startsWith("\"deposits\";r=" + (2 - i) + ";t=");
      assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
          .startsWith("\"deposits\";q=3;w=86400, \"bytes\";q=100;w=86400");
    }
    for (int round = 0; round < 2; round++) {
      HttpResponse<String> refused = api.digest(key, content(9), "Idempotency-Key", "k9");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(Deposits.json(refused).get("code").asString()).isEqualTo("quota");
      assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
          .startsWith("\"deposits\";r=0;");
      long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
      assertThat(wait).isBetween(1L, 86_401L);
      // What was deposited can be asked for again, and read.
      assertThat(api.digest(key, content(1), "Idempotency-Key", "k1").statusCode()).isEqualTo(200);
      assertThat(api.get(Deposits.API + "/deposits?key=k2", key).statusCode()).isEqualTo(200);
      restart();
    }
    clock.ahead = clock.ahead.plusDays(1);
    assertThat(api.digest(key, content(9), "Idempotency-Key", "k9").statusCode()).isEqualTo(201);
  }

  @Test
  void bytesOfFilesCountAndRefusedOnesDoNot() throws Exception {
    assertThat(api.file(key, "", new byte[60]).statusCode()).isEqualTo(201);
    HttpResponse<String> large = api.file(key, "", new byte[41]);
    assertThat(large.statusCode()).isEqualTo(429);
    assertThat(large.headers().firstValue("RateLimit").orElseThrow()).contains("\"bytes\";r=40;");
    String wrong = "sha-256=:" + "A".repeat(43) + "=:";
    assertThat(api.file(key, "", new byte[40], "Content-Digest", wrong).statusCode())
        .isEqualTo(400);
    assertThat(api.digest(key, content(1)).statusCode()).isEqualTo(201);
    assertThat(api.file(key, "?keep=false", new byte[40]).statusCode()).isEqualTo(201);
    assertThat(api.digest(key, content(2)).statusCode()).isEqualTo(429);
  }

  @Test
  void theLogIsCountedAgainIfTheCountsAreLostOrOld() throws Exception {
    api.file(key, "", new byte[30]);
    api.digest(key, content(1));
    api.close();
    String before = Files.readString(folder.resolve("usage.json"));
    api = Deposits.at(folder, keys, clock);
    api.digest(key, content(2));
    api.close();
    for (String kept :
        List.of(before, "{", "{\"day\":\"2000-01-01\",\"counted\":999,\"tenants\":{}}")) {
      Files.writeString(folder.resolve("usage.json"), kept);
      api = Deposits.at(folder, keys, clock);
      assertThat(Deposits.json(api.get(Deposits.API + "/quota", key)).get("deposits").asLong())
          .as(kept)
          .isZero();
      assertThat(Deposits.json(api.get(Deposits.API + "/quota", key)).get("bytes").asLong())
          .isEqualTo(70);
      api.close();
    }
    api = Deposits.at(folder, keys, clock);
  }

  @Test
  void aBatchThatIsTooMuchIsNotBegun() throws Exception {
    List<Map<String, Object>> wanted = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      wanted.add(Deposits.wanted(content(i)));
    }
    String at = Deposits.API + "/deposits/batch";
    HttpResponse<String> refused =
        api.post(at, key, EvidenceJson.write(Map.of("deposits", wanted)));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(api.service().size()).isZero();
    HttpResponse<String> taken =
        api.post(at, key, EvidenceJson.write(Map.of("deposits", wanted.subList(0, 3))));
    assertThat(taken.statusCode()).isEqualTo(200);
  }

  @Test
  void aTenantIsChangedWhileTheServiceRuns() throws Exception {
    var tenants = DepositFolder.existing(folder).tenants();
    tenants.limit("小平台", new Quota(0, 0));
    eventually(() -> api.digest(key, content(1)).statusCode() == 429);
    tenants.activate("小平台", false);
    eventually(() -> api.digest(key, content(1)).statusCode() == 401);
    tenants.activate("小平台", true);
    tenants.limit("小平台", Quota.USUAL);
    String next = tenants.rekey("小平台", new java.security.SecureRandom()).key();
    eventually(() -> api.digest(next, content(1)).statusCode() == 201);
    assertThat(api.digest(key, content(1)).statusCode()).isEqualTo(401);
  }

  @Test
  void aTenantsFileThatCannotBeReadConcernsNoTenant() throws Exception {
    var tenants = DepositFolder.existing(folder).tenants();
    String other = Deposits.tenant(folder, keys, "另一平台", Quota.USUAL);
    eventually(() -> api.digest(other, content(1)).statusCode() == 201);
    Path file = folder.resolve("tenants/000001.json");
    String good = Files.readString(file);
    Files.writeString(file, "{");
    eventually(() -> {
      assertThat(api.digest(key, content(1), "Idempotency-Key", "k").statusCode())
          .isBetween(200, 201);
      return !api.faults().isEmpty();
    });
    assertThat(api.faults()).hasSize(1);
    assertThat(api.faults().getFirst()).hasMessageContaining("000001.json");
    // A key that is withdrawn meanwhile is void.
    Path second = folder.resolve("tenants/000002.json");
    Files.writeString(
        second, Files.readString(second).replace("\"active\":true", "\"active\":false"));
    eventually(() -> api.digest(other, content(1)).statusCode() == 401);
    assertThat(api.digest(key, content(1), "Idempotency-Key", "k").statusCode()).isEqualTo(200);
    Files.writeString(file, good);
    tenants.activate("小平台", false);
    eventually(() -> api.digest(key, content(1)).statusCode() == 401);
  }

  private interface Question {
    boolean holds() throws Exception;
  }

  /** A change counts within seconds; how many is no matter here. */
  private static void eventually(Question question) throws Exception {
    for (int round = 0; !question.holds(); round++) {
      assertThat(round).isLessThan(400);
      Thread.sleep(50);
    }
  }
}
