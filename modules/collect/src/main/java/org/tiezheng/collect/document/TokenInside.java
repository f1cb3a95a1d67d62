package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.tsp.TimeStampToken;
import org.tiezheng.evidence.DocumentSignature.Stamp;

/** A time token (RFC 3161) that a document carries. */
final class TokenInside {
  private TokenInside() {}

  /** Writes what a token must cover. */
  @FunctionalInterface
  interface Covered {
    void to(OutputStream out) throws IOException;
  }

  /**
   * What a token says, and whether it holds: its imprint is that of the covered bytes, its
   * signature that of a certificate which was valid then and made for stamping.
   */
  static Stamp of(TimeStampToken token, CertificatePool pool, Covered covered) {
    token.getCertificates().getMatches(null).forEach(pool::add);
    @SuppressWarnings("unchecked")
    Collection<X509CertificateHolder> signers = token.getCertificates().getMatches(token.getSID());
    String service =
        signers.stream()
            .findFirst()
            .map(c -> RFC4519Style.INSTANCE.toString(c.getSubject()))
            .orElse("");
    return new Stamp(
        token.getTimeStampInfo().getGenTime().toInstant(),
        Properties.cut(service),
        holds(token, signers, covered));
  }

  private static boolean holds(
      TimeStampToken token, Collection<X509CertificateHolder> signers, Covered covered) {
    if (signers.isEmpty()) {
      return false;
    }
    try {
      // Checks purpose and validity at the time of the token, too.
      token.validate(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(CertificatePool.PROVIDER)
              .build(signers.iterator().next()));
      return MessageDigest.isEqual(
          imprint(token, covered), token.getTimeStampInfo().getMessageImprintDigest());
    } catch (Exception e) {
      return false;
    }
  }

  private static byte[] imprint(TimeStampToken token, Covered covered) throws Exception {
    String algorithm =
        new DefaultAlgorithmNameFinder()
            .getAlgorithmName(token.getTimeStampInfo().getMessageImprintAlgOID());
    MessageDigest digest = MessageDigest.getInstance(algorithm, CertificatePool.PROVIDER);
    covered.to(new DigestOut(digest));
    return digest.digest();
  }
}
