package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids that the server gave to the live messages of an account, to tell what a recovered row is
 * and in which conversation it was: no two messages of an account have the same, whatever table or
 * database they are moved to. First all are added, then they are looked up. They are sorted, not
 * filed by a hash, since who makes a store chooses them. Takes 12 bytes an id when sorted, 24 while
 * it sorts. Not thread-safe.
 */
final class ServerIds {
  private static final int FEWEST = 1 << 10;

  private long[] ids = new long[FEWEST];
  private int[] in = new int[FEWEST];
  private int count;
  private boolean sorted;
  private final List<String> conversations = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Adds an id in decimal digits, unsigned; anything else is passed over. */
  void add(String id, String conversation) {
    long value = value(id);
    if (value == 0) {
      return;
    }
    if (count == ids.length) {
      int larger = Math.max(FEWEST, count + (count >> 1));
      ids = Arrays.copyOf(ids, larger);
      in = Arrays.copyOf(in, larger);
    }
    ids[count] = value;
    in[count++] = number(conversation);
    sorted = false;
  }

  private int number(String conversation) {
    return numbers.computeIfAbsent(
        conversation,
        added -> {
          conversations.add(added);
          return conversations.size() - 1;
        });
  }

  /** The conversation of the live message that has an id; empty if there is none. */
  Optional<String> conversation(String id) {
    long value = value(id);
    if (value == 0) {
      return Optional.empty();
    }
    if (!sorted) {
      sort();
    }
    int at = Arrays.binarySearch(ids, 0, count, value);
    return at < 0 ? Optional.empty() : Optional.of(conversations.get(in[at]));
  }

  /** No server gives 0: it stands for what is no id. */
  static long value(String id) {
    try {
      return Long.parseUnsignedLong(id);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void sort() {
    long[] ordered = Arrays.copyOf(ids, count);
    Arrays.sort(ordered);
    int[] of = new int[count];
    for (int i = 0; i < count; i++) {
      // Of equal ones the search always meets the same.
      of[Arrays.binarySearch(ordered, ids[i])] = in[i];
    }
    ids = ordered;
    in = of;
    sorted = true;
  }
}
