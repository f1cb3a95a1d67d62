package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.keys.DurableFiles;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.Opening;
import tools.jackson.core.JacksonException;

/**
 * What every tenant has deposited today. The log is the truth: a small file says how much of it was
 * counted, and what came later is counted again after a start. Safe for use by many threads.
 */
final class Usage {
  private static final int CHUNK = 1024;

  private final Path file;
  private final ZoneId zone;
  private final InstantSource clock;

  private LocalDate day;

  /** With what is on its way. */
  private final Map<Integer, Count> live = new HashMap<>();

  /** Of the leaves before {@link #counted}, and bytes that were charged without one. */
  private final Map<Integer, Count> settled = new HashMap<>();

  private long counted;

  /** Leaves that were acknowledged before one with a smaller index was. */
  private final TreeSet<Long> ahead = new TreeSet<>();

  private final Map<Long, Addition> aheadOf = new HashMap<>();
  private long written = -1;
  private boolean charged;

  private Usage(Path file, ZoneId zone, InstantSource clock) {
    this.file = file;
    this.zone = zone;
    this.clock = clock;
    this.day = today();
  }

  /** Deposits and bytes of one tenant on one day. */
  record Count(long deposits, long bytes) {
    static final Count NONE = new Count(0, 0);

    Count plus(long moreDeposits, long moreBytes) {
      return new Count(deposits + moreDeposits, bytes + moreBytes);
    }
  }

  private record Addition(int tenant, LocalDate day, long bytes) {}

  /** The file's form. */
  record Kept(LocalDate day, long counted, Map<Integer, Count> tenants) {
    Kept {
      tenants = Map.copyOf(tenants);
    }
  }

  /** Reads what was counted, and counts the rest of the log. */
  static Usage open(Path file, DepositLog log, DepositIds ids, ZoneId zone, InstantSource clock)
      throws IOException {
    Usage usage = new Usage(file, zone, clock);
    usage.read(log.log().size());
    usage.count(log, ids);
    usage.live.putAll(usage.settled);
    return usage;
  }

  private void read(long size) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try {
      Kept kept = EvidenceJson.read(Files.readString(file, StandardCharsets.UTF_8), Kept.class);
      if (kept.counted() <= size) {
        counted = kept.counted();
        if (kept.day().equals(day)) {
          settled.putAll(kept.tenants());
        }
      }
    } catch (JacksonException e) {
      // It is derived: what cannot be read is counted again.
      counted = 0;
    }
  }

  private void count(DepositLog log, DepositIds ids) throws IOException {
    long size = log.log().size();
    while (counted < size) {
      for (StoredEntry stored : log.store().entries(counted, CHUNK)) {
        Leaf leaf = Leaf.parse(stored.entry().leaf().getBytes(StandardCharsets.UTF_8));
        LocalDate then = LocalDate.ofInstant(leaf.time(), zone);
        if (then.equals(day)) {
          Opening opening =
              Opening.parse(stored.entry().opening().getBytes(StandardCharsets.UTF_8));
          add(settled, ids.tenant(leaf.id()), 1, bytes(leaf.type(), opening.size()));
        }
        counted = stored.index() + 1;
      }
    }
  }

  /** What counts of a deposit: the bytes that were sent. */
  static long bytes(LeafType type, long size) {
    return type == LeafType.ORIGINAL ? size : 0;
  }

  /**
   * Takes from a tenant's quota what is about to be deposited.
   *
   * @return the day it was taken from
   * @throws DepositRefusal if there is not so much left; then nothing is taken
   */
  synchronized LocalDate reserve(Tenant tenant, long deposits, long bytes) {
    turn();
    Count now = live.getOrDefault(tenant.number(), Count.NONE);
    Quota quota = tenant.quota();
    boolean tooMany = deposits > quota.deposits() - now.deposits();
    if (tooMany || bytes > quota.bytes() - now.bytes()) {
      throw DepositRefusal.quota(
          tenant,
          tooMany
              ? new Text(
                  "今天的存证次数已达配额(" + quota.deposits() + " 次);明天再存,或请运营者提高配额。",
                  "Today's quota of "
                      + quota.deposits()
                      + " deposits does not allow this; go on tomorrow, or ask the operator for"
                      + " more.")
              : new Text(
                  "今天的字节数已达配额(" + quota.bytes() + " 字节);明天再存,或请运营者提高配额。",
                  "Today's quota of "
                      + quota.bytes()
                      + " bytes does not allow this; go on tomorrow, or ask the operator for"
                      + " more."),
          reset());
    }
    add(live, tenant.number(), deposits, bytes);
    return day;
  }

  /** Bytes that were taken in for nothing by the tenant's own doing; they may exceed the quota. */
  synchronized void charge(Tenant tenant, long bytes) {
    turn();
    add(live, tenant.number(), 0, bytes);
    add(settled, tenant.number(), 0, bytes);
    charged = true;
  }

  /** Gives back what was reserved and not deposited; what was taken yesterday is gone with it. */
  synchronized void release(Tenant tenant, LocalDate from, long deposits, long bytes) {
    turn();
    if (!from.equals(day)) {
      return;
    }
    Count now = live.getOrDefault(tenant.number(), Count.NONE);
    live.put(
        tenant.number(),
        new Count(Math.max(0, now.deposits() - deposits), Math.max(0, now.bytes() - bytes)));
  }

  /**
   * Takes note of an acknowledged deposit, which counts for the day on which it was made.
   *
   * @param from the day it was reserved on
   * @return false if it was acknowledged before, so that what was reserved for it is given back
   */
  synchronized boolean settle(int tenant, LocalDate from, long index, Instant time, long bytes) {
    if (index < counted || !ahead.add(index)) {
      return false;
    }
    LocalDate made = LocalDate.ofInstant(time, zone);
    aheadOf.put(index, new Addition(tenant, made, bytes));
    turn();
    if (made.equals(day) && !from.equals(day)) {
      add(live, tenant, 1, bytes);
    }
    while (!ahead.isEmpty() && ahead.first() == counted) {
      Addition next = aheadOf.remove(ahead.pollFirst());
      if (next != null && next.day().equals(day)) {
        add(settled, next.tenant(), 1, next.bytes());
      }
      counted++;
    }
    return true;
  }

  synchronized QuotaLeft left(Tenant tenant) {
    turn();
    Count now = live.getOrDefault(tenant.number(), Count.NONE);
    return new QuotaLeft(
        Math.max(0, tenant.quota().deposits() - now.deposits()),
        Math.max(0, tenant.quota().bytes() - now.bytes()),
        tenant.quota(),
        reset());
  }

  /** Keeps what was counted so far, if it is more than the last time. */
  void keep() throws IOException {
    Kept kept;
    synchronized (this) {
      turn();
      if (counted == written && !charged) {
        return;
      }
      kept = new Kept(day, counted, new TreeMap<>(settled));
      written = counted;
      charged = false;
    }
    DurableFiles.write(file, (EvidenceJson.write(kept) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void turn() {
    LocalDate now = today();
    if (now.isAfter(day)) {
      day = now;
      live.clear();
      settled.clear();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Duration reset() {
    Instant tomorrow = day.plusDays(1).atStartOfDay(zone).toInstant();
    Duration left = Duration.between(clock.instant(), tomorrow);
    return left.isPositive() ? left : Duration.ofSeconds(1);
  }

  private static void add(Map<Integer, Count> counts, int tenant, long deposits, long bytes) {
    counts.merge(
        tenant, new Count(deposits, bytes), (was, more) -> was.plus(more.deposits(), more.bytes()));
  }
}
