package org.tiezheng.seal.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates of our own time service: an authority that signs exactly one certificate and whose
 * key is then gone, so that nobody can make a second time service under its name. The names say
 * that it is nobody's third party.
 */
final class TsaCertificates {
  private static final Duration LIFETIME = Duration.ofDays(3652);
  private static final int SERIAL_BITS = 127;

  private final TsaAlgorithm algorithm;
  private final SecureRandom random;
  private final Date notBefore;
  private final Date notAfter;

  TsaCertificates(TsaAlgorithm algorithm, Instant now, SecureRandom random) {
    this.algorithm = algorithm;
    this.random = random;
    Instant start = now.truncatedTo(ChronoUnit.SECONDS);
    notBefore = Date.from(start);
    notAfter = Date.from(start.plus(LIFETIME));
  }

  /** A new key with both certificates. */
  Issued issue(int generation) throws GeneralSecurityException {
    KeyPair authorityPair = KeyPairs.generate(algorithm.signature(), random);
    KeyPair pair = KeyPairs.generate(algorithm.signature(), random);
    String mark =
        algorithm.shortName() + " " + generation + "-" + serial().toString(36).substring(0, 8);
    X500Name authorityName = name("Tiezheng one-time authority " + mark);
    X500Name name = name("Tiezheng own clock, not a third party " + mark);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder root =
          builder(authorityName, authorityName, authorityPair)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(authorityPair.getPublic()));
      X509v3CertificateBuilder leaf =
          builder(authorityName, name, pair)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(
                  Extension.keyUsage,
                  true,
                  new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
              .addExtension(
                  Extension.extendedKeyUsage,
                  true,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  identifiers.createSubjectKeyIdentifier(pair.getPublic()))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  identifiers.createAuthorityKeyIdentifier(authorityPair.getPublic()));
      return new Issued(pair, sign(leaf, authorityPair), sign(root, authorityPair));
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException("making the certificate of our own time service", e);
    }
  }

  private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair) {
    return new JcaX509v3CertificateBuilder(
        issuer, serial(), notBefore, notAfter, subject, pair.getPublic());
  }

  private X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer)
      throws OperatorCreationException, CertificateException {
    return new JcaX509CertificateConverter()
        .setProvider(Algorithms.bouncyCastle())
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder(algorithm.jcaName())
                    .setProvider(Algorithms.bouncyCastle())
                    .setSecureRandom(random)
                    .build(issuer.getPrivate())));
  }

  private BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Tiezheng")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  /** The result: key pair, its certificate, and the certificate above it. */
  record Issued(KeyPair pair, X509Certificate certificate, X509Certificate authority) {}
}
