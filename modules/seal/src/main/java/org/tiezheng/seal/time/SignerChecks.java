package org.tiezheng.seal.time;

import static org.tiezheng.seal.time.TimestampCheck.failed;
import static org.tiezheng.seal.time.TimestampCheck.notChecked;
import static org.tiezheng.seal.time.TimestampCheck.passed;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.tiezheng.seal.keys.Algorithms;
import org.tiezheng.seal.time.TimestampCheck.Name;

/** Everything about who signed one token. For one use. */
final class SignerChecks {
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final int RSA_BITS = 2048;
  private static final int CURVE_BITS = 256;

  private final ParsedResponse parsed;
  private final TrustList trust;
  private final Instant genTime;
  private final List<TimestampCheck> checks = new ArrayList<>();
  private Optional<X509Certificate> certificate = Optional.empty();
  private ClockOrigin origin = ClockOrigin.UNKNOWN;

  SignerChecks(ParsedResponse parsed, TrustList trust) {
    this.parsed = parsed;
    this.trust = trust;
    genTime = parsed.token().getTimeStampInfo().getGenTime().toInstant();
  }

  List<TimestampCheck> run() {
    findCertificate();
    certificate.ifPresent(found -> {
      checks.add(signature(found));
      checks.add(purpose(found));
      checks.add(strength(found.getPublicKey()));
      checks.add(validity(found));
      chain(found);
    });
    checks.add(
        certificate
            .map(this::revocation)
            .orElseGet(() ->
                notChecked(
                    Name.REVOCATION,
                    "没有找到签名证书,未检查是否曾被吊销。",
                    "The signer's certificate was not found; revocation is not checked.")));
    return checks;
  }

  Optional<X509Certificate> certificate() {
    return certificate;
  }

  ClockOrigin origin() {
    return origin;
  }

  private TimestampCheck revocation(X509Certificate found) {
    List<X509Certificate> candidates = new ArrayList<>(parsed.certificates());
    trust.authorities().forEach(authority -> candidates.add(authority.certificate()));
    candidates.addAll(trust.intermediates());
    return new RevocationLists(trust.revocations(), parsed).of(found, candidates, genTime);
  }

  /**
   * The certificate is chosen by what the signature covers, not by its place in the token: others
   * may have been put in.
   */
  private void findCertificate() {
    Set<X509Certificate> candidates = new LinkedHashSet<>(parsed.certificates());
    trust.authorities().forEach(authority -> candidates.add(authority.certificate()));
    candidates.addAll(trust.intermediates());
    certificate =
        candidates.stream()
            .filter(one -> SigningCertificateAttribute.names(parsed.token(), one))
            .findFirst();
    checks.add(
        certificate.isPresent()
            ? passed(
                Name.SIGNER_CERTIFICATE,
                "签名属性指明的证书已找到。",
                "The certificate that the signed attributes name was found.")
            : failed(
                Name.SIGNER_CERTIFICATE,
                "找不到签名属性(ESSCertID)所指明的证书。",
                "The certificate that the signed attributes (ESSCertID) name was not found."));
  }

  private TimestampCheck signature(X509Certificate found) {
    try {
      SignerInformation signer = parsed.signer();
      boolean valid =
          signer.verify(
              new JcaSimpleSignerInfoVerifierBuilder()
                  .setProvider(Algorithms.bouncyCastle())
                  .build(found.getPublicKey()));
      if (valid) {
        return passed(Name.SIGNATURE, "时间戳签名有效。", "The token's signature is valid.");
      }
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      // Falls through: a signature that cannot be computed is not valid.
    }
    return failed(Name.SIGNATURE, "时间戳签名无效。", "The token's signature is not valid.");
  }

  private static TimestampCheck purpose(X509Certificate found) {
    List<String> purposes;
    try {
      purposes = found.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      purposes = null;
    }
    Set<String> critical = found.getCriticalExtensionOIDs();
    boolean onlyStamping =
        purposes != null && purposes.equals(List.of(KeyPurposeId.id_kp_timeStamping.getId()));
    if (!onlyStamping || critical == null || !critical.contains(EXTENDED_KEY_USAGE)) {
      return failed(
          Name.KEY_PURPOSE,
          "证书用途不是“仅限时间戳(关键扩展)”。",
          "The certificate is not marked, critically, for time stamping alone.");
    }
    if (found.getBasicConstraints() >= 0) {
      return failed(
          Name.KEY_PURPOSE,
          "签名证书是签发机构证书,不得用于时间戳签名。",
          "The signer's certificate is an authority's and must not sign tokens.");
    }
    return passed(
        Name.KEY_PURPOSE,
        "证书仅用于时间戳,且为关键扩展。",
        "The certificate is for time stamping alone, and critically so.");
  }

  private TimestampCheck strength(PublicKey key) {
    String digest = parsed.signer().getDigestAlgorithmID().getAlgorithm().getId();
    boolean digestHolds =
        ImprintAlgorithm.of(parsed.signer().getDigestAlgorithmID().getAlgorithm()).isPresent();
    int bits =
        switch (key) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength();
          case ECPublicKey curve -> curve.getParams().getCurve().getField().getFieldSize();
          default -> 0;
        };
    boolean keyHolds =
        switch (key) {
          case RSAPublicKey _ -> bits >= RSA_BITS;
          case ECPublicKey _ -> bits >= CURVE_BITS;
          default -> isModern(key.getAlgorithm());
        };
    String what = key.getAlgorithm() + (bits > 0 ? " " + bits : "");
    if (keyHolds && digestHolds) {
      return passed(
          Name.KEY_STRENGTH, "密钥 " + what + " 足够强。", "The key, " + what + ", is strong enough.");
    }
    return failed(
        Name.KEY_STRENGTH,
        "密钥 " + what + " 或摘要 " + digest + " 强度不足。",
        "The key, " + what + ", or the digest " + digest + " is too weak.");
  }

  private static boolean isModern(String algorithm) {
    return algorithm.startsWith("Ed")
        || algorithm.startsWith("ML-DSA")
        || algorithm.startsWith("SLH-DSA");
  }

  private TimestampCheck validity(X509Certificate found) {
    Instant from = found.getNotBefore().toInstant();
    Instant to = found.getNotAfter().toInstant();
    return genTime.isBefore(from) || genTime.isAfter(to)
        ? failed(
            Name.VALIDITY,
            "签发时间 " + genTime + " 不在证书有效期(" + from + " 至 " + to + ")内。",
            genTime + " is outside the certificate's validity (" + from + " to " + to + ").")
        : passed(
            Name.VALIDITY,
            "签发时间在证书有效期(" + from + " 至 " + to + ")内。",
            "genTime is within the certificate's validity (" + from + " to " + to + ").");
  }

  private void chain(X509Certificate found) {
    if (trust.authorities().isEmpty()) {
      checks.add(
          notChecked(
              Name.CHAIN,
              "没有给出可信证书,未检查证书链。",
              "No trusted certificate was given, so the chain was not checked."));
      return;
    }
    List<X509Certificate> helpers = new ArrayList<>(parsed.certificates());
    helpers.addAll(trust.intermediates());
    List<TrustedAuthority> reached =
        trust.authorities().stream()
            .filter(one -> CertificateChain.leads(found, helpers, one.certificate(), genTime))
            .toList();
    if (reached.isEmpty()) {
      checks.add(
          failed(
              Name.CHAIN, "证书不能追溯到任何可信证书。", "The certificate does not lead to any trusted one."));
      return;
    }
    TrustedAuthority anchor =
        reached.stream()
            .filter(one -> one.clock() == ClockOrigin.OWN)
            .findFirst()
            .orElse(reached.getFirst());
    origin = anchor.clock();
    checks.add(
        passed(
            Name.CHAIN,
            "证书链通向“" + anchor.name() + "”(" + origin.label().zh() + ");该证书本身是前提,未加验证。",
            "The chain leads to "
                + anchor.name()
                + " ("
                + origin.label().en()
                + "); that certificate itself is assumed, not proven."));
  }
}
