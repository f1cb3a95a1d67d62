package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The tenants by the digests of their keys, read again when one has changed: a key that was
 * withdrawn is void within a second. A tenant whose file can no longer be read stays as it was read
 * last; the operator hears of it, and no tenant does. Safe for use by many threads.
 */
final class KnownKeys {
  private static final long EVERY = 1_000_000_000;

  private final Tenants tenants;
  private final Consumer<Throwable> faults;
  private volatile Map<String, Tenant> byKey = Map.of();
  private Map<Integer, Tenant> byNumber = Map.of();
  private Set<String> version = Set.of();
  private volatile long looked;

  /**
   * Reads them.
   *
   * @throws IOException if one cannot be read now, at the start
   */
  KnownKeys(Tenants tenants, Consumer<Throwable> faults) throws IOException {
    this.tenants = tenants;
    this.faults = faults;
    this.version = tenants.version();
    keep(tenants.list());
    this.looked = System.nanoTime();
  }

  /** The active tenant whose key this is. */
  Optional<Tenant> of(String key) {
    if (System.nanoTime() - looked > EVERY) {
      look();
    }
    return Optional.ofNullable(byKey.get(Tenants.digest(key))).filter(Tenant::active);
  }

  private synchronized void look() {
    if (System.nanoTime() - looked <= EVERY) {
      return;
    }
    try {
      // This is read first: what changes meanwhile is seen the next time.
      Set<String> now = tenants.version();
      if (!now.equals(version)) {
        List<Exception> why = new ArrayList<>();
        keep(
            tenants.readable((number, e) -> {
              why.add(e);
              return Optional.ofNullable(byNumber.get(number));
            }));
        version = now;
        why.forEach(faults);
      }
    } catch (IOException e) {
      faults.accept(e);
    }
    looked = System.nanoTime();
  }

  private void keep(List<Tenant> all) {
    Map<String, Tenant> keys = new HashMap<>();
    Map<Integer, Tenant> numbers = new HashMap<>();
    for (Tenant tenant : all) {
      keys.put(tenant.key(), tenant);
      numbers.put(tenant.number(), tenant);
    }
    byKey = Map.copyOf(keys);
    byNumber = Map.copyOf(numbers);
  }
}
