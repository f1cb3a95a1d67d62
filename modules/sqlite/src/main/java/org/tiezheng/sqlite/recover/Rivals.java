package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.List;

/**
 * Readings of one cell without its beginning that assume different lost types, so that the fields
 * lie elsewhere in each. Only one of them can be right. Not thread-safe.
 */
final class Rivals {
  /** How much better than every other one must be whose end nothing confirms. */
  private static final double CLEARLY = 6;

  /** Another that is worse by less than this leaves a doubt. */
  private static final double NEARLY = 3;

  private final List<Rival> all = new ArrayList<>();

  /**
   * One reading.
   *
   * @param end behind the cell
   * @param merit logarithm of the odds
   * @param standing what is known about it
   */
  record Rival(int prefix, int fields, LostTypes lost, int end, double merit, Standing standing) {
    private boolean differsFrom(Rival other) {
      return end != other.end || prefix != other.prefix || fields != other.fields;
    }
  }

  /** What speaks for a reading besides its merit. */
  enum Standing {
    /** Its types are all there, or can be no others: offered in any case. */
    READ,
    /** It ends where a cell must have ended, or something else was written over its end. */
    PLACED,
    /** Nothing confirms where it ends. */
    LOOSE
  }

  void clear() {
    all.clear();
  }

  void add(Rival rival) {
    all.add(rival);
  }

  /** Those that stand against the others, without what was read in any case. */
  List<Rival> standing() {
    return all.stream().filter(this::stands).toList();
  }

  private boolean stands(Rival one) {
    return switch (one.standing()) {
      case READ -> false;
      case PLACED ->
          all.stream()
              .noneMatch(other ->
                  other.standing() != Standing.PLACED
                      && other.differsFrom(one)
                      && other.merit() > one.merit() - NEARLY);
      case LOOSE ->
          all.stream()
              .noneMatch(other -> other.differsFrom(one) && other.merit() > one.merit() - CLEARLY);
    };
  }
}
