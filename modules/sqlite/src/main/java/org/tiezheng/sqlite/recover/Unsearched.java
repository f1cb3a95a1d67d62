package org.tiezheng.sqlite.recover;

import java.util.List;
import org.tiezheng.sqlite.Place;

/**
 * Where the search was broken off, because the bytes fit so many tables in so many ways that trying
 * all would take without end: made on purpose, or by chance. Ordinary files have none. Immutable.
 *
 * @param images how many images of pages were not searched to the end
 * @param bytes of residue in them that were not
 * @param first the first hundred of these images, in the order of the files
 */
public record Unsearched(long images, long bytes, List<Place> first) {
  static final int MOST = 100;

  public Unsearched {
    first = List.copyOf(first);
  }
}
