package org.tiezheng.casework.deposit;

import java.time.LocalDate;

/**
 * A part of a tenant's quota for one deposit that is on its way: used up by its receipt, else given
 * back when this is closed. For one thread.
 */
final class Reservation implements AutoCloseable {
  private final Usage usage;
  private final Tenant tenant;
  private final LocalDate from;
  private final long bytes;
  private boolean taken;

  private Reservation(Usage usage, Tenant tenant, LocalDate from, long bytes, boolean taken) {
    this.usage = usage;
    this.tenant = tenant;
    this.from = from;
    this.bytes = bytes;
    this.taken = taken;
  }

  /**
   * Takes it.
   *
   * @throws DepositRefusal if there is not so much left
   */
  static Reservation of(Usage usage, Tenant tenant, long bytes) {
    return new Reservation(usage, tenant, usage.reserve(tenant, 1, bytes), bytes, true);
  }

  /** For one of several that were taken together, on that day. */
  static Reservation taken(Usage usage, Tenant tenant, LocalDate from) {
    return new Reservation(usage, tenant, from, 0, true);
  }

  /** For what is in the log already and costs nothing. */
  static Reservation none(Usage usage, Tenant tenant) {
    return new Reservation(usage, tenant, LocalDate.MIN, 0, false);
  }

  /** Whether the deposit that there is a receipt for now had been acknowledged before. */
  boolean again(Deposited deposit) {
    if (!taken || !usage.settle(tenant.number(), from, deposit.index(), deposit.time(), bytes)) {
      return true;
    }
    taken = false;
    return false;
  }

  @Override
  public void close() {
    if (taken) {
      taken = false;
      usage.release(tenant, from, 1, bytes);
    }
  }
}
