package org.tiezheng.seal.time;

import static org.tiezheng.seal.time.TimestampCheck.failed;
import static org.tiezheng.seal.time.TimestampCheck.notChecked;
import static org.tiezheng.seal.time.TimestampCheck.passed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.tiezheng.seal.keys.Algorithms;
import org.tiezheng.seal.time.TimestampCheck.Name;

/**
 * Whether the certificate of a time service was revoked, by lists (RFC 5280 section 5) that lie in
 * the token or were handed over; nothing is fetched. A list counts only if the certificate's issuer
 * signed it, and that a certificate is not on it counts only for a time that the list covers: one
 * before it was made, or before its {@code nextUpdate}. Of a certificate revoked later, tokens from
 * before hold only if the list states a reason that leaves the key sound (RFC 3161 section 4).
 */
final class RevocationLists {
  private static final int MOST = 100;
  private static final int CRL_SIGN = 6;
  private static final Set<CRLReason> KEY_SOUND =
      Set.of(
          CRLReason.UNSPECIFIED,
          CRLReason.AFFILIATION_CHANGED,
          CRLReason.SUPERSEDED,
          CRLReason.CESSATION_OF_OPERATION);

  private final List<X509CRL> lists = new ArrayList<>();

  /** Lists that were handed over, and those in the token. */
  RevocationLists(Collection<X509CRL> handed, ParsedResponse parsed) {
    lists.addAll(handed);
    for (X509CRLHolder list : parsed.token().getCRLs().getMatches(null)) {
      if (lists.size() < MOST) {
        read(list).ifPresent(lists::add);
      }
    }
  }

  private static Optional<X509CRL> read(X509CRLHolder list) {
    try {
      CertificateFactory factory =
          CertificateFactory.getInstance("X.509", Algorithms.bouncyCastle());
      return factory.generateCRL(new ByteArrayInputStream(list.getEncoded())) instanceof X509CRL crl
          ? Optional.of(crl)
          : Optional.empty();
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return Optional.empty(); // What cannot be read says nothing.
    }
  }

  /**
   * What the lists say.
   *
   * @param candidates certificates among which the issuer is looked for
   */
  TimestampCheck of(
      X509Certificate signer, Collection<X509Certificate> candidates, Instant genTime) {
    List<X509CRL> verified =
        lists.stream()
            .filter(list ->
                list.getIssuerX500Principal().equals(signer.getIssuerX500Principal())
                    && candidates.stream().anyMatch(by -> issued(by, signer) && signed(by, list)))
            .toList();
    Optional<TimestampCheck> good = Optional.empty();
    Optional<TimestampCheck> unused = Optional.empty();
    for (X509CRL list : verified) {
      X509CRLEntry entry = list.getRevokedCertificate(signer.getSerialNumber());
      TimestampCheck said = entry == null ? absent(list, genTime) : listed(entry, genTime);
      switch (said.result()) {
        case FAILED -> {
          return said;
        }
        case PASSED -> good = Optional.of(said);
        case NOT_CHECKED -> unused = Optional.of(said);
      }
    }
    return good.isPresent() ? good.get() : unused.orElseGet(RevocationLists::none);
  }

  private static TimestampCheck none() {
    return notChecked(
        Name.REVOCATION,
        "没有可用的吊销列表,未检查证书是否曾被吊销(离线验证)。",
        "There is no list that can be used: whether the certificate was revoked is not checked"
            + " (offline).");
  }

  private static TimestampCheck listed(X509CRLEntry entry, Instant genTime) {
    Instant since = entry.getRevocationDate().toInstant();
    Optional<CRLReason> reason = Optional.ofNullable(entry.getRevocationReason());
    String stated = reason.map(Enum::name).orElse("-");
    if (!genTime.isBefore(since)) {
      return failed(
          Name.REVOCATION,
          "签发时间戳时证书已被吊销(" + since + ",原因 " + stated + ")。",
          "The certificate was revoked when the token was made (" + since + ", " + stated + ").");
    }
    if (reason.filter(KEY_SOUND::contains).isEmpty()) {
      return failed(
          Name.REVOCATION,
          "证书后来被吊销(" + since + "),没有载明密钥未泄露的原因(" + stated + "):其密钥所签的时间戳均不能依赖。",
          "The certificate was revoked later ("
              + since
              + ") without a reason that leaves its key sound ("
              + stated
              + "): no token of that key can be relied on.");
    }
    return passed(
        Name.REVOCATION,
        "证书在签发之后才被吊销(" + since + ",原因 " + stated + "),此前的时间戳不受影响。",
        "The certificate was revoked only later ("
            + since
            + ", "
            + stated
            + "); tokens from before are not affected.");
  }

  private static TimestampCheck absent(X509CRL list, Instant genTime) {
    Instant made = list.getThisUpdate().toInstant();
    Optional<Instant> next = Optional.ofNullable(list.getNextUpdate()).map(d -> d.toInstant());
    String span = made + " – " + next.map(Instant::toString).orElse("?");
    if (!speaksOfAll(list)) {
      return notChecked(
          Name.REVOCATION,
          "吊销列表(" + span + ")只涉及部分证书或原因,未能据此检查。",
          "The list (" + span + ") is about some certificates or reasons only and was not used.");
    }
    boolean covers =
        !made.isBefore(genTime) || next.filter(until -> !genTime.isAfter(until)).isPresent();
    return covers
        ? passed(
            Name.REVOCATION,
            "证书不在签发机构的吊销列表(" + span + ")中;更高层的证书未查。",
            "The certificate is not on its issuer's list ("
                + span
                + "); certificates above it were not looked up.")
        : notChecked(
            Name.REVOCATION,
            "吊销列表(" + span + ")在签发时间戳时已过期,未能据此检查。",
            "The list (" + span + ") was out of date when the token was made and was not used.");
  }

  /** No list of changes, and none that leaves certificates of this kind or some reasons out. */
  private static boolean speaksOfAll(X509CRL list) {
    byte[] point = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
    Set<String> critical = Optional.ofNullable(list.getCriticalExtensionOIDs()).orElse(Set.of());
    boolean known =
        critical.stream().allMatch(Extension.issuingDistributionPoint.getId()::equals)
            && list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null;
    if (!known || point == null) {
      return known;
    }
    try {
      IssuingDistributionPoint about =
          IssuingDistributionPoint.getInstance(JcaX509ExtensionUtils.parseExtensionValue(point));
      return !about.onlyContainsCACerts()
          && !about.onlyContainsAttributeCerts()
          && !about.isIndirectCRL()
          && about.getOnlySomeReasons() == null;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean issued(X509Certificate by, X509Certificate certificate) {
    try {
      if (!by.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        return false;
      }
      certificate.verify(by.getPublicKey(), Algorithms.bouncyCastle());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static boolean signed(X509Certificate by, X509CRL list) {
    boolean[] usage = by.getKeyUsage();
    if (usage != null && !(usage.length > CRL_SIGN && usage[CRL_SIGN])) {
      return false;
    }
    try {
      list.verify(by.getPublicKey(), Algorithms.bouncyCastle());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
