package org.tiezheng.examine.compare;

import java.util.Optional;

/**
 * A conversation that only one of the copies holds. That is a fact about the copies: it says
 * neither that the other party had it, unless the ground does, nor what became of it.
 *
 * @param byA whether A's copy holds it
 * @param conversation its id within the source
 * @param label as a person may name it
 * @param messages how many the copy holds
 * @param ground what the copy tells of the other party in it
 * @param resembles the conversation of the other copy in which longer texts of it stand as well,
 *     but which faces another one
 */
public record HeldByOne(
    boolean byA,
    String conversation,
    String label,
    long messages,
    Ground ground,
    Optional<String> resembles) {
  /** What the copy that holds it tells of the other party. */
  public enum Ground {
    /** It wrote there. */
    WROTE,
    /** It is listed among the members; no words of it are there. */
    MEMBER,
    /** It did not write there, and no list of the members is there. */
    NOT_SEEN,
    /** The copy does not tell by what account or name the other party is known. */
    NAME_UNKNOWN
  }
}
