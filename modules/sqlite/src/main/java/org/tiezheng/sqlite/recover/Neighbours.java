package org.tiezheng.sqlite.recover;

import java.util.BitSet;
import java.util.List;

/**
 * Where in a stretch of residue cells begin and end.
 *
 * @param starts where one begins, or something that is in use, or a freeblock
 * @param ends where one ends, or something that is in use, or a freeblock
 */
record Neighbours(BitSet starts, BitSet ends) {
  static Neighbours of(List<Piece> pieces, BitSet bounds, int to) {
    BitSet starts = (BitSet) bounds.clone();
    starts.set(to);
    BitSet ends = (BitSet) starts.clone();
    for (Piece piece : pieces) {
      starts.set(piece.start());
      ends.set(piece.end());
    }
    return new Neighbours(starts, ends);
  }

  /**
   * Whether something begins where a piece ends; and, if its beginning is lost, something ends
   * where it begins: no more than that shows that it began there.
   */
  boolean surround(Piece piece) {
    return starts.get(piece.end()) && (piece.intact() || ends.get(piece.start()));
  }
}
