package org.tiezheng.seal.time;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * The signed attribute that names the signer's certificate by digest (RFC 2634 ESSCertID with
 * SHA-1, RFC 5816 ESSCertIDv2). Where a token has both, both must agree.
 */
final class SigningCertificateAttribute {
  private static final ASN1ObjectIdentifier V1 = PKCSObjectIdentifiers.id_aa_signingCertificate;
  private static final ASN1ObjectIdentifier V2 = PKCSObjectIdentifiers.id_aa_signingCertificateV2;

  private SigningCertificateAttribute() {}

  /** Whether every such attribute names this certificate first, and the signer identifier too. */
  static boolean names(TimeStampToken token, X509Certificate certificate) {
    try {
      JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
      boolean named = false;
      ASN1EncodableVector all = token.getSignedAttributes().toASN1EncodableVector();
      for (int i = 0; i < all.size(); i++) {
        Attribute attribute = Attribute.getInstance(all.get(i));
        boolean relevant = attribute.getAttrType().equals(V1) || attribute.getAttrType().equals(V2);
        if (relevant) {
          if (attribute.getAttrValues().size() != 1
              || !matches(attribute, certificate.getEncoded(), holder)) {
            return false;
          }
          named = true;
        }
      }
      return named && token.getSID().match(holder);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static boolean matches(
      Attribute attribute, byte[] certificate, JcaX509CertificateHolder holder)
      throws GeneralSecurityException {
    ASN1Encodable value = attribute.getAttrValues().getObjectAt(0);
    if (attribute.getAttrType().equals(V1)) {
      ESSCertID id = SigningCertificate.getInstance(value).getCerts()[0];
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate);
      return MessageDigest.isEqual(digest, id.getCertHash())
          && sameIssuer(id.getIssuerSerial(), holder);
    }
    ESSCertIDv2 id = SigningCertificateV2.getInstance(value).getCerts()[0];
    return ImprintAlgorithm.of(id.getHashAlgorithm().getAlgorithm())
        .filter(digest -> MessageDigest.isEqual(digest.digest(certificate), id.getCertHash()))
        .filter(digest -> sameIssuer(id.getIssuerSerial(), holder))
        .isPresent();
  }

  private static boolean sameIssuer(@Nullable IssuerSerial named, JcaX509CertificateHolder holder) {
    if (named == null) {
      return true;
    }
    if (!named.getSerial().hasValue(holder.getSerialNumber())) {
      return false;
    }
    for (GeneralName name : named.getIssuer().getNames()) {
      if (name.getTagNo() == GeneralName.directoryName
          && X500Name.getInstance(name.getName()).equals(holder.getIssuer())) {
        return true;
      }
    }
    return false;
  }
}
