package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.evidence.Text;

/**
 * Conversations of one copy in which the party of the other copy wrote, and of which that copy
 * holds nothing. Silent where the other copy is of one conversation only, or of another time.
 */
final class OneSided {
  private static final int ENOUGH = 3;
  private static final int LISTED = 20;

  private final List<Outline> here;
  private final List<Outline> there;
  private final Optional<String> party;

  /**
   * @param here the conversations of the copy that may hold more
   * @param there those of the other copy
   * @param party the account whose copy the other one is, if it is known
   */
  OneSided(List<Outline> here, List<Outline> there, Optional<String> party) {
    this.here = here;
    this.there = there;
    this.party = party;
  }

  /** What a person is told of each, at most some. */
  static List<Text> notes(List<Outline> mine, List<Outline> theirs, Side a, Side b) {
    List<Text> notes = new ArrayList<>();
    new OneSided(mine, theirs, b.owner())
        .found()
        .forEach(o -> notes.add(note(o, "甲", "乙", "A", "B")));
    new OneSided(theirs, mine, a.owner())
        .found()
        .forEach(o -> notes.add(note(o, "乙", "甲", "B", "A")));
    return notes;
  }

  private List<Outline> found() {
    if (there.size() < 2) {
      return List.of();
    }
    Set<String> names = names();
    return here.stream()
        .filter(o -> names.stream().anyMatch(o::heard))
        .filter(o -> there.stream().noneMatch(t -> faces(o, t)))
        .filter(o -> there.stream().anyMatch(o::overlaps))
        .limit(LISTED)
        .toList();
  }

  /** By what this copy calls the party of the other one. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    party.ifPresent(names::add);
    for (Outline o : here) {
      boolean between =
          o.partner().isPresent()
              && there.stream().anyMatch(t -> t.partner().isPresent() && shares(o, t));
      if (between) {
        names.add(o.partner().orElseThrow());
      }
    }
    return names;
  }

  private static boolean faces(Outline one, Outline other) {
    boolean same = one.id().equals(other.id()) && one.platform().equals(other.platform());
    return same || shares(one, other);
  }

  /** Short sayings are common to many conversations; half of all is not by chance. */
  private static boolean shares(Outline one, Outline other) {
    return shares(one.sample(true), other.sample(true))
        || shares(one.sample(false), other.sample(false));
  }

  private static boolean shares(Set<Integer> one, Set<Integer> other) {
    long shared = one.stream().filter(other::contains).count();
    return shared >= ENOUGH && shared * 2 >= Math.min(one.size(), other.size());
  }

  private static Text note(Outline o, String zh, String otherZh, String en, String other) {
    return new Text(
        "%s方副本的会话“%s”(%d 条)中有%s方的发言,%s方副本中没有该会话的任何内容;也可能只提供了部分会话。"
            .formatted(zh, o.label(), o.messages(), otherZh, otherZh),
        ("%s's copy holds a conversation in which %s wrote, “%s” (%d messages); %s's copy holds"
                + " nothing of it. Perhaps only some conversations were handed over.")
            .formatted(en, other, o.label(), o.messages(), other));
  }
}
