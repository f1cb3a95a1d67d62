package org.tiezheng.evidence;

import java.util.List;

/**
 * The claim that an account belongs to a party, with its proofs. Fewer than two independent proofs
 * is a weak claim (rules G-009, CHAT-002).
 *
 * @param account {@link Account#key()}
 * @param party {@link Party#id()}
 */
public record IdentityClaim(String account, String party, List<Proof> proofs) {
  public IdentityClaim {
    proofs = List.copyOf(proofs);
  }

  /** What kind of fact ties an account to a person. */
  public enum ProofKind {
    PHONE_SEARCH,
    REAL_NAME_RECEIPT,
    SELF_NAMING,
    CONTRACT_CONTACT,
    BUSINESS_CARD,
    VOICE,
    PROFILE_PAGE,
    ADMISSION,
    OPERATOR_RECORD,
    OTHER
  }

  /**
   * One proof.
   *
   * @param item number of the item that shows it
   * @param where line, page or sentence within the item
   */
  public record Proof(ProofKind kind, int item, String where) {}
}
