package org.tiezheng.examine.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Pairs rows by the ids that servers gave. Whether the two copies hold the same ids at all is found
 * out first: numbers that each side counts by itself may be equal by chance. Not thread-safe.
 */
final class IdMatch {
  private static final long NEAR_MILLIS = 120_000;
  private static final int FEW = 3;
  private static final int FIRM = 10;

  private final Matching matching;
  private final Likeness likeness;
  private final boolean roundedX;
  private final boolean roundedY;
  private boolean trusted;
  private boolean firm;

  IdMatch(Matching matching, Likeness likeness) {
    this.matching = matching;
    this.likeness = likeness;
    this.roundedX = Ids.rounded(matching.x().rows());
    this.roundedY = Ids.rounded(matching.y().rows());
  }

  boolean roundedX() {
    return roundedX;
  }

  boolean roundedY() {
    return roundedY;
  }

  /** Whether the copies were found to share their ids. */
  boolean trusted() {
    return trusted;
  }

  void run() {
    Index exact = new Index(matching, UnaryOperator.identity());
    match(exact, Basis.SERVER_ID);
    if (roundedX || roundedY) {
      match(new Index(matching, Ids::rough), Basis.ROUNDED_ID);
    }
    if (trusted) {
      replaced();
    }
  }

  /** Rows by their id: the first of each id, and the next with the same. */
  private static final class Index {
    private final Map<String, Integer> first = new HashMap<>();
    private final int[] next;
    private final int[] here;
    private final int[] there;
    private final UnaryOperator<String> form;

    Index(Matching matching, UnaryOperator<String> form) {
      this.form = form;
      List<Row> rows = matching.y().rows();
      next = new int[rows.size()];
      Arrays.fill(next, Matching.FREE);
      there = new int[rows.size()];
      for (int j = rows.size() - 1; j >= 0; j--) {
        if (!rows.get(j).id().isEmpty()) {
          Integer later = first.put(form.apply(rows.get(j).id()), j);
          next[j] = later == null ? Matching.FREE : later;
          there[j] = later == null ? 1 : there[later] + 1;
        }
      }
      Map<String, Integer> counts = new HashMap<>();
      matching.x().rows().stream()
          .filter(r -> !r.id().isEmpty())
          .forEach(r -> counts.merge(form.apply(r.id()), 1, Integer::sum));
      here = new int[matching.x().size()];
      for (int i = 0; i < here.length; i++) {
        here[i] = counts.getOrDefault(form.apply(matching.x().row(i).id()), 0);
      }
    }

    int find(Row row) {
      return row.id().isEmpty()
          ? Matching.FREE
          : first.getOrDefault(form.apply(row.id()), Matching.FREE);
    }
  }

  private void match(Index index, Basis basis) {
    int n = matching.x().size();
    int[] candidate = new int[n];
    Arrays.fill(candidate, Matching.FREE);
    long[] apart = new long[n];
    int timed = 0;
    int count = 0;
    for (int i = 0; i < n; i++) {
      Row row = matching.x().row(i);
      int j = index.find(row);
      boolean rough = basis != Basis.ROUNDED_ID || Ids.beyond(row.id());
      if (rough
          && j >= 0
          && index.there[j] == 1
          && index.here[i] == 1
          && matching.freeX(i)
          && matching.freeY(j)) {
        candidate[i] = j;
        count++;
        Row other = matching.y().row(j);
        if (row.timed() && other.timed()) {
          apart[timed++] = other.time() - row.time();
        }
      }
    }
    Arrays.sort(apart, 0, timed);
    long usual = timed == 0 ? 0 : apart[timed / 2];
    boolean[] supported = new boolean[n];
    int support = 0;
    int longIds = 0;
    for (int i = 0; i < n; i++) {
      if (candidate[i] >= 0) {
        supported[i] = supported(matching.x().row(i), matching.y().row(candidate[i]), usual);
        support += supported[i] ? 1 : 0;
        longIds += Ids.longId(matching.x().row(i).id()) ? 1 : 0;
      }
    }
    boolean mostlyLong = longIds * 2 > count;
    boolean good = mostlyLong ? support * 2 >= count : support * 10 >= count * 9 && count >= FEW;
    if (count == 0 || !good) {
      return;
    }
    trusted = true;
    firm |= count >= FIRM && support * 10L >= count * 8L;
    for (int i = 0; i < n; i++) {
      if (candidate[i] >= 0 && (supported[i] || Ids.longId(matching.x().row(i).id()))) {
        matching.pair(i, candidate[i], basis);
      }
    }
    if (basis == Basis.SERVER_ID) {
      repeated(index);
    }
  }

  private boolean supported(Row a, Row b, long usual) {
    boolean near =
        a.timed()
            && b.timed()
            && Math.abs(b.time() - a.time() - usual) <= NEAR_MILLIS + Math.max(a.unit(), b.unit());
    return near || likeness.equal(a, b);
  }

  /** Ids that occur more than once in a copy: what is equal in content first, then in order. */
  private void repeated(Index index) {
    for (boolean equal : new boolean[] {true, false}) {
      for (int i = 0; i < matching.x().size(); i++) {
        if (!matching.freeX(i)) {
          continue;
        }
        Row row = matching.x().row(i);
        for (int j = index.find(row); j >= 0; j = index.next[j]) {
          if (matching.freeY(j) && (!equal || likeness.equal(row, matching.y().row(j)))) {
            matching.pair(i, j, Basis.SERVER_ID);
            break;
          }
        }
      }
    }
    surplus(matching.x(), true);
    surplus(matching.y(), false);
  }

  private void surplus(Copy copy, boolean left) {
    Map<String, Integer> seen = new HashMap<>();
    for (boolean paired : new boolean[] {true, false}) {
      for (int i = 0; i < copy.size(); i++) {
        boolean free = left ? matching.freeX(i) : matching.freeY(i);
        if (copy.row(i).id().isEmpty() || free == paired) {
          continue;
        }
        boolean again = seen.putIfAbsent(copy.row(i).id(), i) != null;
        if (again && free && left) {
          matching.doubtX(i, Remark.DUPLICATE_ID);
        } else if (again && free) {
          matching.doubtY(i, Remark.DUPLICATE_ID);
        }
      }
    }
  }

  /** A file under way keeps the id that the finished one overwrites. */
  private void replaced() {
    Map<String, Integer> left = new HashMap<>();
    Map<String, Integer> right = new HashMap<>();
    for (int i = 0; i < matching.x().size(); i++) {
      left.putIfAbsent(matching.x().row(i).id(), i);
    }
    for (int j = 0; j < matching.y().size(); j++) {
      right.putIfAbsent(matching.y().row(j).id(), j);
    }
    for (int i = 0; i < matching.x().size(); i++) {
      String former = matching.x().row(i).replaces();
      Integer j = former.isEmpty() ? null : right.get(former);
      if (j != null && matching.freeY(j)) {
        if (matching.freeX(i)) {
          matching.pair(i, j, Basis.REPLACED_ID);
        } else {
          matching.doubtY(j, Remark.FILE_REPLACED);
        }
      }
    }
    for (int j = 0; j < matching.y().size(); j++) {
      String former = matching.y().row(j).replaces();
      Integer i = former.isEmpty() ? null : left.get(former);
      if (i != null && matching.freeX(i)) {
        if (matching.freeY(j)) {
          matching.pair(i, j, Basis.REPLACED_ID);
        } else {
          matching.doubtX(i, Remark.FILE_REPLACED);
        }
      }
    }
  }

  /** Whether the ids say that these are two messages, whatever they have in common. */
  boolean conflict(Row a, Row b) {
    if (!firm || a.id().isEmpty() || b.id().isEmpty() || a.id().equals(b.id())) {
      return false;
    }
    return !(roundedX || roundedY) || !Ids.rough(a.id()).equals(Ids.rough(b.id()));
  }
}
