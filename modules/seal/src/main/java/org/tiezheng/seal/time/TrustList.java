package org.tiezheng.seal.time;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom the reader believes about time.
 *
 * @param authorities what chains may end at; one marked OWN wins over any other that also matches
 * @param intermediates certificates that help to build a chain but are not believed by themselves
 */
public record TrustList(List<TrustedAuthority> authorities, List<X509Certificate> intermediates) {
  /** Nobody: chains are then reported as not checked. */
  public static final TrustList EMPTY = new TrustList(List.of(), List.of());

  public TrustList {
    authorities = List.copyOf(authorities);
    intermediates = List.copyOf(intermediates);
  }

  public static TrustList of(TrustedAuthority... authorities) {
    return new TrustList(List.of(authorities), List.of());
  }
}
