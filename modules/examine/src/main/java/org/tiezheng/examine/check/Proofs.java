package org.tiezheng.examine.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.IdentityClaim;

/** Proofs of identity that lead to an item of the case. */
final class Proofs {
  private Proofs() {}

  static List<IdentityClaim.Proof> existing(IdentityClaim claim, Context context) {
    return claim.proofs().stream()
        .filter(proof -> context.matter().item(proof.item()).isPresent())
        .toList();
  }

  /**
   * How many proofs are independent: of different kinds, and what somebody wrote about himself in
   * one and the same item counts once, however often he wrote it.
   */
  static int independent(Collection<IdentityClaim.Proof> proofs) {
    Set<String> sources = new HashSet<>();
    for (IdentityClaim.Proof proof : proofs) {
      boolean own =
          proof.kind() == IdentityClaim.ProofKind.SELF_NAMING
              || proof.kind() == IdentityClaim.ProofKind.ADMISSION;
      sources.add(own ? "own words in " + proof.item() : proof.kind().name());
    }
    return sources.size();
  }

  /** Whether an account is claimed for a person of the case by a proof that an item shows. */
  static boolean proved(String account, Context context) {
    return context.claims(account).stream()
        .filter(c -> context.matter().parties().stream().anyMatch(p -> p.id().equals(c.party())))
        .anyMatch(c -> !existing(c, context).isEmpty());
  }
}
