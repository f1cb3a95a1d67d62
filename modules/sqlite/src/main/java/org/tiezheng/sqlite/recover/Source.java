package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.Place;

/**
 * One place where a row was found.
 *
 * @param substrate what the bytes lie in
 * @param place where they lie: the cell as far as it is there, without overflow pages
 * @param method how the row was read
 */
public record Source(Substrate substrate, Place place, Method method) {
  /** How much of the cell was there. */
  public enum Method {
    /** The whole cell: lengths, rowid, header and fields agree. */
    WHOLE_CELL,
    /** The first four bytes are overwritten; lengths follow from the rest. */
    WITHOUT_BEGINNING,
    /** The end is overwritten. */
    WITHOUT_END,
    /** Both are overwritten. */
    WITHOUT_BOTH_ENDS
  }
}
