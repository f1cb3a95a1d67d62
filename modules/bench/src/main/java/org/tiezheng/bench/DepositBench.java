package org.tiezheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
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
 * Durable deposits per second with a full receipt, beside a bare append+fdatasync loop with the
 * same group commit in the same run. Each pair runs several times, alternating, and the best of
 * each is compared: what else the machine does only ever makes a run slower.
 */
public final class DepositBench {
  private static final int[] CLIENTS = {1, 16, 64, 256};

  /** What one deposit writes: leaf, opening and id. */
  private static final int ENTRY_BYTES = 630;

  private static final Digests CONTENT = new Digests("a".repeat(64), "b".repeat(64));

  private final Path folder;
  private final Duration measured;
  private final AtomicLong counter = new AtomicLong();

  private DepositBench(Path folder, Duration measured) {
    this.folder = folder;
    this.measured = measured;
  }

  /**
   * Measures and prints one line per number of clients.
   *
   * @param args empty, or a folder on the disk to be measured, then seconds per run
   */
  public static void run(String[] args, PrintStream out) throws IOException {
    Path folder =
        args.length > 0
            ? Files.createDirectories(Path.of(args[0]))
            : Files.createTempDirectory("deposits");
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    new DepositBench(folder, Duration.ofSeconds(seconds)).run(out);
  }

  public static void main(String[] args) throws IOException {
    run(args, System.out);
  }

  private void run(PrintStream out) throws IOException {
    out.println("durable deposits with receipt (journal, fdatasync) | bare append+fdatasync");
    out.println("clients      /s     p50     p99 ms |       /s     p50     p99 ms |  ratio");
    try (JournalLogStore store = JournalLogStore.open(Files.createTempDirectory(folder, "log"));
        GroupCommit baseline = new GroupCommit(folder.resolve("baseline-" + System.nanoTime()))) {
      KeyRing ring =
          KeyRing.open(
              folder.resolve("ring"),
              Unlock.file(folder.resolve("unlock")),
              InstantSource.system(),
              new SecureRandom());
      LogSettings settings =
          new LogSettings("tiezheng/bench", InstantSource.system(), new SecureRandom());
      try (Log log = Log.open(store, ring.current(), settings)) {
        var _ = loop(64, () -> log.append(deposit()));
        for (int clients : CLIENTS) {
          ClosedLoop ours = loop(clients, () -> log.append(deposit()));
          ClosedLoop bare = loop(clients, () -> baseline.append(ENTRY_BYTES));
          for (int again = 0; again < 2; again++) {
            ours = better(ours, loop(clients, () -> log.append(deposit())));
            bare = better(bare, loop(clients, () -> baseline.append(ENTRY_BYTES)));
          }
          print(out, ours, bare);
        }
        out.println("leaves at the end: " + log.size());
      }
    }
  }

  private static void print(PrintStream out, ClosedLoop ours, ClosedLoop bare) {
    out.println(
        String.format(
            Locale.ROOT,
            "%7d %7.0f %7.2f %7.2f    | %8.0f %7.2f %7.2f    | %6.2f",
            ours.clients(),
            ours.perSecond(),
            ours.p50(),
            ours.p99(),
            bare.perSecond(),
            bare.p50(),
            bare.p99(),
            ours.perSecond() / bare.perSecond()));
  }

  private ClosedLoop loop(int clients, Supplier<? extends Future<?>> request) {
    return ClosedLoop.run(clients, Duration.ofSeconds(1), measured, request);
  }

  private static ClosedLoop better(ClosedLoop one, ClosedLoop other) {
    return one.perSecond() >= other.perSecond() ? one : other;
  }

  /** Ids in the order of time, as version 7 has them. */
  private Deposit deposit() {
    long number = counter.incrementAndGet();
    UUID id = new UUID(0x0192f3a400007000L, Long.MIN_VALUE | number);
    return new Deposit(id, LeafType.DIGEST, CONTENT, number);
  }
}
