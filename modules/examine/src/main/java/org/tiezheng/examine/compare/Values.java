package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The comparable parts of one message: interned values, or numbers, by facet. Immutable. */
final class Values {
  static final int ABSENT = Integer.MIN_VALUE;

  private final List<Facet> facets;
  private final int[] values;

  private Values(List<Facet> facets, int[] values) {
    this.facets = facets;
    this.values = values;
  }

  int get(Facet facet) {
    int at = facets.indexOf(facet);
    return at < 0 ? ABSENT : values[at];
  }

  boolean has(Facet facet) {
    return facets.contains(facet);
  }

  List<Facet> facets() {
    return facets;
  }

  /** Collects the parts. */
  static final class Builder {
    private final List<Facet> facets = new ArrayList<>();
    private int[] values = new int[4];

    void put(Facet facet, int value) {
      if (facets.size() == values.length) {
        values = Arrays.copyOf(values, values.length * 2);
      }
      values[facets.size()] = value;
      facets.add(facet);
    }

    Values done() {
      return new Values(List.copyOf(facets), Arrays.copyOf(values, facets.size()));
    }
  }
}
