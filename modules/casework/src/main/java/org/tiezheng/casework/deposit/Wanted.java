package org.tiezheng.casework.deposit;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Digests;

/**
 * A deposit of bytes that the tenant keeps.
 *
 * @param sha256 of the bytes, 64 lower-case hex digits
 * @param sm3 of the same bytes, likewise
 * @param size number of the bytes
 * @param idempotencyKey see {@link IdempotencyKey}
 */
public record Wanted(String sha256, String sm3, Long size, Optional<String> idempotencyKey) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final long MOST = 999_999_999_999_999L;

  public Wanted {
    // A member that is left out of the JSON is refused there, not taken for empty or zero.
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(sm3, "sm3");
    Objects.requireNonNull(size, "size");
  }

  /**
   * Its digests.
   *
   * @throws DepositRefusal if it cannot be deposited
   */
  Digests digests() {
    requireHex(sha256, "sha256");
    requireHex(sm3, "sm3");
    if (size < 0 || size > MOST) {
      throw new DepositRefusal(
          DepositRefusal.Why.BAD,
          "size 须为 0 到 15 位数的字节数。",
          "size is a number of bytes with at most 15 digits.");
    }
    return new Digests(sha256, sm3);
  }

  private static void requireHex(String digest, String name) {
    if (!HEX.matcher(digest).matches()) {
      throw new DepositRefusal(
          DepositRefusal.Why.BAD,
          name + " 须为 64 位小写十六进制;可用 openssl dgst -" + name + " 文件 计算。",
          name + " is 64 lower-case hex digits, as openssl dgst -" + name + " FILE prints them.");
    }
  }
}
