package org.tiezheng.seal.time;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.tiezheng.seal.keys.Algorithms;

/** Certificate paths by RFC 5280 (PKIX), without revocation. */
final class CertificateChain {
  private static final int MAX_INTERMEDIATES = 6;

  private CertificateChain() {}

  /** Whether a path valid at {@code time} leads from {@code leaf} to {@code anchor}. */
  static boolean leads(
      X509Certificate leaf, List<X509Certificate> helpers, X509Certificate anchor, Instant time) {
    if (leaf.equals(anchor)) {
      return true; // pinned itself
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(leaf);
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
      List<X509Certificate> store = new ArrayList<>(helpers);
      store.add(leaf);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(store)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      parameters.setMaxPathLength(MAX_INTERMEDIATES);
      CertPathBuilder.getInstance("PKIX", Algorithms.bouncyCastle()).build(parameters);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
