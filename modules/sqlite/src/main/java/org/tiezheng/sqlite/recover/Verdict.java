package org.tiezheng.sqlite.recover;

import java.util.List;

/**
 * What a row is, and why.
 *
 * @param candidates rowids that it may have had, concluded from the basis
 */
record Verdict(RowState state, Basis basis, List<Long> candidates) {
  Verdict {
    candidates = List.copyOf(candidates);
  }

  Verdict(RowState state, Basis basis) {
    this(state, basis, List.of());
  }
}
