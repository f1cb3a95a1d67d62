package org.tiezheng.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.tiezheng.evidence.Digests;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.vault.log.JournalLogStore;

/**
 * Deposits over HTTP on loopback, the server in a process of its own, each answered with a signed
 * receipt after the fsync; beside the bare log core in this process, alternating in the same run.
 * The best of each is compared: what else the machine does only ever makes a run slower.
 */
final class DepositApiBench implements Benchmark {
  private static final int CLIENTS = 64;
  private static final int ROUNDS = 3;
  private static final int CONTENT = 1024;
  private static final double PROMISED = 2_000;
  private static final double PROMISED_MILLIS = 50;
  private static final Digests DIGESTS = new Digests("a".repeat(64), "b".repeat(64));

  private final AtomicLong counter = new AtomicLong();

  @Override
  public String name() {
    return "deposit-api";
  }

  @Override
  public String title() {
    return "deposits over HTTP from a second process, 64 clients, signed receipt after fsync";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(settings.work().resolve("deposit-api"));
    Duration measured = Duration.ofSeconds(settings.longRun() ? 10 : 3);
    Process server = start(Files.createDirectories(folder.resolve("server")));
    try (BufferedReader lines = server.inputReader(StandardCharsets.US_ASCII);
        JournalLogStore store = JournalLogStore.open(folder.resolve("log"));
        Log core = core(folder, store)) {
      Calls calls = new Calls(Integer.parseInt(lines.readLine()), lines.readLine());
      try {
        return rows(calls, core, measured);
      } finally {
        calls.close();
      }
    } finally {
      server.getOutputStream().close();
      server.waitFor();
      Shell.removeTree(folder);
    }
  }

  private List<Measurement> rows(Calls calls, Log core, Duration measured) {
    // Until the compilers of both processes are done.
    var _ = loop(measured.multipliedBy(5), calls::digested);
    var _ = loop(measured, calls::digest);
    var _ = loop(measured, () -> core.append(deposit()));
    ClosedLoop digested = loop(measured, calls::digested);
    ClosedLoop digest = loop(measured, calls::digest);
    ClosedLoop bare = loop(measured, () -> core.append(deposit()));
    for (int round = 1; round < ROUNDS; round++) {
      digested = better(digested, loop(measured, calls::digested));
      digest = better(digest, loop(measured, calls::digest));
      bare = better(bare, loop(measured, () -> core.append(deposit())));
    }
    ClosedLoop kept = loop(measured, calls::kept);
    return List.of(
        Measurement.speed(
            "1 KB sent, digested", digested.perSecond(), bare.perSecond(), "/s", "the log core"),
        Measurement.speed(
                "1 KB sent, digested", digested.perSecond(), PROMISED, "/s", "the promise")
            .goal(1),
        Measurement.time(
            "1 KB sent, digested, p99", digested.p99(), bare.p99(), "ms", "the log core"),
        Measurement.time(
                "1 KB sent, digested, p99", digested.p99(), PROMISED_MILLIS, "ms", "the promise")
            .goal(1),
        Measurement.speed("digests", digest.perSecond(), bare.perSecond(), "/s", "the log core"),
        Measurement.time("digests, p99", digest.p99(), bare.p99(), "ms", "the log core"),
        Measurement.speed(
            "1 KB sent and kept", kept.perSecond(), bare.perSecond(), "/s", "the log core"),
        Measurement.time("1 KB sent and kept, p99", kept.p99(), bare.p99(), "ms", "the log core"));
  }

  private static ClosedLoop loop(Duration measured, Supplier<? extends Future<?>> request) {
    return ClosedLoop.run(CLIENTS, Duration.ofSeconds(1), measured, request);
  }

  private static ClosedLoop better(ClosedLoop one, ClosedLoop other) {
    return one.perSecond() >= other.perSecond() ? one : other;
  }

  private static Log core(Path folder, JournalLogStore store) throws IOException {
    KeyRing ring =
        KeyRing.open(
            folder.resolve("ring"),
            Unlock.file(folder.resolve("unlock")),
            InstantSource.system(),
            new SecureRandom());
    return Log.open(
        store,
        ring.current(),
        new LogSettings("tiezheng/bench", InstantSource.system(), new SecureRandom()));
  }

  /** Ids in the order of time, as the API makes them. */
  private Deposit deposit() {
    long number = counter.incrementAndGet();
    UUID id = new UUID(0x0192f3a400007000L, Long.MIN_VALUE | number);
    return new Deposit(id, LeafType.DIGEST, DIGESTS, number);
  }

  private static Process start(Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(DepositServerRun.class.getName());
    command.add(folder.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The clients' connections, each used by one client at a time. */
  private final class Calls {
    private final int port;
    private final String key;
    private final Queue<DepositClient> free = new ConcurrentLinkedQueue<>();

    Calls(int port, String key) {
      this.port = port;
      this.key = key;
    }

    CompletableFuture<byte[]> digested() {
      return call("/api/v1/deposits/file?keep=false", content());
    }

    CompletableFuture<byte[]> kept() {
      return call("/api/v1/deposits/file", content());
    }

    CompletableFuture<byte[]> digest() {
      String json =
          "{\"sha256\":\""
              + DIGESTS.sha256()
              + "\",\"sm3\":\""
              + DIGESTS.sm3()
              + "\",\"size\":"
              + counter.incrementAndGet()
              + "}";
      return call("/api/v1/deposits", json.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] content() {
      byte[] content = new byte[CONTENT];
      byte[] number = Long.toString(counter.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(number, 0, content, 0, number.length);
      return content;
    }

    private CompletableFuture<byte[]> call(String path, byte[] body) {
      DepositClient client = free.poll();
      if (client == null) {
        client = new DepositClient(port, key);
      }
      byte[] answer = client.post(path, body);
      free.add(client);
      return CompletableFuture.completedFuture(answer);
    }

    void close() {
      free.forEach(DepositClient::close);
    }
  }
}
