package org.tiezheng.examine.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which sender of one copy is which of the other: the same account, or, where formats name people
 * differently, the one who wrote what the other copy says that the other one wrote. Immutable.
 */
final class Senders {
  private static final int ENOUGH = 2;

  /** From the right copy's senders to those of the left. */
  private final Map<Integer, Integer> left = new HashMap<>();

  /** Those of the left copy that were recognised. */
  private final Set<Integer> recognised;

  Senders(Copy x, Copy y, Map<Long, Integer> votes) {
    Set<Integer> here = new HashSet<>();
    Set<Integer> there = new HashSet<>();
    x.rows().forEach(r -> here.add(r.sender()));
    y.rows().forEach(r -> there.add(r.sender()));
    here.stream().filter(s -> s != Interner.NONE && there.contains(s)).forEach(s -> left.put(s, s));
    Map<Integer, Integer> all = new HashMap<>();
    Map<Integer, Integer> allLeft = new HashMap<>();
    votes.forEach((both, n) -> {
      all.merge(right(both), n, Integer::sum);
      allLeft.merge(left(both), n, Integer::sum);
    });
    votes.forEach((both, n) -> {
      int l = left(both);
      int r = right(both);
      boolean open = !left.containsKey(r) && !there.contains(l);
      boolean most =
          n >= ENOUGH
              && n * 5L >= all.getOrDefault(r, 0) * 4L
              && n * 5L >= allLeft.getOrDefault(l, 0) * 4L;
      if (open && most && l != Interner.NONE && r != Interner.NONE) {
        left.put(r, l);
      }
    });
    recognised = Set.copyOf(left.values());
  }

  /** A vote that one sender is the other. */
  static long vote(int left, int right) {
    return ((long) left << 32) | (right & 0xFFFF_FFFFL);
  }

  private static int left(long vote) {
    return (int) (vote >> 32);
  }

  private static int right(long vote) {
    return (int) vote;
  }

  /** Whether two rows may have the same sender: a sender that is not known may be anybody. */
  boolean agree(Row a, Row b) {
    return a.sender() == Interner.NONE || b.sender() == Interner.NONE || !differ(a, b);
  }

  /** Whether both are known to the other copy and are not the same. */
  boolean differ(Row a, Row b) {
    Integer same = left.get(b.sender());
    return same != null && recognised.contains(a.sender()) && same != a.sender();
  }

  /**
   * Whether the copies name the sender of a pair differently and only one of the names, of
   * whichever copy, is known to the other copy by other messages: another person, or another name
   * of the same one.
   */
  boolean unclear(Row a, Row b) {
    return a.sender() != Interner.NONE
        && b.sender() != Interner.NONE
        && a.sender() != b.sender()
        && left.containsKey(b.sender()) != recognised.contains(a.sender());
  }

  /** How many senders of the right copy were recognised. */
  int known() {
    return left.size();
  }
}
