package org.tiezheng.sqlite.recover;

import java.util.BitSet;
import java.util.Optional;

/**
 * What is known about a stretch of residue.
 *
 * @param owner the template of the table that the page belongs to; empty if it is not known
 * @param heads where freeblocks begin
 * @param bounds where live cells and freeblocks begin and end
 * @param interior whether cells begin with a child pointer, which is all that a freeblock loses
 * @param kind what kind of cells the page has now
 * @param unowned odds for a template when the owner is not known
 * @param covered behind the pointers at the beginning of the page, which may cover the beginning of
 *     a cell; 0 if there are none
 */
record Ground(
    Optional<Template> owner,
    BitSet heads,
    BitSet bounds,
    boolean interior,
    Kind kind,
    double unowned,
    int covered) {
  /** The kind of b-tree that a page belongs to. */
  enum Kind {
    TABLE,
    INDEX,
    ANY;

    boolean suits(Template template) {
      return this == ANY || (this == INDEX) == template.keyed();
    }
  }
}
