package org.tiezheng.casework.deposit;

import java.time.Instant;

/**
 * A platform that deposits.
 *
 * @param number from 1; never used again
 * @param name as the operator calls it, and as certificates print it
 * @param key SHA-256 of its API key, 64 hex digits; the key itself is kept nowhere
 * @param active whether its key is accepted
 */
public record Tenant(
    int number, String name, Instant created, String key, Quota quota, boolean active) {
  Tenant with(Quota other) {
    return new Tenant(number, name, created, key, other, active);
  }

  Tenant withKey(String other) {
    return new Tenant(number, name, created, other, quota, active);
  }

  Tenant active(boolean other) {
    return new Tenant(number, name, created, key, quota, other);
  }
}
