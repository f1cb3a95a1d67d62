package org.tiezheng.examine.check;

import java.util.Collection;
import java.util.List;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.examine.identity.Independence;

/** Proofs of identity that lead to an item of the case. */
final class Proofs {
  private Proofs() {}

  static List<IdentityClaim.Proof> existing(IdentityClaim claim, Context context) {
    return claim.proofs().stream()
        .filter(proof -> context.matter().item(proof.item()).isPresent())
        .toList();
  }

  /** How many proofs are independent of each other, by {@link Independence}. */
  static int independent(Collection<IdentityClaim.Proof> proofs) {
    return Independence.count(proofs);
  }

  /** Whether an account is claimed for a person of the case by a proof that an item shows. */
  static boolean proved(String account, Context context) {
    return context.claims(account).stream()
        .filter(c -> context.matter().parties().stream().anyMatch(p -> p.id().equals(c.party())))
        .anyMatch(c -> !existing(c, context).isEmpty());
  }
}
