package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A signature in the form of CMS (RFC 5652), as PDF files hold it. What it says is computed one by
 * one: whether the covered bytes are those that were signed, and whether the signature fits the
 * key; a failure of the one says nothing of the other.
 */
final class CmsSignature {
  /** What Adobe's programs put under the signature of what was known of revocation. */
  private static final ASN1ObjectIdentifier REVOCATION =
      new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");

  private final CMSSignedData data;
  private final SignerInformation signer;
  private final Optional<X509CertificateHolder> certificate;

  private CmsSignature(CMSSignedData data, SignerInformation signer) {
    this.data = data;
    this.signer = signer;
    @SuppressWarnings("unchecked")
    Collection<X509CertificateHolder> found = data.getCertificates().getMatches(signer.getSID());
    this.certificate = found.stream().findFirst();
  }

  /**
   * Reads a signature; zeros behind it are usual and ignored.
   *
   * @throws IOException if it is no signature by one signer
   */
  static CmsSignature read(byte[] contents) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      CMSSignedData data = new CMSSignedData(ContentInfo.getInstance(in.readObject()));
      Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        throw new IOException("a PDF signature has one signer, not " + signers.size());
      }
      return new CmsSignature(data, signers.iterator().next());
    } catch (CMSException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException("no CMS signature", e);
    }
  }

  /** Adds what it carries of certificates and lists of revoked ones. */
  void addTo(CertificatePool pool) {
    data.getCertificates().getMatches(null).forEach(pool::add);
    for (Object list : data.getCRLs().getMatches(null)) {
      if (list instanceof X509CRLHolder holder) {
        pool.revocation().add(holder);
      }
    }
    AttributeTable signed = signer.getSignedAttributes();
    Attribute archival = signed == null ? null : signed.get(REVOCATION);
    if (archival != null) {
      pool.revocation().addArchival(archival.getAttrValues().getObjectAt(0));
    }
  }

  Optional<X509CertificateHolder> certificate() {
    return certificate;
  }

  /** Digest and key, such as {@code SHA-256/RSA}. */
  String algorithm() {
    String key =
        certificate
            .map(c -> c.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm())
            .map(CmsSignature::keyName)
            .orElse(signer.getEncryptionAlgOID());
    return digestName() + "/" + key;
  }

  private String digestName() {
    return new org.bouncycastle.operator.DefaultAlgorithmNameFinder()
        .getAlgorithmName(new ASN1ObjectIdentifier(signer.getDigestAlgOID()))
        .replaceFirst("^SHA(\\d)", "SHA-$1");
  }

  private static String keyName(ASN1ObjectIdentifier key) {
    return key.equals(PKCSObjectIdentifiers.rsaEncryption)
        ? "RSA"
        : new org.bouncycastle.operator.DefaultAlgorithmNameFinder().getAlgorithmName(key);
  }

  /**
   * Whether the covered bytes are those that were signed; empty if that cannot be computed.
   *
   * @param type the signature's SubFilter
   */
  Optional<Boolean> digestEqual(SignedRange range, String type) {
    try {
      if (type.equals("adbe.pkcs7.sha1")) {
        return Optional.of(
            MessageDigest.isEqual(encapsulated(), digest("SHA-1", range)) && encapsulatedSigned());
      }
      Optional<byte[]> expected = messageDigest();
      return expected.isEmpty()
          ? Optional.empty()
          : Optional.of(MessageDigest.isEqual(expected.get(), digest(digestName(), range)));
    } catch (IOException | NoSuchAlgorithmException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The digest that the signed attributes state; empty if there are none. */
  private Optional<byte[]> messageDigest() {
    AttributeTable signed = signer.getSignedAttributes();
    Attribute stated = signed == null ? null : signed.get(CMSAttributes.messageDigest);
    return Optional.ofNullable(stated)
        .map(s -> ASN1OctetString.getInstance(s.getAttrValues().getObjectAt(0)).getOctets());
  }

  /**
   * Whether the content inside is that which the signed attributes speak of: the signature covers
   * only these, and content can be exchanged beneath them. Without them it covers the content.
   */
  private boolean encapsulatedSigned() throws NoSuchAlgorithmException {
    if (signer.getSignedAttributes() == null) {
      return true;
    }
    byte[] digest =
        MessageDigest.getInstance(digestName(), CertificatePool.PROVIDER).digest(encapsulated());
    return messageDigest().filter(stated -> MessageDigest.isEqual(stated, digest)).isPresent();
  }

  /** Whether plain content was signed and nothing else, such as a token (RFC 5652, 11.1). */
  private boolean signsPlainContent() {
    AttributeTable signed = signer.getSignedAttributes();
    if (signed == null) {
      return true;
    }
    Attribute type = signed.get(CMSAttributes.contentType);
    return type != null
        && PKCSObjectIdentifiers.data.getId().equals(data.getSignedContentTypeOID())
        && PKCSObjectIdentifiers.data.equals(type.getAttrValues().getObjectAt(0));
  }

  private byte[] encapsulated() {
    return data.getSignedContent() != null
            && data.getSignedContent().getContent() instanceof byte[] bytes
        ? bytes
        : new byte[0];
  }

  private static byte[] digest(String algorithm, SignedRange range)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance(algorithm, CertificatePool.PROVIDER);
    range.write(new DigestOut(digest));
    return digest.digest();
  }

  /**
   * Whether the signature fits the key in its certificate, plain content was signed with it, and
   * the certificate is the one that the signer named; empty if there is no certificate, or a kind
   * of key that is not known.
   */
  Optional<Boolean> valid(SignedRange range) {
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    try {
      SignerInformationVerifier by =
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(CertificatePool.PROVIDER)
              .build(certificate.get());
      ContentVerifier verifier =
          by.getContentVerifier(
              signer.toASN1Structure().getDigestEncryptionAlgorithm(),
              signer.getDigestAlgorithmID());
      try (OutputStream out = verifier.getOutputStream()) {
        byte[] attributes = signer.getEncodedSignedAttributes();
        if (attributes != null) {
          out.write(attributes);
        } else if (data.getSignedContent() != null) {
          out.write(encapsulated());
        } else {
          range.write(out);
        }
      }
      return Optional.of(
          verifier.verify(signer.getSignature())
              && signsPlainContent()
              && named(certificate.get()));
    } catch (Exception e) {
      return Optional.empty();
    }
  }

  /** The certificate that the signature names by its digest (RFC 5035), if it names one. */
  private boolean named(X509CertificateHolder holder) throws Exception {
    AttributeTable signed = signer.getSignedAttributes();
    Attribute attribute =
        signed == null ? null : signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) {
      return true;
    }
    ESSCertIDv2 id =
        SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0)).getCerts()[0];
    String algorithm =
        new org.bouncycastle.operator.DefaultAlgorithmNameFinder()
            .getAlgorithmName(id.getHashAlgorithm().getAlgorithm());
    byte[] digest =
        MessageDigest.getInstance(algorithm, CertificatePool.PROVIDER).digest(holder.getEncoded());
    return MessageDigest.isEqual(digest, id.getCertHash());
  }

  /** When the signer says that he signed. */
  Optional<Instant> claimed() {
    AttributeTable signed = signer.getSignedAttributes();
    Attribute attribute = signed == null ? null : signed.get(CMSAttributes.signingTime);
    try {
      return Optional.ofNullable(attribute)
          .map(a -> Time.getInstance(a.getAttrValues().getObjectAt(0)).getDate().toInstant());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The time token over the signature (RFC 3161, appendix A). */
  Optional<TokenInside> stamp(CertificatePool pool) {
    AttributeTable unsigned = signer.getUnsignedAttributes();
    Attribute attribute =
        unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (attribute == null) {
      return Optional.empty();
    }
    try {
      ASN1Primitive token = attribute.getAttrValues().getObjectAt(0).toASN1Primitive();
      TimeStampToken read = new TimeStampToken(ContentInfo.getInstance(token));
      return Optional.of(TokenInside.of(read, pool, out -> out.write(signer.getSignature())));
    } catch (TSPException | IOException | RuntimeException e) {
      return Optional.of(TokenInside.UNREAD);
    }
  }

  /** The token that a document time stamp is (ISO 32000-2, 12.8.5). */
  static TimeStampToken token(byte[] contents) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      return new TimeStampToken(ContentInfo.getInstance(in.readObject()));
    } catch (TSPException | RuntimeException e) {
      throw new IOException("no time token", e);
    }
  }
}
