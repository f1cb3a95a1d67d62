package org.tiezheng.server.deposit;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.server.guard.Refusal;

/**
 * The SHA-256 that a sender states of a body: {@code Content-Digest} or {@code Repr-Digest} (RFC
 * 9530). Without a content coding, which the web server refuses, both are of the same bytes.
 */
final class DigestHeader {
  private static final HeaderName CONTENT = HeaderNames.create("Content-Digest");
  private static final HeaderName REPRESENTATION = HeaderNames.create("Repr-Digest");

  /** One member of the dictionary: a name and a byte sequence (RFC 9651 section 3.3.5). */
  private static final Pattern MEMBER =
      Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):\\s*");

  private static final String SHA256 = "sha-256";
  private static final int SHA256_BYTES = 32;

  private DigestHeader() {}

  /**
   * The digest; empty if none is stated.
   *
   * @throws Refusal if a header is not as it should be, states no SHA-256, or the two differ
   */
  static Optional<byte[]> of(DepositVisit visit) {
    Optional<byte[]> content = read(visit, CONTENT);
    Optional<byte[]> representation = read(visit, REPRESENTATION);
    if (content.isPresent()
        && representation.isPresent()
        && !Arrays.equals(content.get(), representation.get())) {
      throw Refusal.bad(
          "Content-Digest 与 Repr-Digest 的 SHA-256 不同;没有存证。",
          "Content-Digest and Repr-Digest state different SHA-256; nothing was deposited.");
    }
    return content.or(() -> representation);
  }

  private static Optional<byte[]> read(DepositVisit visit, HeaderName name) {
    Optional<String> header = visit.header(name);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    for (String member : header.get().split(",", -1)) {
      Matcher matcher = MEMBER.matcher(member);
      if (!matcher.matches()) {
        throw malformed(name);
      }
      if (matcher.group(1).equals(SHA256)) {
        return Optional.of(decoded(matcher.group(2), name));
      }
    }
    throw malformed(name);
  }

  private static byte[] decoded(String base64, HeaderName name) {
    try {
      byte[] digest = Base64.getDecoder().decode(base64);
      if (digest.length == SHA256_BYTES) {
        return digest;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw malformed(name);
  }

  private static Refusal malformed(HeaderName name) {
    return Refusal.bad(
        name.defaultCase() + " 须写作 sha-256=:Base64:(RFC 9530)。",
        name.defaultCase() + " is written sha-256=:Base64: (RFC 9530).");
  }
}
