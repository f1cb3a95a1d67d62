package org.tiezheng.collect.document;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A root, a signer under it and a time-stamping service under it, made anew for a test. */
final class TestAuthority {
  static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

  private final KeyPair rootKey = key();
  private final KeyPair signerKey = key();
  private final KeyPair stampKey = key();
  final X509CertificateHolder root;
  final X509CertificateHolder signer;
  final X509CertificateHolder stamper;

  TestAuthority() throws Exception {
    this(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** One that may issue certificates, but no lists of revoked ones. */
  static TestAuthority withoutLists() throws Exception {
    return new TestAuthority(KeyUsage.keyCertSign);
  }

  private TestAuthority(int usage) throws Exception {
    root =
        certificate("CN=Test root", rootKey, "CN=Test root", 1, new BasicConstraints(true), usage)
            .build(with(rootKey));
    signer = certificate("CN=周乙", signerKey, "CN=Test root", 2, false, List.of());
    stamper =
        certificate(
            "CN=Test TSA",
            stampKey,
            "CN=Test root",
            3,
            false,
            List.of(KeyPurposeId.id_kp_timeStamping));
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ContentSigner with(KeyPair key) throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
  }

  private X509CertificateHolder certificate(
      String subject,
      KeyPair key,
      String issuer,
      long serial,
      boolean authority,
      List<KeyPurposeId> purposes)
      throws Exception {
    return certificate(subject, key, issuer, serial, new BasicConstraints(authority), purposes)
        .build(with(rootKey));
  }

  private static X509v3CertificateBuilder certificate(
      String subject,
      KeyPair key,
      String issuer,
      long serial,
      BasicConstraints constraints,
      int usage)
      throws Exception {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(serial),
            Date.from(FROM),
            Date.from(UNTIL),
            new X500Name(subject),
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, constraints);
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    return builder;
  }

  private static X509v3CertificateBuilder certificate(
      String subject,
      KeyPair key,
      String issuer,
      long serial,
      BasicConstraints constraints,
      List<KeyPurposeId> purposes)
      throws Exception {
    X509v3CertificateBuilder builder =
        certificate(
            subject,
            key,
            issuer,
            serial,
            constraints,
            constraints.isCA()
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature);
    if (!purposes.isEmpty()) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          true,
          new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }
    return builder;
  }

  /** A signature in another's name, with a certificate that the signer's own key issued. */
  byte[] signInAnothersName(byte[] content) throws Exception {
    KeyPair key = key();
    X509CertificateHolder made =
        certificate("CN=吴甲", key, "CN=周乙", 4, new BasicConstraints(false), List.of())
            .build(with(signerKey));
    return detached(content, key, List.of(made, signer, root));
  }

  /** A signature under an authority below one that may have none below it. */
  byte[] signBelowTheLastAuthority(byte[] content) throws Exception {
    KeyPair upper = key();
    KeyPair lower = key();
    KeyPair key = key();
    X509CertificateHolder last =
        certificate("CN=Last CA", upper, "CN=Test root", 5, new BasicConstraints(0), List.of())
            .build(with(rootKey));
    X509CertificateHolder below =
        certificate("CN=Too low CA", lower, "CN=Last CA", 6, new BasicConstraints(true), List.of())
            .build(with(upper));
    X509CertificateHolder made =
        certificate("CN=吴甲", key, "CN=Too low CA", 7, new BasicConstraints(false), List.of())
            .build(with(lower));
    return detached(content, key, List.of(made, below, last, root));
  }

  private byte[] detached(byte[] content, KeyPair key, List<X509CertificateHolder> chain)
      throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(digests()).build(with(key), chain.getFirst()));
    generator.addCertificates(new JcaCertStore(chain));
    return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
  }

  /** Signed as something that is not plain content, as a token is. */
  byte[] signAsAnotherKind(byte[] content) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(digests()).build(with(signerKey), signer));
    generator.addCertificates(new JcaCertStore(List.of(root, signer)));
    return generator
        .generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, content), false)
        .getEncoded();
  }

  /** The old form of a signature, over the SHA-1 of the content (adbe.pkcs7.sha1). */
  byte[] signSha1(byte[] content) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(digests()).build(with(signerKey), signer));
    generator.addCertificates(new JcaCertStore(List.of(root, signer)));
    byte[] digest = java.security.MessageDigest.getInstance("SHA-1").digest(content);
    return generator.generate(new CMSProcessableByteArray(digest), true).getEncoded();
  }

  /** A signature made over something else, into which the SHA-1 of the content is put. */
  byte[] graft(byte[] elsewhere, byte[] content) throws Exception {
    byte[] digest = java.security.MessageDigest.getInstance("SHA-1").digest(content);
    SignedData from =
        SignedData.getInstance(new CMSSignedData(elsewhere).toASN1Structure().getContent());
    SignedData grafted =
        new SignedData(
            from.getDigestAlgorithms(),
            new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(digest)),
            from.getCertificates(),
            from.getCRLs(),
            from.getSignerInfos());
    return new ContentInfo(PKCSObjectIdentifiers.signedData, grafted).getEncoded();
  }

  /** A detached signature over a content, as a PDF holds it. */
  byte[] sign(byte[] content, boolean wrongKey) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    SignerInfoGenerator info =
        new JcaSignerInfoGeneratorBuilder(digests())
            .build(with(wrongKey ? stampKey : signerKey), signer);
    generator.addSignerInfoGenerator(info);
    generator.addCertificates(new JcaCertStore(List.of(root, signer)));
    return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
  }

  /**
   * As {@link #sign}, with an answer about revocation under the signature, as Adobe's programs do.
   */
  byte[] signWith(byte[] content, byte[] answer) throws Exception {
    DERSequence archival =
        new DERSequence(
            new DERTaggedObject(true, 1, new DERSequence(ASN1Primitive.fromByteArray(answer))));
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(new ASN1ObjectIdentifier("1.2.840.113583.1.1.8"), new DERSet(archival)));
    JcaSignerInfoGeneratorBuilder builder = new JcaSignerInfoGeneratorBuilder(digests());
    builder.setSignedAttributeGenerator(
        new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)));
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(builder.build(with(signerKey), signer));
    generator.addCertificates(new JcaCertStore(List.of(root, signer)));
    return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
  }

  /** The same signature with a time token over it, or over something else. */
  byte[] stamped(byte[] cms, Instant at, boolean overThis) throws Exception {
    CMSSignedData data = new CMSSignedData(cms);
    List<SignerInformation> signers = new ArrayList<>();
    for (SignerInformation signer : data.getSignerInfos().getSigners()) {
      byte[] covered = overThis ? signer.getSignature() : new byte[] {1, 2, 3};
      ASN1Primitive token = ASN1Primitive.fromByteArray(token(covered, at));
      ASN1EncodableVector attributes = new ASN1EncodableVector();
      attributes.add(
          new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(token)));
      signers.add(
          SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(attributes)));
    }
    return CMSSignedData.replaceSigners(data, new SignerInformationStore(signers)).getEncoded();
  }

  private byte[] token(byte[] covered, Instant at) throws Exception {
    DigestCalculator sha256 =
        digests()
            .get(
                new org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder()
                    .find("SHA-256"));
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSignerInfoGeneratorBuilder(digests()).build(with(stampKey), stamper),
            sha256,
            new ASN1ObjectIdentifier("1.2.3"));
    tokens.addCertificates(new JcaCertStore(List.of(root, stamper)));
    TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
    requests.setCertReq(true);
    byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(covered);
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(requests.generate(TSPAlgorithms.SHA256, digest), BigInteger.TEN, Date.from(at))
        .getTimeStampToken()
        .getEncoded();
  }

  /** An answer that the signer's certificate is good. */
  byte[] good(Instant at) throws Exception {
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(root.getSubject()));
    builder.addResponse(
        new CertificateID(digests().get(CertificateID.HASH_SHA1), root, signer.getSerialNumber()),
        CertificateStatus.GOOD,
        Date.from(at),
        null,
        null);
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(with(rootKey), new X509CertificateHolder[0], Date.from(at)))
        .getEncoded();
  }

  /** A list that the signer's certificate was revoked, by the root or by somebody else. */
  X509CRLHolder revoked(Instant since, Instant listed, boolean byRoot) throws Exception {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(root.getSubject(), Date.from(listed));
    builder.addCRLEntry(signer.getSerialNumber(), Date.from(since), CRLReason.keyCompromise);
    return builder.build(with(byRoot ? rootKey : stampKey));
  }

  private static DigestCalculatorProvider digests() throws IOException {
    try {
      return new JcaDigestCalculatorProviderBuilder().build();
    } catch (org.bouncycastle.operator.OperatorCreationException e) {
      throw new IOException(e);
    }
  }
}
