package org.tiezheng.collect.document;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/**
 * The certificates and statements about revocation that a document carries. Nothing is trusted
 * here, and nothing is asked for over a network. Not thread-safe.
 */
final class CertificatePool {
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private static final int MOST = 1_000;
  private static final int DEEPEST = 10;
  private static final Map<Integer, String> USAGES = usages();

  private final List<X509CertificateHolder> certificates = new ArrayList<>();
  private final RevocationEvidence revocation = new RevocationEvidence(this);

  void add(X509CertificateHolder certificate) {
    if (certificates.size() < MOST && !certificates.contains(certificate)) {
      certificates.add(certificate);
    }
  }

  RevocationEvidence revocation() {
    return revocation;
  }

  /**
   * A certificate and those above it, as far as each signature on the one below holds.
   *
   * @param token that says when it was used; one that does not hold says nothing
   */
  List<CertificateUse> uses(
      X509CertificateHolder first, Optional<TokenInside> token, Provenance place) {
    List<X509CertificateHolder> path = path(first);
    List<CertificateUse> uses = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<String> issuers =
          path.subList(i + 1, path.size()).stream().map(CertificatePool::sha256).toList();
      uses.add(use(path.get(i), issuers, token, place));
    }
    return uses;
  }

  /** A certificate and those above it, the nearest first. */
  List<X509CertificateHolder> path(X509CertificateHolder first) {
    List<X509CertificateHolder> path = new ArrayList<>(List.of(first));
    for (int i = 0; i < DEEPEST; i++) {
      Optional<X509CertificateHolder> above = issuer(path.getLast(), i);
      if (above.isEmpty() || path.contains(above.get())) {
        break;
      }
      path.add(above.get());
    }
    return path;
  }

  /**
   * The certificate whose key signed another one, and may do so; a self-signed one has none above
   * it.
   */
  Optional<X509CertificateHolder> issuer(X509CertificateHolder of) {
    return issuer(of, 0);
  }

  /**
   * The same in a path.
   *
   * @param between how many authorities stand between it and the first certificate of the path
   */
  private Optional<X509CertificateHolder> issuer(X509CertificateHolder of, int between) {
    if (of.getSubject().equals(of.getIssuer())) {
      return Optional.empty();
    }
    return certificates.stream()
        .filter(c -> c.getSubject().equals(of.getIssuer()))
        .filter(c -> mayIssue(c, between) && signed(c, of))
        .findFirst();
  }

  /** Whether a certificate says that it is an authority's (RFC 5280, 6.1.4 k to n). */
  private static boolean mayIssue(X509CertificateHolder certificate, int between) {
    try {
      Extension extension = certificate.getExtension(Extension.basicConstraints);
      if (extension == null) {
        return false;
      }
      BasicConstraints constraints = BasicConstraints.getInstance(extension.getParsedValue());
      if (!constraints.isCA() || !allows(certificate, KeyUsage.keyCertSign)) {
        return false;
      }
      BigInteger most = constraints.getPathLenConstraint();
      return most == null || most.compareTo(BigInteger.valueOf(between)) >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether a key may be used so; one whose certificate limits nothing may. */
  static boolean allows(X509CertificateHolder certificate, int usage) {
    Extension extension = certificate.getExtension(Extension.keyUsage);
    return extension == null || KeyUsage.getInstance(extension.getParsedValue()).hasUsages(usage);
  }

  static boolean signed(X509CertificateHolder by, X509CertificateHolder certificate) {
    try {
      return certificate.isSignatureValid(verifier(by));
    } catch (CertException | OperatorCreationException | CertificateException e) {
      return false;
    }
  }

  static ContentVerifierProvider verifier(X509CertificateHolder of)
      throws OperatorCreationException, CertificateException {
    try {
      return new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(of);
    } catch (java.security.cert.CertificateException e) {
      throw new CertificateException(e);
    }
  }

  /** A certificate whose key cannot be read. */
  static final class CertificateException extends Exception {
    private static final long serialVersionUID = 1;

    CertificateException(Exception cause) {
      super(cause);
    }
  }

  private CertificateUse use(
      X509CertificateHolder c,
      List<String> issuers,
      Optional<TokenInside> token,
      Provenance place) {
    Optional<Instant> used = token.flatMap(TokenInside::time);
    Instant from = c.getNotBefore().toInstant();
    return new CertificateUse(
        place,
        new RecordedTime(from.toString(), Optional.of(from), Precision.SECOND, Basis.UNKNOWN),
        Properties.cut(RFC4519Style.INSTANCE.toString(c.getSubject())),
        Properties.cut(RFC4519Style.INSTANCE.toString(c.getIssuer())),
        c.getSerialNumber().toString(16),
        c.getNotAfter().toInstant(),
        usages(c),
        sha256(c),
        issuers,
        used,
        used.flatMap(_ -> token.flatMap(TokenInside::clock)),
        Optional.empty(),
        Optional.empty(),
        revocation.of(c),
        Map.of("signatureAlgorithm", c.getSignatureAlgorithm().getAlgorithm().getId()));
  }

  static String sha256(X509CertificateHolder certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  private static List<String> usages(X509CertificateHolder certificate) {
    Extension extension = certificate.getExtension(Extension.keyUsage);
    if (extension == null) {
      return List.of();
    }
    KeyUsage usage = KeyUsage.getInstance(extension.getParsedValue());
    return USAGES.entrySet().stream()
        .filter(entry -> usage.hasUsages(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** By their names in RFC 5280, 4.2.1.3. */
  private static Map<Integer, String> usages() {
    Map<Integer, String> names = new LinkedHashMap<>();
    names.put(KeyUsage.digitalSignature, "digitalSignature");
    names.put(KeyUsage.nonRepudiation, "nonRepudiation");
    names.put(KeyUsage.keyEncipherment, "keyEncipherment");
    names.put(KeyUsage.dataEncipherment, "dataEncipherment");
    names.put(KeyUsage.keyAgreement, "keyAgreement");
    names.put(KeyUsage.keyCertSign, "keyCertSign");
    names.put(KeyUsage.cRLSign, "cRLSign");
    return names;
  }
}
