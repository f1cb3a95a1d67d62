package org.tiezheng.seal.proof;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import org.tiezheng.evidence.Digests;

/**
 * What makes a commitment checkable (docs/bundle-format.md section 1). Kept by the depositor and
 * given out only with the material itself.
 *
 * @param id the request id, the same as in the leaf
 * @param salt 32 random bytes, as hex-printing value
 * @param digests of the deposited bytes
 * @param size number of deposited bytes
 */
public record Opening(UUID id, Hash salt, Digests digests, long size) {
  private static final int MAX_BYTES = 1024;
  private static final CanonicalForm FORM =
      CanonicalForm.of(
          "{\"id\":\"",
          CanonicalForm.UUID_TEXT,
          "\",\"salt\":\"",
          CanonicalForm.HEX,
          "\",\"sha256\":\"",
          CanonicalForm.HEX,
          "\",\"size\":",
          // JCS numbers are IEEE doubles: sixteen digits and more would not be exact.
          "(0|[1-9][0-9]{0,14})",
          ",\"sm3\":\"",
          CanonicalForm.HEX,
          "\",\"v\":1}");
  private static final long MAX_SIZE = 999_999_999_999_999L;

  public Opening {
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a size has at most 15 digits: " + size);
    }
  }

  /**
   * Reads the one form that an opening has.
   *
   * @throws MalformedProofException for everything else
   */
  public static Opening parse(byte[] bytes) {
    Matcher values = FORM.match(bytes, MAX_BYTES, "存证开启信息(opening)", "opening");
    return new Opening(
        CanonicalForm.uuid(values.group(1)),
        Hash.ofHex(values.group(2)),
        new Digests(values.group(3), values.group(5)),
        Long.parseLong(values.group(4)));
  }

  /** Whether these bytes are an opening in its one form, as {@link #parse} demands. */
  public static boolean isCanonical(byte[] bytes) {
    try {
      parse(bytes);
      return true;
    } catch (MalformedProofException e) {
      return false;
    }
  }

  /** The JCS bytes. */
  public byte[] encode() {
    return ("{\"id\":\""
            + id
            + "\",\"salt\":\""
            + salt.hex()
            + "\",\"sha256\":\""
            + digests.sha256()
            + "\",\"size\":"
            + size
            + ",\"sm3\":\""
            + digests.sm3()
            + "\",\"v\":1}")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The commitment that salt and digests give. */
  public Commitment commitment() {
    return Commitment.of(salt.bytes(), digests);
  }

  /** Whether this opens that commitment, by SHA-256 and by SM3. */
  public boolean opens(Commitment commitment) {
    return commitment().equals(commitment);
  }
}
