package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogBatch;
import org.tiezheng.seal.log.LogEntry;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.log.LogStore;
import org.tiezheng.seal.log.StampFolder;
import org.tiezheng.seal.log.Stamper;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.log.Tile;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.time.EmbeddedTsa;
import org.tiezheng.seal.time.TimestampClient;
import org.tiezheng.verify.Result;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;

/** The same with the log and the stamper that cases use. */
class RealLogTest {
  @TempDir Path folder;

  @Test
  @DisplayName("deposits in the real log, stamped and renewed, make a bundle that verifies")
  void realLog() throws Exception {
    World world = new World(folder.resolve("keys"), 30, Locale.CHINESE);
    BundlePlan sample = world.plan();
    try (Log log =
        Log.open(
            new Memory(),
            world.log.keys(),
            new LogSettings(
                "tiezheng/0.1.0", InstantSource.fixed(SmallLog.NOW), new SmallLog.Seeded(3)))) {
      Stamper stamper = stamper(world, log);
      Map<String, UUID> ids = new HashMap<>();
      for (Opening deposited : deposited(sample)) {
        UUID id = UUID.randomUUID();
        log.append(new Deposit(id, LeafType.ORIGINAL, deposited.digests(), deposited.size()))
            .join();
        ids.put(deposited.digests().sha256(), id);
      }
      StampedCheckpoint stamped = planned(stamper.stampNow());
      long size = log.size();
      BundlePlan plan =
          renewed(
              sample,
              stamped,
              sha256 -> log.receipt(Objects.requireNonNull(ids.get(sha256)), size));

      Path bag = folder.resolve("bag");
      BundleWriter.standard().write(plan, bagDeposit(log, stamper), bag, Progress.SILENT);
      VerifyReport report = Verifier.verify(bag, VerifyOptions.DEFAULT, Progress.SILENT);
      assertThat(report.steps())
          .filteredOn(step -> step.result() == Result.FAILED || step.incomplete())
          .isEmpty();
      assertThat(report.tokens()).hasSize(4);
      assertThat(Shell.recipe(bag).output()).contains("RESULT: OK").doesNotContain("BAD ");
    }
  }

  private Stamper stamper(World world, Log log) throws IOException {
    List<TimestampClient> services = new ArrayList<>();
    for (TsaAlgorithm algorithm : TsaAlgorithm.values()) {
      services.add(
          new EmbeddedTsa(
              world.log.keys().tsa(algorithm),
              InstantSource.fixed(SmallLog.NOW),
              new SmallLog.Seeded(5)));
    }
    return new Stamper(
        log,
        services,
        new StampFolder(folder.resolve("stamps")),
        InstantSource.fixed(SmallLog.NOW));
  }

  private static StampedCheckpoint planned(org.tiezheng.seal.log.StampedCheckpoint stamped) {
    Map<String, byte[]> tokens = new HashMap<>();
    stamped.tokens().forEach((name, token) -> tokens.put(name, token.response()));
    return new StampedCheckpoint(stamped.body(), tokens);
  }

  private static BagDeposit bagDeposit(Log log, Stamper stamper) {
    UUID id = UUID.randomUUID();
    return new BagDeposit() {
      @Override
      public String id() {
        return id.toString();
      }

      @Override
      public Proof deposit(byte[] tagManifest) throws IOException {
        log.append(Deposit.of(id, LeafType.BUNDLE, tagManifest)).join();
        StampedCheckpoint stamped = planned(stamper.stampNow());
        return new Proof(log.receipt(id, log.size()), stamped);
      }
    };
  }

  /** Originals and containers of a plan. */
  private static List<Opening> deposited(BundlePlan plan) {
    return Stream.concat(
            plan.items().stream().flatMap(i -> i.originals().stream()).map(o -> o.receipt()),
            plan.withheld().stream().map(WithheldContainer::receipt))
        .map(receipt -> Opening.parse(ReadReceipt.bytes(receipt.opening())))
        .toList();
  }

  private interface Receipts {
    Receipt of(String sha256);
  }

  private static BundlePlan renewed(BundlePlan plan, StampedCheckpoint stamped, Receipts receipts) {
    List<PlannedItem> items =
        plan.items().stream()
            .map(item ->
                new PlannedItem(
                    item.item(),
                    item.originals().stream()
                        .map(o ->
                            new PlannedOriginal(
                                o.original(),
                                receipts.of(o.original().digests().sha256()),
                                o.bytes()))
                        .toList(),
                    item.content()))
            .toList();
    PlannedCustody custody =
        new PlannedCustody(List.of(), "", "林䶮", "", Map.of(), "", Optional.empty());
    return new BundlePlan(
        plan.file(),
        plan.heading(),
        items,
        custody,
        plan.withheld().stream()
            .map(w ->
                new WithheldContainer(
                    w.sha256(), w.description(), w.holder(), receipts.of(w.sha256())))
            .toList(),
        List.of(stamped),
        plan.trust(),
        List.of(),
        true);
  }

  /** Keeps a log as long as the test lasts. */
  private static final class Memory implements LogStore {
    private final List<StoredEntry> entries = new ArrayList<>();
    private final Map<UUID, Long> ids = new HashMap<>();
    private final TreeMap<Long, String> checkpoints = new TreeMap<>();
    private final Map<String, Tile> tiles = new HashMap<>();

    @Override
    public synchronized Optional<String> checkpoint() {
      return Optional.ofNullable(checkpoints.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Optional<String> checkpoint(long size) {
      return Optional.ofNullable(checkpoints.get(size));
    }

    @Override
    public synchronized boolean commit(LogBatch batch) {
      if (!checkpoint().equals(batch.expected())) {
        return false;
      }
      for (LogEntry entry : batch.entries()) {
        ids.put(entry.id(), (long) entries.size());
        entries.add(new StoredEntry(entries.size(), batch.size(), entry));
      }
      batch.tiles().forEach(tile -> tiles.put(tile.level() + "/" + tile.number(), tile));
      checkpoints.put(batch.size(), batch.checkpoint());
      return true;
    }

    @Override
    public synchronized OptionalLong indexOf(UUID id) {
      Long index = ids.get(id);
      return index == null ? OptionalLong.empty() : OptionalLong.of(index);
    }

    @Override
    public synchronized List<StoredEntry> entries(long from, int count) {
      int start = (int) Math.min(from, entries.size());
      return List.copyOf(entries.subList(start, Math.min(start + count, entries.size())));
    }

    @Override
    public synchronized Optional<Tile> tile(int level, long number) {
      return Optional.ofNullable(tiles.get(level + "/" + number));
    }
  }
}
