package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** Asking again gives the same receipt, asking for something else under the same key is refused. */
class IdempotencyTest {
  private static final String KEY = "Idempotency-Key";

  @TempDir static Path folder;
  @TempDir static Path keys;
  private static String one = "";
  private static String other = "";
  private static Deposits api;

  @BeforeAll
  static void start() throws Exception {
    one = Deposits.tenant(folder, keys, "甲", Quota.USUAL);
    other = Deposits.tenant(folder, keys, "乙", Quota.USUAL);
    api = Deposits.at(folder, keys);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static byte[] content(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theSameKeyAndContentGiveTheSameReceiptAlsoAfterARestart() throws Exception {
    HttpResponse<String> first = api.digest(one, content("a"), KEY, "order-1");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    HttpResponse<String> file = api.file(one, "", content("b"), KEY, "order-2");
    long size = api.service().size();
    for (int round = 0; round < 2; round++) {
      // A later deposit moves the tree on; the receipt stays the one that was given.
      api.digest(one, content("later " + round));
      HttpResponse<String> again = api.digest(one, content("a"), KEY, "\"order-1\"");
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
      assertThat(again.body()).isEqualTo(first.body());
      HttpResponse<String> fileAgain = api.file(one, "", content("b"), KEY, "order-2");
      assertThat(fileAgain.statusCode()).isEqualTo(200);
      assertThat(fileAgain.body()).isEqualTo(file.body());
      assertThat(api.get(Deposits.API + "/deposits?key=order-1", one).body())
          .isEqualTo(first.body());
      api.close();
      api = Deposits.at(folder, keys);
    }
    assertThat(api.service().size()).isEqualTo(size + 2);
  }

  @Test
  void theSameKeyForSomethingElseIsAConflict() throws Exception {
    String first = api.digest(one, content("c"), KEY, "order-3").body();
    long size = api.service().size();
    for (HttpResponse<String> refused :
        List.of(
            api.digest(one, content("d"), KEY, "order-3"),
            api.file(one, "", content("c"), KEY, "order-3"),
            api.file(one, "?keep=false", content("d"), KEY, "order-3"))) {
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
      assertThat(Deposits.json(refused).get("code").asString()).isEqualTo("conflict");
    }
    assertThat(api.service().size()).isEqualTo(size);
    assertThat(api.digest(one, content("c"), KEY, "order-3").body()).isEqualTo(first);
  }

  @Test
  void anotherTenantsKeysAreItsOwn() throws Exception {
    String mine = api.digest(one, content("e"), KEY, "order-5").body();
    HttpResponse<String> theirs = api.digest(other, content("f"), KEY, "order-5");
    assertThat(theirs.statusCode()).isEqualTo(201);
    String id = EvidenceJson.mapper().readTree(mine).get("id").asString();
    String at = Deposits.API + "/deposits/" + id;
    assertThat(api.get(at, one).body()).isEqualTo(mine);
    HttpResponse<String> foreign = api.get(at, other);
    HttpResponse<String> none =
        api.get(Deposits.API + "/deposits/00000000-0000-7000-8000-000000000000", other);
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(none.body());
    assertThat(api.get(at + "/content", other).statusCode()).isEqualTo(404);
    assertThat(api.get(Deposits.API + "/deposits?key=order-3x", other).statusCode()).isEqualTo(404);
  }

  @Test
  void manyAtOnceWithOneKeyAreOneDeposit() throws Exception {
    long size = api.service().size();
    Set<String> bodies = new HashSet<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        calls.add(() -> api.digest(one, content("g"), KEY, "order-7"));
      }
      int made = 0;
      for (Future<HttpResponse<String>> answer : clients.invokeAll(calls)) {
        assertThat(answer.get().statusCode()).isBetween(200, 201);
        made += answer.get().statusCode() == 201 ? 1 : 0;
        bodies.add(answer.get().body());
      }
      assertThat(made).isEqualTo(1);
    }
    assertThat(bodies).hasSize(1);
    assertThat(api.service().size()).isEqualTo(size + 1);
    long left = Deposits.json(api.get(Deposits.API + "/quota", one)).get("deposits").asLong();
    api.digest(one, content("g"), KEY, "order-7");
    assertThat(Deposits.json(api.get(Deposits.API + "/quota", one)).get("deposits").asLong())
        .isEqualTo(left);
  }

  @Test
  void inABatchEachDepositHasItsOwnKey() throws Exception {
    api.digest(one, content("h"), KEY, "batch-1");
    List<Map<String, Object>> wanted = new ArrayList<>();
    for (String[] pair :
        List.of(
            new String[] {"h", "batch-1"},
            new String[] {"other", "batch-1"},
            new String[] {"i", "batch-2"},
            new String[] {"i", "batch-2"},
            new String[] {"j", "batch-2"},
            new String[] {"k", ""})) {
      Map<String, Object> deposit = new java.util.TreeMap<>(Deposits.wanted(content(pair[0])));
      if (!pair[1].isEmpty()) {
        deposit.put("idempotencyKey", pair[1]);
      }
      wanted.add(deposit);
    }
    long size = api.service().size();
    String body = EvidenceJson.write(Map.of("deposits", wanted));
    HttpResponse<String> answer = api.post(Deposits.API + "/deposits/batch", one, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode results = Deposits.json(answer).get("results");
    List<Integer> statuses = new ArrayList<>();
    results.forEach(result -> statuses.add(result.get("status").asInt()));
    assertThat(statuses).containsExactly(200, 409, 201, 200, 409, 201);
    assertThat(results.get(1).get("problem").get("code").asString()).isEqualTo("conflict");
    assertThat(results.get(2).get("deposit")).isEqualTo(results.get(3).get("deposit"));
    assertThat(api.service().size()).isEqualTo(size + 2);
    assertThat(api.post(Deposits.API + "/deposits/batch", one, body, KEY, "whole").statusCode())
        .isEqualTo(400);
  }
}
