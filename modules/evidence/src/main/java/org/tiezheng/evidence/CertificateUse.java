package org.tiezheng.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate (X.509, RFC 5280), checked for one use of it.
 *
 * @param time from when it is valid
 * @param subject its distinguished name (RFC 4514)
 * @param issuer distinguished name of the one who issued it
 * @param serial in hexadecimal
 * @param notAfter until when it is valid
 * @param usages what its key may be used for, as the certificate says
 * @param sha256 of the certificate itself
 * @param issuers SHA-256 of the certificates above it, the nearest first, as far as each one's
 *     signature on the one below was checked and holds; whoever trusts one of them can go on
 * @param used when it was used, by a clock that is not the user's own, such as the time of a token
 *     over the signature; empty if not known
 * @param clock whose clock says so; empty if that is not known
 * @param chain whether it leads to a root that was given as trusted; empty if that was not checked
 * @param anchor the root that it leads to
 * @param revocation evidence of whether it had been revoked
 */
public record CertificateUse(
    Provenance provenance,
    RecordedTime time,
    String subject,
    String issuer,
    String serial,
    Instant notAfter,
    List<String> usages,
    String sha256,
    List<String> issuers,
    Optional<Instant> used,
    Optional<Clock> clock,
    Optional<Boolean> chain,
    Optional<String> anchor,
    List<Revocation> revocation,
    Map<String, String> extra)
    implements FileFacts {
  public CertificateUse {
    usages = List.copyOf(usages);
    issuers = List.copyOf(issuers);
    revocation = List.copyOf(revocation);
    extra = Map.copyOf(extra);
  }

  /**
   * A service whose token says when something was used; anybody can run one.
   *
   * @param service distinguished name in its certificate (RFC 4514)
   * @param certificates SHA-256 of its certificate and of those above it, as far as each one's
   *     signature on the one below was checked and holds
   */
  public record Clock(String service, List<String> certificates) {
    public Clock {
      certificates = List.copyOf(certificates);
    }
  }

  /** Where a statement about revocation comes from. */
  public enum Evidence {
    /** A list of revoked certificates (RFC 5280, section 5). */
    CRL,
    /** An answer about this one (RFC 6960). */
    OCSP
  }

  /** What it says. */
  public enum Status {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  /**
   * A statement about revocation.
   *
   * @param produced when it was made
   * @param revoked since when, if it says so
   * @param verified whether its own signature was checked and holds
   */
  public record Revocation(
      Evidence evidence,
      Status status,
      Instant produced,
      Optional<Instant> revoked,
      boolean verified) {}

  @Override
  public String line() {
    return subject + " ← " + issuer;
  }
}
