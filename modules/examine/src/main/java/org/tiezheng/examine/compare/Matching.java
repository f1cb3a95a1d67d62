package org.tiezheng.examine.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which row faces which, as far as it has been found. Every row faces at most one. Not thread-safe.
 */
final class Matching {
  static final int FREE = -1;

  private final Copy x;
  private final Copy y;
  private final int[] facingX;
  private final int[] facingY;
  private final Basis[] basis;
  private final Map<Integer, Remark> left = new HashMap<>();
  private final Map<Integer, Remark> right = new HashMap<>();
  private int pairs;

  Matching(Copy x, Copy y) {
    this.x = x;
    this.y = y;
    facingX = new int[x.size()];
    facingY = new int[y.size()];
    basis = new Basis[x.size()];
    Arrays.fill(facingX, FREE);
    Arrays.fill(facingY, FREE);
    Arrays.fill(basis, Basis.NONE);
  }

  Copy x() {
    return x;
  }

  Copy y() {
    return y;
  }

  void pair(int i, int j, Basis by) {
    if (facingX[i] != FREE || facingY[j] != FREE) {
      throw new IllegalStateException("a row cannot face two");
    }
    facingX[i] = j;
    facingY[j] = i;
    basis[i] = by;
    pairs++;
  }

  int pairs() {
    return pairs;
  }

  boolean freeX(int i) {
    return facingX[i] == FREE;
  }

  boolean freeY(int j) {
    return facingY[j] == FREE;
  }

  /** The row of the other copy that it faces, or {@link #FREE}. */
  int facingX(int i) {
    return facingX[i];
  }

  int facingY(int j) {
    return facingY[j];
  }

  Basis basis(int i) {
    return basis[i];
  }

  /** Says why the row, or the pair that it is in, cannot be told. */
  void doubtX(int i, Remark why) {
    left.putIfAbsent(i, why);
  }

  void doubtY(int j, Remark why) {
    right.putIfAbsent(j, why);
  }

  Optional<Remark> doubtX(int i) {
    return Optional.ofNullable(left.get(i));
  }

  Optional<Remark> doubtY(int j) {
    return Optional.ofNullable(right.get(j));
  }
}
