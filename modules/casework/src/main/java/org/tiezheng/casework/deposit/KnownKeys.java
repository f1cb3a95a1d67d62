package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tenants by the digests of their keys, read again when one has changed: a key that was
 * withdrawn is void within a second. Safe for use by many threads.
 */
final class KnownKeys {
  private static final long EVERY = 1_000_000_000;

  private final Tenants tenants;
  private volatile Map<String, Tenant> byKey = Map.of();
  private volatile Map<Integer, Tenant> byNumber = Map.of();
  private Set<String> version = Set.of();
  private volatile long looked;

  KnownKeys(Tenants tenants) throws IOException {
    this.tenants = tenants;
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
    // This is read first: what changes meanwhile is seen the next time.
    Set<String> now = tenants.version();
    if (!now.equals(version)) {
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
