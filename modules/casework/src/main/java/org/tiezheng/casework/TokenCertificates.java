package org.tiezheng.casework;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.tiezheng.seal.time.TimestampReport;
import org.tiezheng.seal.time.TimestampVerifier;
import org.tiezheng.seal.time.TrustList;

/** The certificate that an outside service put into its token, for the reader of a bundle. */
final class TokenCertificates {
  private TokenCertificates() {}

  /** In PEM; empty when the token carries none. */
  static String pem(byte[] token, String body) {
    TimestampReport report =
        new TimestampVerifier(TrustList.EMPTY).verify(token, body.getBytes(StandardCharsets.UTF_8));
    Optional<X509Certificate> certificate = report.facts().flatMap(f -> f.certificate());
    return certificate.map(TokenCertificates::pem).orElse("");
  }

  private static String pem(X509Certificate certificate) {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate can be encoded", e);
    }
  }
}
