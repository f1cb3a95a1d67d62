package org.tiezheng.server.team;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.tiezheng.server.guard.Peers;

/** The names that a certificate is for, as browsers read them (RFC 9525): the alternative names. */
final class CertificateNames {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  private CertificateNames() {}

  /** Names and addresses. */
  static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> each : all) {
          if (each.getFirst() instanceof Integer kind && (kind == DNS || kind == ADDRESS)) {
            names.add(String.valueOf(each.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return names;
  }

  /** Whether one of them is this host; a star stands for the first label only. */
  static boolean fits(X509Certificate certificate, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    boolean address = Peers.literal(wanted).isPresent();
    int dot = wanted.indexOf('.');
    String star = address || dot < 0 ? "" : "*" + wanted.substring(dot);
    return of(certificate).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name ->
            name.equals(wanted)
                || name.equals(star)
                || (address && Peers.literal(name).equals(Peers.literal(wanted))));
  }
}
