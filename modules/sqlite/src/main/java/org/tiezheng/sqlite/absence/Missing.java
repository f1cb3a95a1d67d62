package org.tiezheng.sqlite.absence;

import java.util.StringJoiner;

/**
 * Ids of one set that are not in another.
 *
 * @param count how many
 * @param examples the first of them, in ascending order
 */
record Missing(long count, String examples) {
  private static final int SHOWN = 50;

  static Missing of(IdSet these, IdSet those) {
    long count = 0;
    StringJoiner examples = new StringJoiner(", ");
    for (int run = 0; run < these.runs(); run++) {
      for (long id = these.first(run); ; id++) {
        if (!those.contains(id)) {
          if (count < SHOWN) {
            examples.add(Long.toString(id));
          }
          count++;
        }
        if (id == these.last(run)) {
          break;
        }
      }
    }
    return new Missing(count, count > SHOWN ? examples + " …" : examples.toString());
  }
}
