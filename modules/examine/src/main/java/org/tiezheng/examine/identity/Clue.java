package org.tiezheng.examine.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Text;

/**
 * Something in the records that may tell whose account it is. It claims nothing: a person looks at
 * it and confirms it, or does not.
 *
 * @param id the same for the same records, by which a person confirms it
 * @param account key of the account that it speaks of
 * @param party id of the party that it names or denies
 * @param item that shows it
 * @param count how often it stands there
 * @param lines numbers among the lines of the item's chats, of the first few
 * @param places the first few
 * @param first earliest time of those that have one
 * @param last latest time
 * @param says what was found, and what it does not show
 */
public record Clue(
    String id,
    String account,
    ProofKind kind,
    Bearing bearing,
    Optional<String> party,
    int item,
    long count,
    List<Long> lines,
    List<Pointer> places,
    Optional<Instant> first,
    Optional<Instant> last,
    Text says) {
  public Clue {
    lines = List.copyOf(lines);
    places = List.copyOf(places);
  }

  /** Which way a clue points. */
  public enum Bearing {
    /** It names a party of the case. */
    NAMES,
    /** It denies that the account is the party's. */
    DENIES,
    /** It shows a real name that no party of the case bears. */
    ANOTHER_NAME,
    /** It may tell who it is once a person has looked or listened. */
    OPEN
  }

  /** The place within the item, as a proof in the case file names it. */
  public String where() {
    if (!lines.isEmpty()) {
      return "第 " + lines.getFirst() + " 行";
    }
    if (places.isEmpty()) {
      return "";
    }
    Pointer at = places.getFirst();
    return (at.file() + " " + at.where()).strip();
  }
}
