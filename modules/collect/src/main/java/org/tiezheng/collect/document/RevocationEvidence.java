package org.tiezheng.collect.document;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.tiezheng.evidence.CertificateUse.Evidence;
import org.tiezheng.evidence.CertificateUse.Revocation;
import org.tiezheng.evidence.CertificateUse.Status;

/**
 * Lists of revoked certificates (RFC 5280, section 5) and answers about single ones (RFC 6960) that
 * a document carries. What is not about a certificate, or cannot be read, says nothing of it.
 */
final class RevocationEvidence {
  private static final int MOST = 1_000;

  private final CertificatePool pool;
  private final List<X509CRLHolder> lists = new ArrayList<>();
  private final List<BasicOCSPResp> answers = new ArrayList<>();

  RevocationEvidence(CertificatePool pool) {
    this.pool = pool;
  }

  void add(X509CRLHolder list) {
    if (lists.size() < MOST) {
      lists.add(list);
    }
  }

  void add(BasicOCSPResp answer) {
    if (answers.size() < MOST) {
      answers.add(answer);
      for (X509CertificateHolder certificate : answer.getCerts()) {
        pool.add(certificate);
      }
    }
  }

  /** As read from a whole answer of a server; one that is no answer says nothing. */
  void addAnswer(byte[] encoded) throws IOException {
    try {
      if (new OCSPResp(encoded).getResponseObject() instanceof BasicOCSPResp answer) {
        add(answer);
      }
    } catch (OCSPException e) {
      throw new IOException(e);
    }
  }

  /**
   * What stands inside a signature (ISO 32000-2, 12.8.3.3.2): lists as member 0, answers as member
   * 1.
   */
  void addArchival(ASN1Encodable value) {
    try {
      for (ASN1Encodable member : ASN1Sequence.getInstance(value)) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(member);
        if (tagged.getTagNo() <= 1) {
          for (ASN1Encodable part : ASN1Sequence.getInstance(tagged, true)) {
            addPart(tagged.getTagNo() == 0, part.toASN1Primitive().getEncoded());
          }
        }
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      // What cannot be read says nothing, and the signature holds without it.
      return;
    }
  }

  private void addPart(boolean list, byte[] encoded) throws IOException {
    if (list) {
      add(new X509CRLHolder(encoded));
    } else {
      addAnswer(encoded);
    }
  }

  /** What is said of a certificate. */
  List<Revocation> of(X509CertificateHolder certificate) {
    List<Revocation> said = new ArrayList<>();
    Optional<X509CertificateHolder> issuer = pool.issuer(certificate);
    for (X509CRLHolder list : lists) {
      if (list.getIssuer().equals(certificate.getIssuer())) {
        said.add(listed(list, certificate, issuer));
      }
    }
    issuer.ifPresent(by -> answers.forEach(answer -> answered(answer, certificate, by, said)));
    return said;
  }

  private static Revocation listed(
      X509CRLHolder list,
      X509CertificateHolder certificate,
      Optional<X509CertificateHolder> issuer) {
    X509CRLEntryHolder entry = list.getRevokedCertificate(certificate.getSerialNumber());
    boolean verified =
        issuer
            .map(by -> {
              try {
                return CertificatePool.allows(by, KeyUsage.cRLSign)
                    && list.isSignatureValid(CertificatePool.verifier(by));
              } catch (Exception e) {
                return false;
              }
            })
            .orElse(false);
    return new Revocation(
        Evidence.CRL,
        entry == null ? Status.GOOD : Status.REVOKED,
        list.getThisUpdate().toInstant(),
        Optional.ofNullable(entry).map(e -> e.getRevocationDate().toInstant()),
        verified);
  }

  private void answered(
      BasicOCSPResp answer,
      X509CertificateHolder certificate,
      X509CertificateHolder issuer,
      List<Revocation> said) {
    for (SingleResp single : answer.getResponses()) {
      if (isAbout(single, certificate, issuer)) {
        Optional<Instant> revoked =
            single.getCertStatus() instanceof RevokedStatus r
                ? Optional.of(r.getRevocationTime().toInstant())
                : Optional.empty();
        Status status =
            single.getCertStatus() == null
                ? Status.GOOD
                : revoked.isPresent() ? Status.REVOKED : Status.UNKNOWN;
        said.add(
            new Revocation(
                Evidence.OCSP,
                status,
                single.getThisUpdate().toInstant(),
                revoked,
                verified(answer, issuer)));
      }
    }
  }

  private static boolean isAbout(
      SingleResp single, X509CertificateHolder certificate, X509CertificateHolder issuer) {
    try {
      return single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
          && single
              .getCertID()
              .matchesIssuer(
                  issuer,
                  new JcaDigestCalculatorProviderBuilder()
                      .setProvider(CertificatePool.PROVIDER)
                      .build());
    } catch (Exception e) {
      return false;
    }
  }

  /** Signed by the issuer, or by somebody to whom the issuer gave that task. */
  private boolean verified(BasicOCSPResp answer, X509CertificateHolder issuer) {
    List<X509CertificateHolder> signers = new ArrayList<>(List.of(issuer));
    for (X509CertificateHolder certificate : answer.getCerts()) {
      ExtendedKeyUsage purpose = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
      if (purpose != null
          && purpose.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
          && CertificatePool.signed(issuer, certificate)) {
        signers.add(certificate);
      }
    }
    return signers.stream().anyMatch(signer -> signedBy(answer, signer));
  }

  /** Whether the signature verifies; one that cannot be checked at all does not. */
  private static boolean signedBy(BasicOCSPResp answer, X509CertificateHolder signer) {
    try {
      return answer.isSignatureValid(CertificatePool.verifier(signer));
    } catch (Exception e) {
      return false;
    }
  }
}
