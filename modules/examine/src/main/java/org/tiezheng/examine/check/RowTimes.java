package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Row ids and times of one table in the order of the ids. A store numbers rows as they come, so
 * times should not go back; rows that stand outside the longest run of rising times were put in
 * later, or their time was changed, or the clock was.
 */
final class RowTimes {
  /** About a hundred megabytes at most. */
  private static final int MOST_ROWS = 3_000_000;

  /**
   * A row out of order.
   *
   * @param back whether it claims to be older than rows before it, else younger than rows behind
   * @param batch whether it is one of many that a restore put in together
   */
  record Stray(long id, boolean back, boolean batch) {}

  private final Map<String, Integer> creators = new HashMap<>();
  private long[] ids = new long[64];
  private long[] times = new long[64];
  private int[] makers = new int[64];
  private int size;

  /**
   * Adds the next row.
   *
   * @throws IllegalStateException if there are more rows than memory is set aside for
   */
  void add(long id, long time, String creator) {
    if (size == MOST_ROWS) {
      throw new IllegalStateException("more than " + MOST_ROWS + " rows in a table");
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
      times = Arrays.copyOf(times, size * 2);
      makers = Arrays.copyOf(makers, size * 2);
    }
    ids[size] = id;
    times[size] = time;
    makers[size] = creators.computeIfAbsent(creator, _ -> creators.size());
    size++;
  }

  int size() {
    return size;
  }

  /**
   * Rows out of order.
   *
   * @param tolerance in the unit of the times; less than that is no disorder
   * @param batchRows so many strays by the same program, each within as many rows of the one
   *     before, were put in together
   */
  List<Stray> strays(long tolerance, int batchRows) {
    sort();
    boolean[] kept = longestRise();
    List<Integer> found = new ArrayList<>();
    List<Boolean> back = new ArrayList<>();
    long[] following = nextKept(kept);
    OptionalLong before = OptionalLong.empty();
    for (int i = 0; i < size; i++) {
      if (kept[i]) {
        before = OptionalLong.of(times[i]);
      } else if (before.isPresent() && times[i] < before.getAsLong() - tolerance) {
        found.add(i);
        back.add(true);
      } else if (times[i] > following[i] + tolerance) {
        found.add(i);
        back.add(false);
      }
    }
    return grouped(found, back, batchRows);
  }

  /** Sources give rows in the order of their ids; one that does not is put right here. */
  private void sort() {
    boolean sorted = true;
    for (int i = 1; i < size && sorted; i++) {
      sorted = ids[i - 1] <= ids[i];
    }
    if (sorted) {
      return;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingLong(i -> ids[i]))
            .mapToInt(i -> i)
            .toArray();
    ids = Arrays.stream(order).mapToLong(i -> ids[i]).toArray();
    times = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
    makers = Arrays.stream(order).map(i -> makers[i]).toArray();
  }

  private List<Stray> grouped(List<Integer> found, List<Boolean> back, int batchRows) {
    List<Stray> strays = new ArrayList<>();
    int from = 0;
    while (from < found.size()) {
      int to = from + 1;
      while (to < found.size()
          && found.get(to) - found.get(to - 1) <= batchRows
          && makers[found.get(to)] == makers[found.get(from)]) {
        to++;
      }
      for (int k = from; k < to; k++) {
        strays.add(new Stray(ids[found.get(k)], back.get(k), to - from >= batchRows));
      }
      from = to;
    }
    return strays;
  }

  /** The time of the next row in order, for each row; the largest number behind the last. */
  private long[] nextKept(boolean[] kept) {
    long[] next = new long[size];
    long following = Long.MAX_VALUE / 2;
    for (int i = size - 1; i >= 0; i--) {
      next[i] = following;
      following = kept[i] ? times[i] : following;
    }
    return next;
  }

  /** The rows of a longest run of times that never fall (patience sorting). */
  private boolean[] longestRise() {
    int[] tails = new int[size];
    int[] previous = new int[size];
    int length = 0;
    for (int i = 0; i < size; i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times[tails[middle]] <= times[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    boolean[] kept = new boolean[size];
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      kept[i] = true;
    }
    return kept;
  }
}
