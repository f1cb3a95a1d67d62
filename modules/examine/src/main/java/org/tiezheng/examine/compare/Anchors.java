package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.examine.compare.Clocks.Anchor;

/** Finds rows that are certainly the same, before clocks and senders are known. */
final class Anchors {
  private final Matching matching;
  private final Keys keys;
  private final Likeness likeness;

  Anchors(Matching matching, Keys keys, Likeness likeness) {
    this.matching = matching;
    this.keys = keys;
    this.likeness = likeness;
  }

  /** Rows by content that occurs once in either copy and is long enough; or free. */
  private int[] unique() {
    int[] found = new int[matching.x().size()];
    int[] right = new int[keys.size()];
    Arrays.fill(right, Matching.FREE);
    for (int j = 0; j < matching.y().size(); j++) {
      if (keys.unique(keys.right(j))) {
        right[keys.right(j)] = j;
      }
    }
    for (int i = 0; i < found.length; i++) {
      boolean sure = keys.unique(keys.left(i)) && Keys.telling(matching.x().row(i));
      found[i] = sure ? right[keys.left(i)] : Matching.FREE;
    }
    return found;
  }

  /** Who may be who: one vote for each message that both copies hold. */
  Map<Long, Integer> votes() {
    Map<Long, Integer> votes = new HashMap<>();
    int[] unique = unique();
    for (int i = 0; i < unique.length; i++) {
      int facing = matching.facingX(i);
      int j = facing == Matching.FREE ? unique[i] : facing;
      if (j != Matching.FREE
          && (facing == j || matching.freeY(j))
          && (facing != j || likeness.equal(matching.x().row(i), matching.y().row(j)))) {
        votes.merge(
            Senders.vote(matching.x().row(i).sender(), matching.y().row(j).sender()),
            1,
            Integer::sum);
      }
    }
    return votes;
  }

  List<Anchor> anchors(Senders senders) {
    List<Anchor> anchors = new ArrayList<>();
    int[] unique = unique();
    for (int i = 0; i < unique.length; i++) {
      int facing = matching.facingX(i);
      int j = facing == Matching.FREE ? unique[i] : facing;
      if (j == Matching.FREE || (facing == Matching.FREE && !matching.freeY(j))) {
        continue;
      }
      Row a = matching.x().row(i);
      Row b = matching.y().row(j);
      if (a.timed() && b.timed() && senders.agree(a, b)) {
        anchors.add(new Anchor(i, j, a.sender(), b.time() - a.time()));
      }
    }
    return anchors;
  }
}
