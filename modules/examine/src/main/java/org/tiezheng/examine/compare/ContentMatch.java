package org.tiezheng.examine.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs what is left by content: first by numbers that a content carries itself, then by equal
 * content near in time, then by equal kind near in time. Not thread-safe.
 */
final class ContentMatch {
  /** Numbers that mean one message (or one state of it) wherever it stands. */
  private static final List<Facet> TIMELESS =
      List.of(Facet.CLIENT, Facet.TRANSFER, Facet.TRANSACTION, Facet.PACKET);

  /** The same picture or file can be sent again: only near in time is it the same message. */
  private static final List<Facet> NEAR = List.of(Facet.QUOTED, Facet.MD5, Facet.FOUND);

  private static final long FAR = 400L * 86_400_000;

  private final Matching matching;
  private final Keys keys;
  private final Senders senders;
  private final IdMatch ids;
  private final Likeness likeness;
  private final Nearby nearby;

  ContentMatch(
      Matching matching,
      Keys keys,
      Clocks clocks,
      Senders senders,
      IdMatch ids,
      Likeness likeness) {
    this.matching = matching;
    this.keys = keys;
    this.senders = senders;
    this.ids = ids;
    this.likeness = likeness;
    this.nearby = new Nearby(matching, clocks);
  }

  void run() {
    TIMELESS.forEach(facet -> facet(facet, FAR));
    NEAR.forEach(facet -> facet(facet, Clocks.WINDOW_MILLIS));
    for (long window : new long[] {Clocks.TIGHT_MILLIS, Clocks.WINDOW_MILLIS}) {
      each(
          keys.groupedLeft(),
          keys.groupedRight(),
          (left, right) -> nearby.pair(left, right, window, this::may, Basis.TEXT_AND_TIME));
    }
    otherIds();
    for (long window : new long[] {Clocks.TIGHT_MILLIS, Clocks.WINDOW_MILLIS}) {
      kinds(window);
    }
  }

  private boolean may(int i, int j) {
    Row a = matching.x().row(i);
    Row b = matching.y().row(j);
    return senders.agree(a, b) && !ids.conflict(a, b);
  }

  private void facet(Facet facet, long window) {
    int[] left = values(matching.x(), facet);
    int[] right = values(matching.y(), facet);
    int size = Math.max(max(left), max(right)) + 1;
    each(
        Keys.grouped(left, size),
        Keys.grouped(right, size),
        (here, there) ->
            nearby.pair(
                here,
                there,
                window,
                (i, j) -> may(i, j) && matching.x().row(i).kind() == matching.y().row(j).kind(),
                Basis.CONTENT_ID));
  }

  private static int[] values(Copy copy, Facet facet) {
    int[] values = new int[copy.size()];
    for (int i = 0; i < values.length; i++) {
      int value = copy.row(i).values().get(facet);
      values[i] = value == Values.ABSENT ? Keys.NONE : value;
    }
    return values;
  }

  private static int max(int[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** Takes the rows of one content in either copy. */
  private interface Group {
    void of(int[] left, int[] right);
  }

  private static void each(int[][] left, int[][] right, Group group) {
    for (int key = 0; key + 1 < left[0].length; key++) {
      int here = left[0][key + 1] - left[0][key];
      int there = right[0][key + 1] - right[0][key];
      if (here > 0 && there > 0) {
        group.of(
            Arrays.copyOfRange(left[1], left[0][key], left[0][key + 1]),
            Arrays.copyOfRange(right[1], right[0][key], right[0][key + 1]));
      }
    }
  }

  /** Equal in content and moment, but with other ids: many mean that the ids are not shared. */
  private void otherIds() {
    int before = matching.pairs();
    boolean[] was = new boolean[matching.x().size()];
    for (int i = 0; i < was.length; i++) {
      was[i] = matching.freeX(i);
    }
    each(
        keys.groupedLeft(),
        keys.groupedRight(),
        (left, right) ->
            nearby.pair(
                left,
                right,
                Clocks.TIGHT_MILLIS,
                (i, j) -> senders.agree(matching.x().row(i), matching.y().row(j)),
                Basis.TEXT_AND_TIME));
    int found = matching.pairs() - before;
    if (found > Math.max(3, matching.pairs() / 20)) {
      return;
    }
    for (int i = 0; i < was.length; i++) {
      if (was[i] && !matching.freeX(i)) {
        matching.doubtX(i, Remark.OTHER_ID);
      }
    }
  }

  /** What has nothing to compare, such as a picture of which one copy has but the label. */
  private void kinds(long window) {
    int[] left = ordinals(matching.x());
    int[] right = ordinals(matching.y());
    int size = ContentKind.values().length;
    each(
        Keys.grouped(left, size),
        Keys.grouped(right, size),
        (here, there) -> nearby.pair(here, there, window, this::mayByKind, Basis.KIND_AND_TIME));
  }

  private static int[] ordinals(Copy copy) {
    int[] kinds = new int[copy.size()];
    for (int i = 0; i < kinds.length; i++) {
      Row row = copy.row(i);
      boolean words = row.kind() == ContentKind.WORDS && !row.cut();
      kinds[i] = words ? Keys.NONE : row.kind().number();
    }
    return kinds;
  }

  /** Says which free rows cannot be told from others that said the same at the same moment. */
  void doubtRepeated() {
    each(keys.groupedLeft(), keys.groupedRight(), (here, there) -> doubt(here, there, this::may));
    int size = ContentKind.values().length;
    each(
        Keys.grouped(ordinals(matching.x()), size),
        Keys.grouped(ordinals(matching.y()), size),
        (here, there) -> doubt(here, there, this::mayByKind));
  }

  private void doubt(int[] here, int[] there, Nearby.Candidate candidate) {
    for (boolean timed : new boolean[] {true, false}) {
      int[] same = Arrays.stream(there).filter(j -> matching.y().row(j).timed() == timed).toArray();
      int[] free = Arrays.stream(same).filter(matching::freeY).toArray();
      int[] next = IntStream.rangeClosed(0, free.length).toArray();
      for (int i : here) {
        if (matching.freeX(i) && !nearby.tight(i, same, candidate).isEmpty()) {
          matching.doubtX(i, Remark.REPEATED);
        }
        nearby.takeTight(i, free, next, candidate, j -> matching.doubtY(j, Remark.REPEATED));
      }
    }
  }

  private boolean mayByKind(int i, int j) {
    return may(i, j) && likeness.differing(matching.x().row(i), matching.y().row(j)).isEmpty();
  }
}
