package org.tiezheng.seal.time;

import java.security.cert.X509Certificate;

/**
 * A certificate that the reader takes as given: a root, an intermediate authority, or the time
 * service's own certificate.
 *
 * @param name how reports call it
 * @param clock OWN or THIRD_PARTY
 */
public record TrustedAuthority(String name, X509Certificate certificate, ClockOrigin clock) {
  public TrustedAuthority {
    if (clock == ClockOrigin.UNKNOWN) {
      throw new IllegalArgumentException("a trusted authority is own or a third party: " + name);
    }
  }
}
