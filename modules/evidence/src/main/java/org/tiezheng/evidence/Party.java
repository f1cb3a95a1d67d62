package org.tiezheng.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A person or unit in the case.
 *
 * @param id short id, unique in the case, such as {@code me} or {@code other}
 * @param name full name
 * @param role place in the proceedings
 * @param self whether this is the party that hands in the evidence
 * @param representative lawyer or agent, if any
 * @param phones telephone numbers known to be this party's
 */
public record Party(
    String id,
    String name,
    Role role,
    boolean self,
    Optional<String> representative,
    List<String> phones) {
  public Party {
    phones = List.copyOf(phones);
  }
}
