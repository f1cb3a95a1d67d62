package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tenants by the digests of their keys, read again when one has changed: a key that was
 * withdrawn is void within a second. Safe for use by many threads.
 */
final class KnownKeys {
  private static final long EVERY = 1_000_000_000;

  private final Tenants tenants;
  private final InstantSource clock;
  private volatile Map<String, Tenant> byKey = Map.of();
  private volatile Map<Integer, Tenant> byNumber = Map.of();
  private Optional<String> version = Optional.empty();
  private volatile long looked;

  KnownKeys(Tenants tenants, InstantSource clock) throws IOException {
    this.tenants = tenants;
    this.clock = clock;
    look();
  }

  /** The active tenant whose key this is. */
  Optional<Tenant> of(String key) throws IOException {
    if (System.nanoTime() - looked > EVERY) {
      look();
    }
    return Optional.ofNullable(byKey.get(Tenants.digest(key))).filter(Tenant::active);
  }

  /** What the operator calls a tenant. */
  Optional<Tenant> of(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  private synchronized void look() throws IOException {
    // The time is read first: what changes meanwhile is seen the next time.
    Optional<String> now = tenants.version(clock);
    if (now.isEmpty() || !now.equals(version)) {
      Map<String, Tenant> keys = new HashMap<>();
      Map<Integer, Tenant> numbers = new HashMap<>();
      for (Tenant tenant : tenants.list()) {
        keys.put(tenant.key(), tenant);
        numbers.put(tenant.number(), tenant);
      }
      byKey = Map.copyOf(keys);
      byNumber = Map.copyOf(numbers);
      version = now;
    }
    looked = System.nanoTime();
  }
}
