package org.tiezheng.evidence;

import java.util.regex.Pattern;

/**
 * The two digests that every sealed byte sequence carries, in lower-case hexadecimal.
 *
 * @param sha256 SHA-256 (FIPS 180-4), 64 digits; the one that drives log and manifests
 * @param sm3 SM3 (GB/T 32905-2016), 64 digits
 */
public record Digests(String sha256, String sm3) {
  private static final Pattern HEX_32_BYTES = Pattern.compile("[0-9a-f]{64}");

  public Digests {
    requireHex(sha256, "sha256");
    requireHex(sm3, "sm3");
  }

  private static void requireHex(String digest, String name) {
    if (!HEX_32_BYTES.matcher(digest).matches()) {
      throw new IllegalArgumentException(name + " is not 64 lower-case hex digits: " + digest);
    }
  }
}
