package org.tiezheng.seal.time;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom the reader believes about time.
 *
 * @param authorities what chains may end at; one marked OWN wins over any other that also matches
 * @param intermediates certificates that help to build a chain but are not believed by themselves
 * @param revocations lists of revoked certificates that were handed over; each counts only if the
 *     issuer of the certificate in question signed it
 */
public record TrustList(
    List<TrustedAuthority> authorities,
    List<X509Certificate> intermediates,
    List<X509CRL> revocations) {
  /** Nobody: chains are then reported as not checked. */
  public static final TrustList EMPTY = new TrustList(List.of(), List.of());

  public TrustList {
    authorities = List.copyOf(authorities);
    intermediates = List.copyOf(intermediates);
    revocations = List.copyOf(revocations);
  }

  /** Without lists of revoked certificates. */
  public TrustList(List<TrustedAuthority> authorities, List<X509Certificate> intermediates) {
    this(authorities, intermediates, List.of());
  }

  /** The same, with lists of revoked certificates. */
  public TrustList with(List<X509CRL> lists) {
    return new TrustList(authorities, intermediates, lists);
  }

  public static TrustList of(TrustedAuthority... authorities) {
    return new TrustList(List.of(authorities), List.of());
  }
}
