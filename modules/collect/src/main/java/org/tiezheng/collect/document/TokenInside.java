package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.tsp.TimeStampToken;
import org.tiezheng.evidence.CertificateUse.Clock;
import org.tiezheng.evidence.DocumentSignature.Stamp;

/**
 * A time token (RFC 3161) that a document carries.
 *
 * @param stamp what it says
 * @param clock the service that made it, as far as its certificate leads; nobody is trusted here
 */
record TokenInside(Stamp stamp, Optional<Clock> clock) {
  /** One that cannot be read. */
  static final TokenInside UNREAD =
      new TokenInside(new Stamp(Instant.EPOCH, "", false), Optional.empty());

  /** When it was made, if it holds. */
  Optional<Instant> time() {
    return Optional.of(stamp).filter(Stamp::valid).map(Stamp::time);
  }

  /** Writes what a token must cover. */
  @FunctionalInterface
  interface Covered {
    void to(OutputStream out) throws IOException;
  }

  /**
   * What a token says, and whether it holds: its imprint is that of the covered bytes, its
   * signature that of a certificate which was valid then and made for stamping.
   */
  static TokenInside of(TimeStampToken token, CertificatePool pool, Covered covered) {
    token.getCertificates().getMatches(null).forEach(pool::add);
    @SuppressWarnings("unchecked")
    Collection<X509CertificateHolder> signers = token.getCertificates().getMatches(token.getSID());
    Optional<Clock> clock =
        signers.stream()
            .findFirst()
            .map(c ->
                new Clock(
                    Properties.cut(RFC4519Style.INSTANCE.toString(c.getSubject())),
                    pool.path(c).stream().map(CertificatePool::sha256).toList()));
    return new TokenInside(
        new Stamp(
            token.getTimeStampInfo().getGenTime().toInstant(),
            clock.map(Clock::service).orElse(""),
            holds(token, signers, covered)),
        clock);
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
