package org.tiezheng.sqlite.absence;

import java.util.Optional;
import org.tiezheng.sqlite.Value;

/**
 * Rows of one table refer to rows of another.
 *
 * @param child the table that refers
 * @param childColumn with which column; NULL and 0 refer to nothing
 * @param parent the table referred to
 * @param parentColumn its column; {@code rowid} for the rowid
 * @param only if present, only rows of the child count that have this value in this column
 */
public record Join(
    String child, String childColumn, String parent, String parentColumn, Optional<Only> only) {

  /** A condition on the child. */
  public record Only(String column, long value) {
    boolean holds(Value found) {
      return found instanceof Value.Int number && number.value() == value;
    }
  }

  /** A reference that all rows of the child have. */
  public static Join of(String child, String childColumn, String parent, String parentColumn) {
    return new Join(child, childColumn, parent, parentColumn, Optional.empty());
  }
}
