package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses, among readings that overlap, those that together explain a stretch of residue best
 * (weighted interval scheduling by dynamic programming).
 */
final class Tiling {
  private static final Comparator<Piece> BY_END =
      Comparator.comparingInt(Piece::end).thenComparingInt(Piece::start);

  private static final double NEARLY = 3;

  private Tiling() {}

  /** The chosen pieces by position. */
  static List<Piece> choose(List<Piece> readings, double least) {
    List<Piece> sorted = new ArrayList<>(readings);
    sorted.removeIf(piece -> piece.score() < least);
    if (sorted.size() < 2) {
      return sorted;
    }
    sorted.sort(BY_END);
    List<Piece> chosen = best(sorted);
    for (int i = 0; i < chosen.size(); i++) {
      chosen.set(i, doubted(chosen.get(i), sorted));
    }
    chosen.removeIf(piece -> piece.score() < least);
    return chosen;
  }

  private static List<Piece> best(List<Piece> sorted) {
    int n = sorted.size();
    double[] total = new double[n + 1];
    int[] before = new int[n];
    boolean[] taken = new boolean[n];
    for (int i = 0; i < n; i++) {
      before[i] = endingBy(sorted, i, sorted.get(i).start());
      double with = total[before[i]] + sorted.get(i).score();
      taken[i] = with > total[i];
      total[i + 1] = Math.max(with, total[i]);
    }
    List<Piece> chosen = new ArrayList<>();
    for (int i = n; i > 0; ) {
      if (taken[i - 1]) {
        chosen.addFirst(sorted.get(i - 1));
        i = before[i - 1];
      } else {
        i--;
      }
    }
    return chosen;
  }

  /** How many of the first pieces end at or before a position. */
  private static int endingBy(List<Piece> sorted, int count, int position) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).end() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The piece as it stands where another reading from the same place is nearly as good: with its
   * lost types unsure, or worth nothing, if in the other the fields lie elsewhere.
   */
  private static Piece doubted(Piece chosen, List<Piece> all) {
    Piece result = chosen;
    for (Piece other : all) {
      if (!other.equals(chosen)
          && other.start() == chosen.start()
          && other.score() > chosen.score() - NEARLY
          && other.template().id() == chosen.template().id()) {
        result =
            other.lost().length() == chosen.lost().length() ? result.unsure() : result.worthless();
      }
    }
    return result;
  }
}
