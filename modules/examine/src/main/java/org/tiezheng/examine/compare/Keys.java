package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A number for the content of each row, made of the parts that both copies carry for its kind: two
 * rows with the same number say the same. Rows that lack one of these parts have none.
 */
final class Keys {
  static final int NONE = Interner.NONE;
  private static final int TELLING = 4;

  private final int[] left;
  private final int[] right;
  private final int[] leftCount;
  private final int[] rightCount;

  Keys(Copy x, Copy y) {
    Map<ContentKind, List<Facet>> parts = new EnumMap<>(ContentKind.class);
    for (ContentKind kind : ContentKind.values()) {
      List<Facet> both = new ArrayList<>();
      for (Facet facet : Facet.values()) {
        if (facet.use() == Facet.Use.CONTENT
            && x.shown().facet(kind, facet)
            && y.shown().facet(kind, facet)) {
          both.add(facet);
        }
      }
      parts.put(kind, both);
    }
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    left = keys(x, parts, numbers);
    right = keys(y, parts, numbers);
    leftCount = count(left, numbers.size());
    rightCount = count(right, numbers.size());
  }

  private static int[] keys(
      Copy copy, Map<ContentKind, List<Facet>> parts, Map<List<Integer>, Integer> numbers) {
    int[] keys = new int[copy.size()];
    for (int i = 0; i < keys.length; i++) {
      Row row = copy.row(i);
      List<Integer> values = new ArrayList<>(2);
      values.add(row.kind().number());
      boolean whole = !parts.getOrDefault(row.kind(), List.of()).isEmpty() && !row.cut();
      for (Facet facet : parts.getOrDefault(row.kind(), List.of())) {
        values.add(row.values().get(facet));
        whole &= row.values().has(facet);
      }
      int next = numbers.size();
      Integer known = whole ? numbers.putIfAbsent(values, next) : Integer.valueOf(NONE);
      keys[i] = known == null ? next : known;
    }
    return keys;
  }

  private static int[] count(int[] keys, int size) {
    int[] count = new int[size];
    for (int key : keys) {
      if (key != NONE) {
        count[key]++;
      }
    }
    return count;
  }

  int left(int i) {
    return left[i];
  }

  int right(int j) {
    return right[j];
  }

  int size() {
    return leftCount.length;
  }

  /** Whether a content occurs exactly once in either copy. */
  boolean unique(int key) {
    return key != NONE && leftCount[key] == 1 && rightCount[key] == 1;
  }

  /** Whether such a content is long enough to mean the same message wherever it stands. */
  static boolean telling(Row row) {
    return row.kind() == ContentKind.WORDS ? row.length() >= TELLING : true;
  }

  /** Rows of each content, in the order of the copy: {@code starts[key]} to the next. */
  static int[][] grouped(int[] keys, int size) {
    int[] starts = new int[size + 1];
    for (int key : keys) {
      if (key != NONE) {
        starts[key + 1]++;
      }
    }
    for (int k = 0; k < size; k++) {
      starts[k + 1] += starts[k];
    }
    int[] rows = new int[starts[size]];
    int[] next = starts.clone();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != NONE) {
        rows[next[keys[i]]++] = i;
      }
    }
    return new int[][] {starts, rows};
  }

  int[][] groupedLeft() {
    return grouped(left, size());
  }

  int[][] groupedRight() {
    return grouped(right, size());
  }
}
