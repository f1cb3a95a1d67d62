package org.tiezheng.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.bundle.TrustMaterial;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.keys.PublicKeys;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.log.PendingToken;
import org.tiezheng.seal.log.StampFolder;
import org.tiezheng.seal.log.StampedCheckpoint;
import org.tiezheng.seal.log.Stamper;
import org.tiezheng.seal.log.TileFolder;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.EmbeddedTsa;
import org.tiezheng.seal.time.HttpTimestampClient;
import org.tiezheng.seal.time.ImprintAlgorithm;
import org.tiezheng.seal.time.TimestampClient;
import org.tiezheng.seal.time.TimestampService;
import org.tiezheng.seal.time.TrustList;
import org.tiezheng.vault.Vault;
import org.tiezheng.vault.VaultInUseException;
import org.tiezheng.vault.embedded.VaultLayout;
import org.tiezheng.vault.log.JournalLogStore;
import org.tiezheng.vault.log.LogInUseException;

/** The log of one case and the clocks that stamp it. Not thread-safe. */
final class Deposits implements AutoCloseable {
  private final Vault vault;
  private final Workplace place;
  private final JournalLogStore store;
  private final StampFolder stamps;
  private Log log;
  private Optional<LogChecks> checks = Optional.empty();

  private Deposits(
      Vault vault, Workplace place, JournalLogStore store, Log log, StampFolder stamps) {
    this.vault = vault;
    this.place = place;
    this.store = store;
    this.log = log;
    this.stamps = stamps;
  }

  /** What is to be deposited. */
  record Wanted(String id, LeafType type, Digests digests, long size) {}

  /**
   * A checkpoint with its time tokens.
   *
   * @param body what the tokens are over
   * @param tokens TimeStampResp in DER by the service's name
   */
  record Stamped(long size, String body, Map<String, byte[]> tokens) {
    Stamped {
      tokens = new TreeMap<>(tokens);
    }

    static Stamped of(StampedCheckpoint checkpoint) {
      Map<String, byte[]> tokens = new TreeMap<>();
      checkpoint.tokens().forEach((name, token) -> tokens.put(name, token.response()));
      return new Stamped(checkpoint.size(), checkpoint.body(), tokens);
    }
  }

  static Deposits open(Vault vault, Workplace place) throws IOException {
    VaultLayout layout = new VaultLayout(vault.directory());
    JournalLogStore store = store(layout);
    try {
      StampFolder stamps = new StampFolder(layout.stamps());
      return new Deposits(vault, place, store, log(vault, place, store, stamps), stamps);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Who checks a case has its log open, though not the case: that is waited for alike. */
  private static JournalLogStore store(VaultLayout layout) throws IOException {
    try {
      return JournalLogStore.open(layout.log());
    } catch (LogInUseException e) {
      throw new VaultInUseException(
          new Text(
              "“" + layout.root() + "”的存证日志正由另一程序检查或写入;请待其结束。",
              "The log of "
                  + layout.root()
                  + " is being checked or written by another program; wait until it has ended."),
          e);
    }
  }

  /** A store that does not continue what was stamped before is an old copy and is not used. */
  private static Log log(Vault vault, Workplace place, JournalLogStore store, StampFolder stamps)
      throws IOException {
    List<Checkpoint> seen = new ArrayList<>();
    // The tree of the greatest contains those of the others, which are compared when they are used.
    stamps.newest().ifPresent(newest -> seen.add(Checkpoint.parse(newest.body())));
    LogSettings settings = new LogSettings(place.tool(), place.clock(), place.random());
    return Log.open(store, vault.keys().current(), settings.continuing(seen));
  }

  /** Signs with the newest keys from now on. */
  void rekey() throws IOException {
    log.close();
    log = log(vault, place, store, stamps);
    checks = Optional.empty();
  }

  private LogChecks checks() {
    if (checks.isEmpty()) {
      checks = Optional.of(LogChecks.of(log, vault));
    }
    return checks.get();
  }

  Log log() {
    return log;
  }

  JournalLogStore store() {
    return store;
  }

  StampFolder stamps() {
    return stamps;
  }

  /** Writes the log as static files for others to read. */
  void publish(Path folder) throws IOException {
    new TileFolder(folder).publish(store);
  }

  /** Receipts in the order of the requests, once all of them are durable. */
  List<Receipt> deposit(List<Wanted> wanted) throws IOException {
    List<CompletableFuture<Receipt>> asked = new ArrayList<>();
    for (Wanted w : wanted) {
      asked.add(log.append(new Deposit(UUID.fromString(w.id()), w.type(), w.digests(), w.size())));
    }
    List<Receipt> receipts = new ArrayList<>();
    for (CompletableFuture<Receipt> receipt : asked) {
      receipts.add(joined(receipt));
    }
    return receipts;
  }

  private static <T> T joined(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case IOException cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /** Has the newest checkpoint stamped by every clock that may be asked, and what was waiting. */
  Stamped stampNow() throws IOException {
    return withClocks(stamper -> {
      stamper.retry();
      return Stamped.of(stamper.stampNow());
    });
  }

  /** Stamps if the log has grown since the last time, and asks again for what is waiting. */
  void stampDue() throws IOException {
    withClocks(Stamper::tick);
  }

  /** Something that is done with every clock at hand. */
  private interface Stamping<T> {
    T with(Stamper stamper) throws IOException;
  }

  private <T> T withClocks(Stamping<T> work) throws IOException {
    List<HttpTimestampClient> outside = new ArrayList<>();
    try {
      for (TimestampService service : OutsideClocks.beside(vault.directory()).agreed()) {
        outside.add(
            new HttpTimestampClient(
                service,
                ImprintAlgorithm.SHA256,
                HttpTimestampClient.Limits.DEFAULT,
                place.random()));
      }
      List<TimestampClient> all = new ArrayList<>(own());
      all.addAll(outside);
      return work.with(new Stamper(log, all, stamps, place.clock()));
    } finally {
      outside.forEach(HttpTimestampClient::close);
    }
  }

  private List<EmbeddedTsa> own() {
    return List.of(
        new EmbeddedTsa(
            vault.keys().current().tsa(TsaAlgorithm.P256_SHA256), place.clock(), place.random()),
        new EmbeddedTsa(
            vault.keys().current().tsa(TsaAlgorithm.SM2_SM3), place.clock(), place.random()));
  }

  /** What could not be stamped by some clock yet, and why. */
  List<Text> waiting() throws IOException {
    List<Text> waiting = new ArrayList<>();
    for (StampedCheckpoint c : new Stamper(log, List.of(), stamps, place.clock()).pending()) {
      for (PendingToken p : c.pending()) {
        waiting.add(
            new Text(
                "时间服务 "
                    + p.service()
                    + " 尚未为 "
                    + c.size()
                    + " 条存证的检查点加盖时间戳:"
                    + p.reason().zh()
                    + " 以后会再请求。",
                "The time service "
                    + p.service()
                    + " has not stamped the checkpoint of "
                    + c.size()
                    + " leaves yet: "
                    + p.reason().en()
                    + " It is asked again later."));
      }
    }
    return waiting;
  }

  /** Finds the stamped checkpoint for each of many deposits, as long as none is stamped anew. */
  StampedDeposits stamped() {
    try {
      return new StampedDeposits(log, stamps, checks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The receipt under the checkpoint of that size. */
  Receipt renewed(String deposit, long treeSize) {
    return log.receipt(UUID.fromString(deposit), treeSize);
  }

  ReceiptReport check(Receipt receipt, Original original) {
    ContentDigest content =
        new ContentDigest(
            original.digests().sha256(), Optional.of(original.digests().sm3()), original.size());
    return checks().verify(receipt, content);
  }

  /** Whether the tree of now continues that checkpoint. */
  boolean consistent(Checkpoint checkpoint) {
    return checks().continues(checkpoint);
  }

  /** Our own clocks of every generation; nobody else is believed about time without a choice. */
  TrustList trust() {
    return checks().trust();
  }

  PublicKeys publicKeys() {
    return vault.keys().current().publicKeys();
  }

  /** {@code tsa-<name>.pem} for each outside service whose tokens are used. */
  Map<String, String> outsideCertificates(Collection<Stamped> stamped) {
    Map<String, String> files = new TreeMap<>();
    for (Stamped s : stamped) {
      s.tokens()
          .forEach((name, token) -> {
            if (!name.startsWith("own-")) {
              files.put("tsa-" + name + ".pem", TokenCertificates.pem(token, s.body()));
            }
          });
    }
    return files;
  }

  TrustMaterial.TimeService service(String name) {
    try {
      for (TimestampService service : OutsideClocks.beside(vault.directory()).all()) {
        if (service.name().equals(name)) {
          return new TrustMaterial.TimeService(name, true, service.operator());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TrustMaterial.TimeService(name, false, ClockOrigin.OWN.label().in(place.locale()));
  }

  @Override
  public void close() {
    log.close();
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
