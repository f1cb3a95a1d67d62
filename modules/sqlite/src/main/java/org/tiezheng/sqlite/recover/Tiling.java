package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Chooses, among readings that overlap, those that together explain a stretch of residue best
 * (weighted interval scheduling by dynamic programming).
 */
final class Tiling {
  private static final Comparator<Piece> BY_END =
      Comparator.comparingInt(Piece::end).thenComparingInt(Piece::start);

  private static final double NEARLY = 3;

  /** What it is worth that one cell ends where the next begins. */
  private static final double ADJACENT = 2;

  /** The same for two whole cells: SQLite writes cells one before the other. */
  private static final double ADJACENT_WHOLE = 4;

  private Tiling() {}

  /**
   * The chosen pieces by position.
   *
   * @param least pieces worth less in the end are left out
   */
  static List<Piece> choose(List<Piece> readings, double least) {
    List<Piece> sorted = new ArrayList<>(readings);
    sorted.sort(BY_END);
    List<Piece> chosen = best(sorted);
    Map<Integer, List<Piece>> byStart =
        readings.stream().collect(Collectors.groupingBy(Piece::start));
    chosen.replaceAll(piece -> doubted(piece, byStart.getOrDefault(piece.start(), List.of())));
    List<Piece> result = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Piece piece = chosen.get(i);
      double bonus = i > 0 ? adjacent(chosen.get(i - 1), piece) : 0;
      bonus += i + 1 < chosen.size() ? adjacent(piece, chosen.get(i + 1)) : 0;
      if (piece.score() + bonus >= least) {
        result.add(bonus > 0 ? piece.withScore(piece.score() + bonus) : piece);
      }
    }
    return result;
  }

  private static double adjacent(Piece one, Piece next) {
    if (one.end() != next.start()) {
      return 0;
    }
    return one.intact() && next.intact() ? ADJACENT_WHOLE : ADJACENT;
  }

  /** For each piece, the best total of a choice that ends with it, and of any choice before it. */
  private static List<Piece> best(List<Piece> sorted) {
    int n = sorted.size();
    double[] ending = new double[n];
    int[] previous = new int[n];
    double[] total = new double[n + 1];
    int[] last = new int[n + 1];
    last[0] = -1;
    // Of all pieces that end at one place, the best: pieces from there need look at no other.
    Map<Integer, Integer> bestTo = new HashMap<>();
    for (int i = 0; i < n; i++) {
      Piece piece = sorted.get(i);
      int before = endingBy(sorted, i, piece.start());
      ending[i] = total[before] + piece.score();
      previous[i] = last[before];
      int adjacent = bestTo.getOrDefault(piece.start(), -1);
      if (adjacent >= 0) {
        double with = ending[adjacent] + adjacent(sorted.get(adjacent), piece) + piece.score();
        if (with > ending[i]) {
          ending[i] = with;
          previous[i] = adjacent;
        }
      }
      bestTo.merge(piece.end(), i, (old, now) -> ending[now] >= ending[old] ? now : old);
      boolean better = ending[i] > total[i];
      total[i + 1] = better ? ending[i] : total[i];
      last[i + 1] = better ? i : last[i];
    }
    List<Piece> chosen = new ArrayList<>();
    for (int i = last[n]; i >= 0; i = previous[i]) {
      chosen.add(sorted.get(i));
    }
    Collections.reverse(chosen);
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
  private static Piece doubted(Piece chosen, List<Piece> fromThere) {
    Piece result = chosen;
    for (Piece other : fromThere) {
      if (other.score() > chosen.score() - NEARLY
          && other.template().id() == chosen.template().id()
          && !other.equals(chosen)) {
        result =
            other.lost().length() == chosen.lost().length() ? result.unsure() : result.worthless();
      }
    }
    return result;
  }
}
