package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.seal.keys.Pem;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.TrustList;
import org.tiezheng.seal.time.TrustedAuthority;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** The time services that the claim names, with the certificates that lie in the bundle. */
final class TimeServices {
  /**
   * A service.
   *
   * @param own whether the bundle says that it is the log operator's own; a party's statement
   *     against its own interest, so it is believed
   */
  record Service(String name, boolean own, List<X509Certificate> certificates) {
    /** Anchored at the self-signed certificates, or at all when there is none. */
    TrustList trust() {
      List<X509Certificate> roots = certificates.stream().filter(Service::isRoot).toList();
      List<X509Certificate> anchors = roots.isEmpty() ? certificates : roots;
      ClockOrigin clock = own ? ClockOrigin.OWN : ClockOrigin.THIRD_PARTY;
      return new TrustList(
          anchors.stream().map(anchor -> new TrustedAuthority(name, anchor, clock)).toList(),
          certificates);
    }

    private static boolean isRoot(X509Certificate certificate) {
      return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
  }

  private final BundleFiles files;
  private final StepList steps;

  TimeServices(BundleFiles files, StepList steps) {
    this.files = files;
    this.steps = steps;
  }

  /** By name, in the order of the claim; none without a claim. */
  Map<String, Service> readAll(Optional<Claim> claim) {
    return claim.map(this::read).orElse(Map.of());
  }

  private Map<String, Service> read(Claim claim) {
    Map<String, Service> services = new LinkedHashMap<>();
    for (Claim.TimeService stated : claim.times()) {
      if (isSound(stated) && !services.containsKey(stated.name())) {
        certificates(stated)
            .ifPresent(found ->
                services.put(
                    stated.name(),
                    new Service(
                        stated.name(), stated.kind().equals(Claim.TimeService.OWN), found)));
      }
    }
    return services;
  }

  private boolean isSound(Claim.TimeService stated) {
    boolean kind =
        stated.kind().equals(Claim.TimeService.OWN)
            || stated.kind().equals(Claim.TimeService.THIRD_PARTY);
    boolean sound =
        kind
            && BundleLayout.isServiceName(stated.name())
            && stated.certificate().equals(BundleLayout.tsaCertificate(stated.name()));
    if (!sound) {
      steps.failed(
          Check.TIME_SERVICE,
          BundleLayout.CLAIM,
          "证据声明中的时间服务 " + stated.name() + " 写法不符合规范。",
          "The claim's time service " + stated.name() + " is not in the prescribed form.");
    }
    return sound;
  }

  private Optional<List<X509Certificate>> certificates(Claim.TimeService stated) {
    String path = stated.certificate();
    Optional<byte[]> bytes = files.readIfThere(path);
    if (bytes.isEmpty()) {
      steps.missing(
          Check.TIME_SERVICE,
          path,
          "缺少时间服务证书 " + path + "。",
          "The time service's certificate " + path + " is missing.");
      return Optional.empty();
    }
    List<X509Certificate> read = parse(bytes.get());
    if (read.isEmpty()) {
      steps.failed(
          Check.TIME_SERVICE,
          path,
          path + " 中没有可读的证书。",
          path + " has no certificate that can be read.");
      return Optional.empty();
    }
    return Optional.of(read);
  }

  private static List<X509Certificate> parse(byte[] pem) {
    try {
      return Pem.certificates(new String(pem, StandardCharsets.US_ASCII));
    } catch (CertificateException e) {
      return List.of();
    }
  }
}
