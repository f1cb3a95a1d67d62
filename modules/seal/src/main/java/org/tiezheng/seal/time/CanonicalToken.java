package org.tiezheng.seal.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The one encoding of a response that is accepted where nothing else fixes its bytes.
 *
 * <p>A signature covers only the token's content and its signed attributes. Everything around them
 * is rebuilt here from the signed parts, the signature value and the pinned certificates, and the
 * result must be the very bytes at hand: status granted without text, one digest algorithm, no
 * revocation lists, one signer named by issuer and number, no unsigned attributes, DER throughout.
 * Together with {@link TimestampVerifier} every changed byte is then found. Tokens that name their
 * signer by key identifier, or RSA signatures other than {@code rsaEncryption}, are well-formed but
 * not in this form.
 */
public final class CanonicalToken {
  private CanonicalToken() {}

  /**
   * Whether {@code response} is in this form.
   *
   * @param pinned the certificates of the service as kept beside the token, signer included; the
   *     token must hold all of them, or all but the self-signed ones
   */
  public static boolean isCanonical(byte[] response, Collection<X509Certificate> pinned) {
    if (response.length > ParsedResponse.MAX_BYTES) {
      return false;
    }
    try {
      TimeStampResp parsed = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(response));
      SignedData data = SignedData.getInstance(parsed.getTimeStampToken().getContent());
      ASN1Set signers = data.getSignerInfos();
      return signers.size() == 1
          && isExpectedSet(data.getCertificates(), pinned)
          && Arrays.equals(
              rebuilt(data, SignerInfo.getInstance(signers.getObjectAt(0)), pinned), response);
    } catch (IOException | CertificateEncodingException | RuntimeException e) {
      return false;
    }
  }

  private static byte[] rebuilt(
      SignedData data, SignerInfo found, Collection<X509Certificate> pinned)
      throws IOException, CertificateEncodingException {
    AlgorithmIdentifier digest = digestAlgorithm(found.getDigestAlgorithm());
    SignerInfo signer =
        new SignerInfo(
            signerIdentifier(found.getSID(), pinned),
            digest,
            found.getAuthenticatedAttributes(),
            signatureAlgorithm(found.getDigestEncryptionAlgorithm()),
            found.getEncryptedDigest(),
            (ASN1Set) null);
    // Parsing the content again makes sure that it is a TSTInfo in DER and nothing beside it.
    byte[] content =
        TSTInfo.getInstance(
                ASN1Primitive.fromByteArray(
                    ASN1OctetString.getInstance(data.getEncapContentInfo().getContent())
                        .getOctets()))
            .getEncoded(ASN1Encoding.DER);
    SignedData signed =
        new SignedData(
            new ASN1Integer(3),
            new DERSet(digest),
            new ContentInfo(PKCSObjectIdentifiers.id_ct_TSTInfo, new DEROctetString(content)),
            data.getCertificates(),
            null,
            new DERSet(signer));
    return new TimeStampResp(
            new PKIStatusInfo(PKIStatus.granted),
            new ContentInfo(CMSObjectIdentifiers.signedData, signed))
        .getEncoded(ASN1Encoding.DER);
  }

  private static boolean isExpectedSet(ASN1Set found, Collection<X509Certificate> pinned)
      throws IOException, CertificateEncodingException {
    List<String> embedded = new ArrayList<>();
    for (ASN1Encodable one : found) {
      embedded.add(fingerprint(one.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
    }
    List<String> all = new ArrayList<>();
    List<String> withoutRoots = new ArrayList<>();
    for (X509Certificate one : pinned) {
      String print = fingerprint(one.getEncoded());
      all.add(print);
      if (!one.getSubjectX500Principal().equals(one.getIssuerX500Principal())) {
        withoutRoots.add(print);
      }
    }
    embedded.sort(null);
    all.sort(null);
    withoutRoots.sort(null);
    return embedded.equals(all) || embedded.equals(withoutRoots);
  }

  private static String fingerprint(byte[] certificate) {
    return HexFormat.of().formatHex(certificate);
  }

  /** Only issuer and number, and only those of a pinned certificate, in that one's own bytes. */
  private static SignerIdentifier signerIdentifier(
      SignerIdentifier found, Collection<X509Certificate> pinned)
      throws CertificateEncodingException {
    BigInteger number =
        IssuerAndSerialNumber.getInstance(found.getId()).getSerialNumber().getValue();
    for (X509Certificate one : pinned) {
      if (one.getSerialNumber().equals(number)) {
        Certificate certificate = Certificate.getInstance(one.getEncoded());
        return new SignerIdentifier(
            new IssuerAndSerialNumber(
                certificate.getIssuer(), certificate.getSerialNumber().getValue()));
      }
    }
    throw new IllegalArgumentException("the signer is not among the pinned certificates");
  }

  private static AlgorithmIdentifier digestAlgorithm(AlgorithmIdentifier found) {
    ImprintAlgorithm digest =
        ImprintAlgorithm.of(found.getAlgorithm())
            .orElseThrow(() -> new IllegalArgumentException("digest not accepted"));
    return identifier(digest.oid(), found);
  }

  private static AlgorithmIdentifier signatureAlgorithm(AlgorithmIdentifier found) {
    ASN1ObjectIdentifier oid = found.getAlgorithm();
    boolean accepted =
        oid.equals(PKCSObjectIdentifiers.rsaEncryption)
            || oid.equals(GMObjectIdentifiers.sm2sign_with_sm3)
            || oid.on(X9ObjectIdentifiers.ecdsa_with_SHA2);
    if (!accepted) {
      throw new IllegalArgumentException("signature algorithm not accepted");
    }
    return identifier(oid, found);
  }

  /** Absent or NULL: both are in use, and no single changed byte makes one of the other. */
  private static AlgorithmIdentifier identifier(
      ASN1ObjectIdentifier oid, AlgorithmIdentifier found) {
    return found.getParameters() == null
        ? new AlgorithmIdentifier(oid)
        : new AlgorithmIdentifier(oid, DERNull.INSTANCE);
  }
}
