package org.tiezheng.sqlite.recover;

import java.util.List;

/**
 * A row that is known to be or to have been in a table.
 *
 * @param values in declared order, each as {@link Canonical} writes it
 */
record KnownRow(Kind kind, String table, String rowid, Survival survival, List<String> values) {
  enum Kind {
    LIVE,
    DELETED,
    EARLIER
  }

  enum Survival {
    THERE,
    GONE,
    /** The row is too short for its bytes to be looked for. */
    UNKNOWN
  }
}
