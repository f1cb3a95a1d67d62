package org.tiezheng.seal.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.seal.keys.Algorithms;
import org.tiezheng.seal.time.TimestampCheck.Name;
import org.tiezheng.seal.time.TimestampCheck.Result;

/** A service with an authority of its own, whose lists of revoked certificates vary. */
class RevocationTest {
  private static final byte[] BODY = "tiezheng.local/0\n5\nAAAA\n".getBytes(UTF_8);
  private static final Instant STAMPED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final X500Name ROOT = new X500Name("CN=Root");
  private static final BigInteger SERIAL = BigInteger.valueOf(77);

  private static KeyPair rootKey;
  private static KeyPair serviceKey;
  private static X509Certificate root;
  private static X509Certificate service;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    rootKey = keys.generateKeyPair();
    serviceKey = keys.generateKeyPair();
    root = certificate(ROOT, rootKey, BigInteger.ONE, true);
    service = certificate(new X500Name("CN=TSA"), serviceKey, SERIAL, false);
  }

  private static X509Certificate certificate(
      X500Name subject, KeyPair key, BigInteger serial, boolean authority) throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            ROOT,
            serial,
            Date.from(STAMPED.minus(DAY.multipliedBy(300))),
            Date.from(STAMPED.plus(DAY.multipliedBy(300))),
            subject,
            key.getPublic());
    if (authority) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    } else {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(rootKey.getPrivate())));
  }

  /** What stands on a list. */
  private record Entry(Instant since, int reason) {}

  private static X509CRLHolder list(
      Instant made, Optional<Instant> next, Optional<Entry> entry, KeyPair by, boolean partial)
      throws Exception {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(ROOT, Date.from(made));
    next.ifPresent(until -> builder.setNextUpdate(Date.from(until)));
    builder.addCRLEntry(BigInteger.TEN, Date.from(made), CRLReason.superseded);
    entry.ifPresent(e -> builder.addCRLEntry(SERIAL, Date.from(e.since()), e.reason()));
    if (partial) {
      builder.addExtension(
          Extension.issuingDistributionPoint,
          true,
          new IssuingDistributionPoint(null, false, true, null, false, false));
    }
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()));
  }

  private static X509CRLHolder clear(Instant made, Instant next) throws Exception {
    return list(made, Optional.of(next), Optional.empty(), rootKey, false);
  }

  private static X509CRLHolder revoked(Instant since, int reason) throws Exception {
    return list(
        STAMPED.plus(DAY.multipliedBy(9)),
        Optional.empty(),
        Optional.of(new Entry(since, reason)),
        rootKey,
        false);
  }

  private static byte[] token(List<X509CRLHolder> inside) throws Exception {
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", serviceKey.getPrivate(), service),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.3.4"));
    tokens.addCertificates(new JcaCertStore(List.of(service)));
    tokens.addCRLs(new org.bouncycastle.util.CollectionStore<>(inside));
    TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
    requests.setCertReq(true);
    TimeStampRequest request =
        requests.generate(TSPAlgorithms.SHA256, RunningDigest.newSha256().digest(BODY));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(request, BigInteger.valueOf(5), Date.from(STAMPED))
        .getEncoded();
  }

  private static TimestampReport report(List<X509CRLHolder> inside, List<X509CRLHolder> handed)
      throws Exception {
    JcaX509CRLConverter converter =
        new JcaX509CRLConverter().setProvider(Algorithms.bouncyCastle());
    List<X509CRL> lists = new java.util.ArrayList<>();
    for (X509CRLHolder each : handed) {
      lists.add(converter.getCRL(each));
    }
    TrustList trust =
        new TrustList(
            List.of(new TrustedAuthority("r", root, ClockOrigin.THIRD_PARTY)), List.of(), lists);
    return new TimestampVerifier(trust).verify(token(inside), BODY);
  }

  private static Result both(X509CRLHolder list) throws Exception {
    TimestampReport inside = report(List.of(list), List.of());
    TimestampReport handed = report(List.of(), List.of(list));
    Result result = inside.check(Name.REVOCATION).result();
    assertThat(handed.check(Name.REVOCATION)).isEqualTo(inside.check(Name.REVOCATION));
    assertThat(inside.verdict()).isEqualTo(result == Result.FAILED ? Result.FAILED : Result.PASSED);
    assertThat(inside.check(Name.REVOCATION).sentence().zh()).endsWith("。");
    assertThat(inside.check(Name.REVOCATION).sentence().en()).endsWith(".");
    return result;
  }

  @Test
  void withoutAListNothingIsSaid() throws Exception {
    TimestampReport report = report(List.of(), List.of());
    assertThat(report.check(Name.REVOCATION).result()).isEqualTo(Result.NOT_CHECKED);
    assertThat(report.verdict()).isEqualTo(Result.PASSED);
  }

  @Test
  @DisplayName("a list counts for a time before it was made, or before its next update")
  void cleared() throws Exception {
    assertThat(both(clear(STAMPED.plus(DAY), STAMPED.plus(DAY.multipliedBy(2)))))
        .isEqualTo(Result.PASSED);
    assertThat(both(clear(STAMPED.minus(DAY), STAMPED.plus(DAY)))).isEqualTo(Result.PASSED);
    assertThat(both(clear(STAMPED.minus(DAY), STAMPED))).isEqualTo(Result.PASSED);
  }

  @Test
  @DisplayName("a list that was out of date when the token was made says nothing, and it is said")
  void outOfDate() throws Exception {
    X509CRLHolder old = clear(STAMPED.minus(DAY.multipliedBy(2)), STAMPED.minusSeconds(1));
    assertThat(both(old)).isEqualTo(Result.NOT_CHECKED);
    assertThat(report(List.of(old), List.of()).check(Name.REVOCATION).sentence().en())
        .contains("out of date");
    assertThat(both(list(STAMPED.minus(DAY), Optional.empty(), Optional.empty(), rootKey, false)))
        .isEqualTo(Result.NOT_CHECKED);
    assertThat(
            report(List.of(old), List.of(clear(STAMPED.plus(DAY), STAMPED.plus(DAY))))
                .check(Name.REVOCATION)
                .result())
        .isEqualTo(Result.PASSED);
  }

  @Test
  @DisplayName(
      "revoked before: the token fails; revoked later: only with a reason that leaves the key sound"
          + " it holds")
  void revoked() throws Exception {
    assertThat(both(revoked(STAMPED.minus(DAY), CRLReason.superseded))).isEqualTo(Result.FAILED);
    assertThat(both(revoked(STAMPED, CRLReason.superseded))).isEqualTo(Result.FAILED);
    assertThat(both(revoked(STAMPED.plus(DAY), CRLReason.superseded))).isEqualTo(Result.PASSED);
    assertThat(both(revoked(STAMPED.plus(DAY), CRLReason.cessationOfOperation)))
        .isEqualTo(Result.PASSED);
    assertThat(both(revoked(STAMPED.plus(DAY), CRLReason.keyCompromise))).isEqualTo(Result.FAILED);
    assertThat(both(revoked(STAMPED.plus(DAY), CRLReason.cACompromise))).isEqualTo(Result.FAILED);
    X509CRLHolder old = clear(STAMPED.plus(DAY), STAMPED.plus(DAY));
    assertThat(
            report(List.of(old), List.of(revoked(STAMPED.plus(DAY), CRLReason.keyCompromise)))
                .verdict())
        .isEqualTo(Result.FAILED);
  }

  @Test
  @DisplayName("a list of somebody else, or about authorities only, says nothing")
  void othersLists() throws Exception {
    assertThat(
            both(
                list(
                    STAMPED.plus(DAY),
                    Optional.empty(),
                    Optional.of(new Entry(STAMPED.minus(DAY), CRLReason.keyCompromise)),
                    serviceKey,
                    false)))
        .isEqualTo(Result.NOT_CHECKED);
    assertThat(both(list(STAMPED.plus(DAY), Optional.empty(), Optional.empty(), rootKey, true)))
        .isEqualTo(Result.NOT_CHECKED);
  }
}
