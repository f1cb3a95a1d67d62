package org.tiezheng.casework.deposit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tiezheng.seal.keys.CaseSecret;

/**
 * Makes the ids of deposits, which are the request ids of the log, so that the log itself keeps
 * what an idempotency key stands for: in the same durable write as the deposit, through every
 * crash.
 *
 * <p>An id has 74 bits that name it, and 48 that say whose it is to the holder of the secret and
 * look random to everybody else. Without an idempotency key the 74 are the time and random bits
 * (UUID version 7, RFC 9562); with one they are derived from tenant and key by HMAC-SHA-256
 * (version 8). Thread-safe.
 */
final class DepositIds {
  private static final byte[] OF_KEY =
      "tiezheng deposit/1 key\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OF_TENANT =
      "tiezheng deposit/1 tenant\n".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final int BY_TIME = 7;
  private static final int BY_KEY = 8;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int TENANT_BITS = 48;
  private static final long TENANT_MASK = (1L << TENANT_BITS) - 1;
  private static final long RANDOM_MASK = 0x3FFFL << TENANT_BITS;

  /** In an id by time: 12 bits of its first half and 14 of its second. */
  private static final int COUNTED_BITS = 26;

  private static final int KEPT_LOW = 14;
  private static final long COUNTED_MASK = (1L << COUNTED_BITS) - 1;

  private final CaseSecret secret;
  private final SecureRandom random;
  private final InstantSource clock;
  private long time;
  private long counted;

  DepositIds(CaseSecret secret, SecureRandom random, InstantSource clock) {
    this.secret = secret;
    this.random = random;
    this.clock = clock;
  }

  /** An id as it is written; empty for anything else. */
  static Optional<UUID> read(String id) {
    return FORM.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
  }

  /**
   * A new id. Within a millisecond the random bits are counted up (RFC 9562 section 6.2, method 2):
   * they are too few for a busy service to draw them anew each time and never hit one twice.
   */
  synchronized UUID next(int tenant) {
    long now = clock.millis();
    if (now > time) {
      time = now;
      counted = random.nextInt() & COUNTED_MASK;
    } else if (++counted > COUNTED_MASK) {
      time++;
      counted = 0;
    }
    return id((time << 16) | (counted >>> KEPT_LOW), counted << TENANT_BITS, BY_TIME, tenant);
  }

  /** The id that a tenant's idempotency key stands for, always the same. */
  UUID of(int tenant, String key) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    ByteBuffer context = ByteBuffer.allocate(OF_KEY.length + Integer.BYTES + name.length);
    ByteBuffer derived =
        ByteBuffer.wrap(secret.derive(context.put(OF_KEY).putInt(tenant).put(name).array()));
    return id(derived.getLong(), derived.getLong(), BY_KEY, tenant);
  }

  /** The tenant that the deposit with this id belongs to, if it is one of this service at all. */
  int tenant(UUID id) {
    long least = id.getLeastSignificantBits();
    long value = (least ^ mask(id.getMostSignificantBits(), least)) & TENANT_MASK;
    return value >= 1 && value <= Integer.MAX_VALUE ? (int) value : 0;
  }

  private UUID id(long high, long low, int version, int tenant) {
    long most = (high & ~0xF000L) | ((long) version << 12);
    long least = VARIANT | (low & RANDOM_MASK);
    return new UUID(most, least | ((mask(most, least) ^ tenant) & TENANT_MASK));
  }

  /** From all bits of the id but the last 48. */
  private long mask(long most, long least) {
    ByteBuffer context = ByteBuffer.allocate(OF_TENANT.length + 2 * Long.BYTES);
    context.put(OF_TENANT).putLong(most).putLong(least & ~TENANT_MASK);
    return ByteBuffer.wrap(secret.derive(context.array())).getLong();
  }
}
