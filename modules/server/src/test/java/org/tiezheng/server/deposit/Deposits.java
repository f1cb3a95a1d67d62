package org.tiezheng.server.deposit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogManager;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.deposit.DepositFolder;
import org.tiezheng.casework.deposit.DepositServer;
import org.tiezheng.casework.deposit.DepositService;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.server.Served;
import tools.jackson.databind.JsonNode;

/** A running Deposit API on a free port. */
final class Deposits implements AutoCloseable {
  static final String API = "/api/v1";
  static final long MOST_FILE = 4L << 20;

  static {
    LogManager.getLogManager().reset();
  }

  private final DepositService service;
  private final DepositServer.Running running;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private Deposits(DepositServer server, Path folder, Workplace place) throws IOException {
    service = DepositService.open(DepositFolder.at(folder, place), place, faults::add);
    running =
        server.start(
            new DepositServer.Settings(service, 0, MOST_FILE, "测试存证", log::add, faults::add));
  }

  static Deposits at(Path folder, Path keys) throws IOException {
    return new Deposits(DepositServer.load(), folder, Served.place(keys));
  }

  static Deposits at(Path folder, Path keys, Clock clock) throws IOException {
    return new Deposits(DepositServer.load(), folder, place(keys, clock));
  }

  static Deposits impatient(Path folder, Path keys) throws IOException {
    return new Deposits(new HelidonDeposits(Duration.ofMillis(2_500)), folder, Served.place(keys));
  }

  static Deposits paced(Path folder, Path keys, Pace pace) throws IOException {
    return new Deposits(
        new HelidonDeposits(Duration.ofMinutes(1), pace), folder, Served.place(keys));
  }

  private static Workplace place(Path keys, Clock clock) {
    Workplace usual = Served.place(keys);
    return new Workplace(
        clock,
        usual.random(),
        usual.actor(),
        usual.tool(),
        usual.environment(),
        usual.zone(),
        usual.locale(),
        usual.unlocking(),
        usual.watch(),
        usual.clockNoted());
  }

  /** Adds a tenant and gives its key. */
  static String tenant(Path folder, Path keys, String name, Quota quota) throws IOException {
    Workplace place = Served.place(keys);
    return DepositFolder.at(folder, place)
        .tenants()
        .add(name, quota, place.clock().instant(), new SecureRandom())
        .key();
  }

  DepositService service() {
    return service;
  }

  List<String> log() {
    return log;
  }

  List<Throwable> faults() {
    return faults;
  }

  URI address() {
    return running.address();
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(running.address() + path));
  }

  HttpRequest.Builder to(String path, String key) {
    return to(path).header("Authorization", "Bearer " + key);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Deposits digests of this content. */
  HttpResponse<String> digest(String key, byte[] content, String... headers)
      throws IOException, InterruptedException {
    return post(API + "/deposits", key, EvidenceJson.write(wanted(content)), headers);
  }

  static Map<String, Object> wanted(byte[] content) {
    ContentDigest digest = Digester.both().digest(content);
    return Map.of("sha256", digest.sha256(), "sm3", digest.digests().sm3(), "size", digest.size());
  }

  HttpResponse<String> post(String path, String key, String json, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(path, key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Sends a file. */
  HttpResponse<String> file(String key, String query, byte[] content, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(API + "/deposits/file" + query, key).POST(BodyPublishers.ofByteArray(content));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
    return send(to(path, key));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return EvidenceJson.mapper().readTree(answer.body());
  }

  @Override
  public void close() {
    client.close();
    running.close();
    service.close();
  }
}
