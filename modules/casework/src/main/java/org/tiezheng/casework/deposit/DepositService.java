package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.LogStoppedException;
import org.tiezheng.seal.log.RequestConflictException;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.vault.StoredOriginal;
import org.tiezheng.vault.VaultException;

/**
 * Takes deposits (存证) of many tenants and gives receipts. A receipt is given only after the deposit
 * is durable and part of a signed tree; many requests share one write. Safe for use by many
 * threads.
 */
public final class DepositService implements AutoCloseable {
  /** Most deposits in one request. */
  public static final int MOST_AT_ONCE = 1000;

  /** Up to here a file is digested in memory; larger ones pass through a buffer. */
  private static final long SMALL = 64 * 1024;

  private final DepositLog log;
  private final Workplace place;
  private final KnownKeys keys;
  private final DepositIds ids;
  private final Usage usage;
  private final Upkeep upkeep;
  private volatile boolean stopped;

  private DepositService(
      DepositLog log,
      Workplace place,
      KnownKeys keys,
      DepositIds ids,
      Usage usage,
      Consumer<Throwable> faults) {
    this.log = log;
    this.place = place;
    this.keys = keys;
    this.ids = ids;
    this.usage = usage;
    this.upkeep = new Upkeep(log, usage, faults);
  }

  /**
   * Opens the service of a folder.
   *
   * @param faults hears of what fails beside the requests, such as a time service
   */
  public static DepositService open(
      DepositFolder folder, Workplace place, Consumer<Throwable> faults) throws IOException {
    DepositLog log = folder.log(place);
    try {
      DepositIds ids = new DepositIds(log.secret(), place.random(), place.clock());
      Usage usage = Usage.open(folder.usage(), log, ids, place.zone(), place.clock());
      KnownKeys keys = new KnownKeys(folder.tenants(), faults);
      return new DepositService(log, place, keys, ids, usage, faults);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /**
   * What came of one deposit.
   *
   * @param again whether it had been deposited before under the same idempotency key
   */
  public record Outcome(Deposited deposit, boolean again) {}

  /** One deposit of a batch: done, or the reason why not. */
  public record Part(Optional<Outcome> done, Optional<DepositRefusal> refused) {}

  /** The tenant that has this API key. */
  public Optional<Tenant> tenant(String key) {
    return keys.of(key);
  }

  /** What a tenant may still deposit today. */
  public QuotaLeft left(Tenant tenant) {
    return usage.left(tenant);
  }

  /** Whether deposits are taken. */
  public boolean healthy() {
    return !stopped;
  }

  /** Who works here, with which clock. */
  public Workplace place() {
    return place;
  }

  /** Number of deposits in the log. */
  public long size() {
    return log.log().size();
  }

  /** The key by which checkpoints of now are verified, as one line (C2SP vkey). */
  public String logKey() {
    return log.publicKeys().logVkey();
  }

  /** Hands out proofs to everybody. */
  public PublicProofs proofs() throws IOException {
    return new PublicProofs(this);
  }

  DepositLog log() {
    return log;
  }

  /**
   * Deposits bytes that the tenant keeps, by their digests.
   *
   * @throws DepositRefusal if nothing was deposited
   */
  public Outcome deposit(Tenant tenant, Wanted wanted) throws IOException {
    Digests digests = wanted.digests();
    UUID id = id(tenant, wanted.idempotencyKey());
    try (Reservation reserved = reserve(tenant, id, 0)) {
      return finish(append(id, LeafType.DIGEST, digests, wanted.size()), reserved);
    }
  }

  /**
   * Deposits many at once, which share few writes; this returns when all are durable. If one cannot
   * be a deposit or the quota is too small, none is deposited; a conflict concerns its own one
   * only.
   */
  public List<Part> deposit(Tenant tenant, List<Wanted> wanted) throws IOException {
    if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
      throw new DepositRefusal(
          wanted.isEmpty() ? DepositRefusal.Why.BAD : DepositRefusal.Why.TOO_LARGE,
          "一次须有 1 到 " + MOST_AT_ONCE + " 项存证。",
          "A batch has 1 to " + MOST_AT_ONCE + " deposits.");
    }
    List<Digests> digests = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      digests.add(valid(wanted.get(i), i));
    }
    List<UUID> ids = new ArrayList<>();
    for (Wanted one : wanted) {
      ids.add(id(tenant, one.idempotencyKey()));
    }
    List<Reservation> reserved = reserve(tenant, ids);
    try {
      List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        receipts.add(append(ids.get(i), LeafType.DIGEST, digests.get(i), wanted.get(i).size()));
      }
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        parts.add(part(receipts.get(i), reserved.get(i)));
      }
      return parts;
    } finally {
      reserved.forEach(Reservation::close);
    }
  }

  private static Digests valid(Wanted wanted, int place) {
    try {
      wanted.idempotencyKey().ifPresent(IdempotencyKey::of);
      return wanted.digests();
    } catch (DepositRefusal e) {
      throw new DepositRefusal(
          e.why(),
          "第 " + (place + 1) + " 项:" + e.sentence().zh(),
          "Number " + (place + 1) + ": " + e.sentence().en());
    }
  }

  private List<Reservation> reserve(Tenant tenant, List<UUID> ids) {
    List<Boolean> known = new ArrayList<>();
    for (UUID id : ids) {
      known.add(log.log().indexOf(id).isPresent());
    }
    long fresh = known.stream().filter(k -> !k).count();
    LocalDate day = usage.reserve(tenant, fresh, 0);
    return known.stream()
        .map(k -> k ? Reservation.none(usage, tenant) : Reservation.taken(usage, tenant, day))
        .toList();
  }

  private Part part(CompletableFuture<Receipt> receipt, Reservation reserved) throws IOException {
    try {
      return new Part(Optional.of(finish(receipt, reserved)), Optional.empty());
    } catch (DepositRefusal e) {
      return new Part(Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Deposits a file that the tenant sends. It passes through a buffer, whatever its size; what
   * differs from what the sender said of it is not deposited. What conflicts with an earlier
   * deposit is not kept, and its bytes count: they were taken in.
   *
   * @param length number of bytes as the sender says
   * @param sha256 of the bytes as the sender says, if that was said
   * @param keep whether a copy stays with the service; else only digests do, and the leaf says no
   *     more than that of a deposit by digests
   */
  public Outcome deposit(
      Tenant tenant,
      Optional<String> idempotencyKey,
      InputStream content,
      long length,
      Optional<byte[]> sha256,
      boolean keep)
      throws IOException {
    UUID id = id(tenant, idempotencyKey);
    LeafType type = keep ? LeafType.ORIGINAL : LeafType.DIGEST;
    // What stands for another deposit already is refused before a byte of it is read.
    Optional<Deposited> before = before(id);
    before.ifPresent(there -> requireSame(there, type, length));
    try (Reservation reserved = reserve(tenant, id, length)) {
      ArrivingFile file = new ArrivingFile(content, length, sha256);
      // A copy of a deposit that there is was kept before its receipt was given.
      ContentDigest found =
          keep && before.isEmpty() ? kept(file, id, type) : digested(file, length);
      return finish(append(id, type, found.digests(), found.size()), reserved);
    } catch (ArrivingFile.Differs e) {
      throw charged(tenant, length, e.refusal());
    } catch (DepositRefusal e) {
      throw charged(tenant, length, e);
    } catch (VaultException e) {
      throw stopped(e);
    }
  }

  private DepositRefusal charged(Tenant tenant, long length, DepositRefusal refusal) {
    if (refusal.why() == DepositRefusal.Why.CONFLICT) {
      usage.charge(tenant, length);
    }
    return refusal;
  }

  private Optional<Deposited> before(UUID id) {
    return log.log().indexOf(id).isPresent()
        ? Optional.of(Deposited.of(log.log().receipt(id)))
        : Optional.empty();
  }

  private static void requireSame(Deposited there, LeafType type, long size) {
    if (!there.type().equals(type.word()) || there.size() != size) {
      throw conflict();
    }
  }

  /** Looks once more before the bytes are there to stay: the same key may have come meanwhile. */
  private ContentDigest kept(ArrivingFile file, UUID id, LeafType type) throws IOException {
    StoredOriginal stored =
        log.keep(
            file,
            found -> {
              Optional<Deposited> meanwhile = before(id);
              if (meanwhile.isPresent()) {
                requireSame(meanwhile.get(), type, found.size());
                requireSame(meanwhile.get(), found);
              }
            });
    return new ContentDigest(
        stored.digests().sha256(), Optional.of(stored.digests().sm3()), stored.size());
  }

  private static void requireSame(Deposited there, ContentDigest found) {
    if (!there.sha256().equals(found.sha256())) {
      throw conflict();
    }
  }

  private static ContentDigest digested(ArrivingFile file, long length) throws IOException {
    return length <= SMALL
        ? Digester.both().digest(file.readAllBytes())
        : Digester.both().digest(file);
  }

  private UUID id(Tenant tenant, Optional<String> idempotencyKey) {
    return idempotencyKey
        .map(key -> ids.of(tenant.number(), IdempotencyKey.of(key)))
        .orElseGet(() -> ids.next(tenant.number()));
  }

  private Reservation reserve(Tenant tenant, UUID id, long bytes) {
    return log.log().indexOf(id).isPresent()
        ? Reservation.none(usage, tenant)
        : Reservation.of(usage, tenant, bytes);
  }

  private CompletableFuture<Receipt> append(UUID id, LeafType type, Digests digests, long size) {
    return log.log().append(new Deposit(id, type, digests, size));
  }

  private Outcome finish(CompletableFuture<Receipt> receipt, Reservation reserved)
      throws IOException {
    Deposited deposit = Deposited.of(joined(receipt));
    return new Outcome(deposit, reserved.again(deposit));
  }

  private Receipt joined(CompletableFuture<Receipt> receipt) throws IOException {
    try {
      return receipt.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RequestConflictException _ -> throw conflict();
        case LogStoppedException cause -> {
          stopped = true;
          throw stopped(cause);
        }
        case RuntimeException cause -> throw cause;
        case IOException cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private static DepositRefusal conflict() {
    return new DepositRefusal(
        DepositRefusal.Why.CONFLICT,
        "这个 Idempotency-Key 已用于另一项存证;请换一个。",
        "This Idempotency-Key was used for another deposit; use a new one.");
  }

  private static DepositRefusal stopped(TiezhengException why) {
    return new DepositRefusal(DepositRefusal.Why.STOPPED, why.sentence(), Upkeep.LATER);
  }

  /**
   * A tenant's deposit with its receipt: leaf, opening, path and root are those that were first
   * given; the checkpoint may bear more signatures since.
   *
   * @throws DepositRefusal if the tenant has none with this id
   */
  public Deposited find(Tenant tenant, String id) {
    return Deposited.of(log.log().receipt(own(tenant, id)));
  }

  /**
   * The deposit that a tenant made under an idempotency key.
   *
   * @throws DepositRefusal if there is none
   */
  public Deposited findByKey(Tenant tenant, String idempotencyKey) {
    return find(tenant, ids.of(tenant.number(), IdempotencyKey.of(idempotencyKey)).toString());
  }

  /**
   * A tenant's deposits in the order of the log.
   *
   * @param from index in the log at which to begin
   * @param most at most so many
   */
  public ListDeposits.Stretch list(Tenant tenant, long from, int most) throws IOException {
    return new ListDeposits(log, ids).of(tenant.number(), from, most);
  }

  private UUID own(Tenant tenant, String id) {
    UUID known = known(id);
    if (ids.tenant(known) != tenant.number()) {
      throw DepositRefusal.unknown();
    }
    return known;
  }

  /** The id of a deposit of whomever. */
  UUID known(String id) {
    return DepositIds.read(id)
        .filter(known -> log.log().indexOf(known).isPresent())
        .orElseThrow(DepositRefusal::unknown);
  }

  /**
   * The bytes of a deposit, if the service keeps them; compared with its digest just now.
   *
   * @param read hears how many bytes were read in each piece
   * @throws DepositRefusal if they are not kept, or are no longer what was deposited
   */
  public Path content(Tenant tenant, String id, LongConsumer read) throws IOException {
    return KeptCopy.of(find(tenant, id), log, read);
  }

  /** Takes no more deposits; those that were begun come to their end. */
  @Override
  public void close() {
    upkeep.close();
    log.close();
  }
}
