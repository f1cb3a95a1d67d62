package org.tiezheng.examine.identity;

import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * The accounts of a case and whose they are shown to be.
 *
 * @param accounts that matter: claimed, owners of a source, named by a clue, or writing in what is
 *     handed in
 * @param others how many accounts were seen of which none of that is true
 * @param notes what was not looked at, or not kept
 */
public record IdentityReport(List<AccountStanding> accounts, long others, List<Text> notes) {
  public IdentityReport {
    accounts = List.copyOf(accounts);
    notes = List.copyOf(notes);
  }
}
