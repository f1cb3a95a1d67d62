package org.tiezheng.examine.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.CertificateUse;
import org.tiezheng.evidence.CertificateUse.Revocation;
import org.tiezheng.evidence.CertificateUse.Status;

/**
 * What can be said of a certificate at the time of its use.
 *
 * @param faults what speaks against it
 * @param open paths of what is not known
 */
record CertificateState(List<String> faults, List<String> open) {
  /**
   * The state of a certificate.
   *
   * @param trusted SHA-256 of the certificates that a person says he trusts
   */
  static CertificateState of(CertificateUse use, List<String> trusted) {
    List<String> faults = new ArrayList<>();
    List<String> open = new ArrayList<>();
    // Anybody can stamp any time: only a service that a person trusts says when.
    Optional<Instant> used = use.used().filter(_ -> vouched(use, trusted));
    if (used.isEmpty()) {
      open.add("records.certificate.used");
      if (use.used().isPresent() && trusted.isEmpty()) {
        open.add(Answer.TRUSTED_ROOTS.path());
      }
    } else {
      if (used.get().isAfter(use.notAfter())) {
        faults.add("expired " + use.notAfter());
      }
      use.time()
          .instant()
          .filter(from -> used.get().isBefore(from))
          .ifPresent(from -> faults.add("not valid before " + from));
    }
    boolean known =
        trusted.contains(use.sha256()) || use.issuers().stream().anyMatch(trusted::contains);
    if (use.chain().filter(leads -> !leads).isPresent() && !known) {
      faults.add("does not lead to a trusted root");
    } else if (use.chain().isEmpty() && !known) {
      open.add(trusted.isEmpty() ? Answer.TRUSTED_ROOTS.path() : "records.certificate.chain");
    }
    revocation(use, used, faults, open);
    return new CertificateState(List.copyOf(faults), List.copyOf(open));
  }

  private static boolean vouched(CertificateUse use, List<String> trusted) {
    return use.clock().stream()
        .flatMap(clock -> clock.certificates().stream())
        .anyMatch(trusted::contains);
  }

  /**
   * A revocation counts from its moment on; that a certificate was good counts only if it was said
   * at the time of use or later.
   */
  private static void revocation(
      CertificateUse use, Optional<Instant> used, List<String> faults, List<String> open) {
    Optional<Revocation> revoked =
        use.revocation().stream()
            .filter(r -> r.verified() && r.status() == Status.REVOKED)
            .min(Comparator.comparing(r -> r.revoked().orElse(r.produced())));
    if (revoked.isPresent()) {
      Optional<Instant> since = revoked.get().revoked();
      if (since.isEmpty() || used.isEmpty() || !used.get().isBefore(since.get())) {
        faults.add("revoked " + since.map(Instant::toString).orElse("(time not stated)"));
      }
      return;
    }
    boolean good =
        use.revocation().stream()
            .anyMatch(r ->
                r.verified()
                    && r.status() == Status.GOOD
                    && used.filter(at -> !r.produced().isBefore(at)).isPresent());
    if (!good) {
      open.add("records.certificate.revocation");
    }
  }
}
