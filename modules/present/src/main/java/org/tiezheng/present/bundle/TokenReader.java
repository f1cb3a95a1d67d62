package org.tiezheng.present.bundle;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.keys.Pem;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.TimestampCheck;
import org.tiezheng.seal.time.TimestampReport;
import org.tiezheng.seal.time.TimestampVerifier;
import org.tiezheng.seal.time.TrustList;
import org.tiezheng.seal.time.TrustedAuthority;
import org.tiezheng.verify.bundle.BundleLayout;

/** Checks the tokens of a plan before they are printed or handed out. */
final class TokenReader {
  private final Map<String, TrustMaterial.TimeService> services = new TreeMap<>();
  private final TimestampVerifier verifier;

  TokenReader(TrustMaterial trust) {
    List<TrustedAuthority> authorities = new ArrayList<>();
    for (TrustMaterial.TimeService service : trust.services()) {
      services.put(service.name(), service);
      for (X509Certificate certificate : certificates(trust, service)) {
        authorities.add(
            new TrustedAuthority(
                service.title(),
                certificate,
                service.thirdParty() ? ClockOrigin.THIRD_PARTY : ClockOrigin.OWN));
      }
    }
    verifier = new TimestampVerifier(new TrustList(authorities, List.of()));
  }

  private static List<X509Certificate> certificates(
      TrustMaterial trust, TrustMaterial.TimeService service) {
    String file =
        BundleLayout.tsaCertificate(service.name()).substring(BundleLayout.TRUST.length());
    String pem = trust.files().get(file);
    if (pem == null) {
      throw new BundleException.Contradiction(
          new Text(
              "缺少时间服务 " + service.name() + " 的证书文件 " + file + "。",
              "The certificate file " + file + " of the time service is missing."));
    }
    try {
      return Pem.certificates(pem);
    } catch (CertificateException e) {
      throw new BundleException.Contradiction(
          new Text(
              "时间服务证书 " + file + " 无法读取。", "The certificates in " + file + " cannot be read."));
    }
  }

  /**
   * Reads every token over a checkpoint.
   *
   * @throws BundleException.Contradiction if one does not hold: a bundle never carries a token that
   *     its own verifier would refuse
   */
  List<Checkpoints.ReadToken> read(StampedCheckpoint stamped) {
    List<Checkpoints.ReadToken> read = new ArrayList<>();
    byte[] body = ReadReceipt.bytes(stamped.body());
    for (Map.Entry<String, byte[]> token : new TreeMap<>(stamped.tokens()).entrySet()) {
      TrustMaterial.TimeService service = services.get(token.getKey());
      if (service == null) {
        throw refused(token.getKey(), new Text("没有说明这个时间服务", "the service is not described"));
      }
      TimestampReport report = verifier.verify(token.getValue(), body);
      report.checks().stream()
          .filter(check -> check.result() == TimestampCheck.Result.FAILED)
          .findFirst()
          .ifPresent(check -> {
            throw refused(service.name(), check.sentence());
          });
      report.facts().ifPresent(facts -> read.add(new Checkpoints.ReadToken(service, facts)));
    }
    return read;
  }

  private static BundleException.Contradiction refused(String name, Text reason) {
    return new BundleException.Contradiction(
        new Text(
            "时间戳 " + name + " 不能放入证据包：" + reason.zh(),
            "The time token of " + name + " cannot go into a bundle: " + reason.en()));
  }

  static String seconds(Duration accuracy) {
    return accuracy.toMillis() % 1000 == 0
        ? accuracy.toSeconds() + " s"
        : accuracy.toMillis() + " ms";
  }
}
