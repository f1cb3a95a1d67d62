package org.tiezheng.examine.identity;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Text;

/**
 * An account: how it is called, whose it is said to be, what proves it and what speaks against it.
 *
 * @param account key
 * @param ownerOf items whose source belongs to this account
 * @param messages that it sent, over all items
 * @param own whether it is claimed for the party that hands in
 * @param names every name that it bore, the oldest first
 * @param moreNames names that were seen and are not kept
 * @param claims as the case file states them
 * @param independent independent proofs of the best claim
 * @param absent proofs whose item is not in the case
 * @param clues what a person could confirm and has not
 * @param against what speaks against a claim
 * @param sameParty other accounts that are claimed for the same party
 */
public record AccountStanding(
    String account,
    List<Integer> ownerOf,
    long messages,
    boolean own,
    List<NameSeen> names,
    long moreNames,
    List<IdentityClaim> claims,
    int independent,
    List<IdentityClaim.Proof> absent,
    List<Clue> clues,
    List<Against> against,
    List<String> sameParty,
    Status status,
    List<NextStep> steps) {
  public AccountStanding {
    ownerOf = List.copyOf(ownerOf);
    names = List.copyOf(names);
    claims = List.copyOf(claims);
    absent = List.copyOf(absent);
    clues = List.copyOf(clues);
    against = List.copyOf(against);
    sameParty = List.copyOf(sameParty);
    steps = List.copyOf(steps);
  }

  /**
   * What speaks against a claim.
   *
   * @param party of the claim
   * @param clue that it rests on; empty if the claims themselves exclude each other
   * @param explained the person's explanation, if there is one
   */
  public record Against(String party, Optional<Clue> clue, Text what, Optional<String> explained) {}
}
