package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/**
 * The serving process is killed in the middle of deposits, again and again. Every receipt that a
 * client holds is there afterwards as it was given, what was not acknowledged is deposited by
 * asking again, and nothing is there twice.
 */
class KilledServerTest {
  private static final int KILLS = Boolean.getBoolean("long") ? 20 : 2;
  private static final int CLIENTS = 16;

  @TempDir Path folder;
  @TempDir Path keys;
  @TempDir Path work;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, byte[]> open = new ConcurrentHashMap<>();
  private final AtomicInteger names = new AtomicInteger();
  private String key = "";

  @Test
  void noReceiptIsLostAndNothingIsThereTwice() throws Exception {
    key = Deposits.tenant(folder, keys, "甲", new Quota(1_000_000, 1L << 30));
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      int before = answers.size();
      depositAndKillAfter(before + 1 + random.nextInt(300));
      assertThat(answers).hasSizeGreaterThan(before);
    }
    try (Deposits api = Deposits.at(folder, keys)) {
      for (Map.Entry<String, String> given : answers.entrySet()) {
        assertThat(api.get(Deposits.API + "/deposits?key=" + given.getKey(), key).body())
            .isEqualTo(given.getValue());
      }
      for (Map.Entry<String, byte[]> unanswered : open.entrySet()) {
        HttpResponse<String> now =
            api.file(
                key,
                query(unanswered.getKey()),
                unanswered.getValue(),
                "Idempotency-Key",
                unanswered.getKey());
        assertThat(now.statusCode()).as(now.body()).isBetween(200, 201);
        answers.put(unanswered.getKey(), now.body());
      }
      assertThat(api.service().size()).isEqualTo(answers.size());
      long left = Deposits.json(api.get(Deposits.API + "/quota", key)).get("deposits").asLong();
      assertThat(left).isEqualTo(1_000_000 - answers.size());
      assertThat(api.faults()).isEmpty();
      verifySome(api);
    }
    System.err.println(KILLS + " kills, " + answers.size() + " receipts, 0 lost");
  }

  private void verifySome(Deposits api) throws Exception {
    int checked = 0;
    for (Map.Entry<String, String> given : answers.entrySet()) {
      JsonNode deposit = EvidenceJson.mapper().readTree(given.getValue());
      byte[] content = given.getKey().getBytes(StandardCharsets.UTF_8);
      if (deposit.get("kept").asBoolean()) {
        String at = Deposits.API + "/deposits/" + deposit.get("id").asString() + "/content";
        assertThat(api.bytes(api.to(at, key)).body()).isEqualTo(content);
      }
      assertThat(
              ReceiptFiles.verify(work, content, deposit.get("receipt"), api.service().logKey())
                  .exitCode())
          .isZero();
      if (++checked == 100) {
        return;
      }
    }
  }

  /** Every fourth is kept. */
  private static String query(String name) {
    return name.endsWith("0") || name.endsWith("4") ? "" : "?keep=false";
  }

  private void depositAndKillAfter(int answered) throws Exception {
    Process server = start();
    try (BufferedReader lines = server.inputReader(StandardCharsets.US_ASCII);
        HttpClient client = HttpClient.newHttpClient()) {
      String port = lines.readLine();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(() -> deposit(client, port, server, answered)));
      }
      for (Thread one : clients) {
        one.join();
      }
    } finally {
      server.toHandle().destroyForcibly();
      server.waitFor();
    }
  }

  private void deposit(HttpClient client, String port, Process server, int answered) {
    while (true) {
      String name = "d" + names.incrementAndGet();
      byte[] content = name.getBytes(StandardCharsets.UTF_8);
      open.put(name, content);
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/api/v1/deposits/file" + query(name)))
              .header("Authorization", "Bearer " + key)
              .header("Idempotency-Key", name)
              .POST(BodyPublishers.ofByteArray(content))
              .build();
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
          return;
        }
        answers.put(name, answer.body());
        open.remove(name);
        if (answers.size() >= answered) {
          server.toHandle().destroyForcibly();
        }
      } catch (IOException e) {
        return; // it was killed
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            DepositingServer.class.getName(),
            folder.toString(),
            keys.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
