package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
final class DepositBench implements Benchmark {
  private static final int[] CLIENTS = {1, 16, 64, 256};

  /** The number of clients for which the issue promises something. */
  private static final int PROMISED = 64;

  /** What one deposit writes: leaf, opening and id. */
  private static final int ENTRY_BYTES = 630;

  private static final Digests CONTENT = new Digests("a".repeat(64), "b".repeat(64));

  private final AtomicLong counter = new AtomicLong();

  @Override
  public String name() {
    return "deposit";
  }

  @Override
  public String title() {
    return "durable deposits with receipt: journal, one fdatasync per batch, inclusion proof";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException {
    Path folder = Files.createDirectories(settings.work().resolve("deposits"));
    Duration measured = Duration.ofSeconds(settings.longRun() ? 10 : 3);
    List<Measurement> rows = new ArrayList<>();
    try (JournalLogStore store = JournalLogStore.open(Files.createTempDirectory(folder, "log"));
        GroupCommit baseline = new GroupCommit(folder.resolve("baseline"))) {
      KeyRing ring =
          KeyRing.open(
              folder.resolve("ring"),
              Unlock.file(folder.resolve("unlock")),
              InstantSource.system(),
              new SecureRandom());
      LogSettings logSettings =
          new LogSettings("tiezheng/bench", InstantSource.system(), new SecureRandom());
      try (Log log = Log.open(store, ring.current(), logSettings)) {
        // Until the compiler is done: it takes more of two cores than the deposits do.
        var _ = loop(PROMISED, measured.multipliedBy(5), () -> log.append(deposit()));
        var _ = loop(PROMISED, measured, () -> baseline.append(ENTRY_BYTES));
        for (int clients : CLIENTS) {
          ClosedLoop ours = loop(clients, measured, () -> log.append(deposit()));
          ClosedLoop bare = loop(clients, measured, () -> baseline.append(ENTRY_BYTES));
          for (int again = 0; again < 2; again++) {
            ours = better(ours, loop(clients, measured, () -> log.append(deposit())));
            bare = better(bare, loop(clients, measured, () -> baseline.append(ENTRY_BYTES)));
          }
          rows.addAll(rows(ours, bare));
        }
        rows.add(Measurement.plain("leaves at the end", (double) log.size(), "leaves"));
      }
    }
    Shell.removeTree(folder);
    return rows;
  }

  private static List<Measurement> rows(ClosedLoop ours, ClosedLoop bare) {
    String who = ours.clients() + (ours.clients() == 1 ? " client" : " clients");
    Measurement speed =
        Measurement.speed(
            who, ours.perSecond(), bare.perSecond(), "/s", "append+fdatasync, same group commit");
    Measurement slowest =
        Measurement.time(who + ", p99", ours.p99(), bare.p99(), "ms", "the same loop");
    if (ours.clients() != PROMISED) {
      return List.of(speed, slowest);
    }
    return List.of(
        speed.goal(0.5),
        slowest,
        Measurement.speed(who, ours.perSecond(), 20_000, "/s", "the promise").goal(1),
        Measurement.time(who + ", p99", ours.p99(), 10, "ms", "the promise").goal(1));
  }

  private static ClosedLoop loop(
      int clients, Duration measured, Supplier<? extends Future<?>> request) {
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
