package org.tiezheng.collect.wechat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids that the server gave to the live messages of an account, to tell what a recovered row is
 * and in which conversation it was: no two messages of an account have the same, whatever table or
 * database they are moved to. Takes 24 to 48 bytes an id. Not thread-safe.
 */
final class ServerIds {
  private static final int FEWEST = 1 << 10;

  /** Nobody who makes a store can choose ids that all fall into one place. */
  private final long seed = new SecureRandom().nextLong();

  /** No server gives 0: it stands for a free place. */
  private long[] places = new long[FEWEST];

  private int[] in = new int[FEWEST];
  private int count;
  private final List<String> conversations = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Adds an id in decimal digits, unsigned; anything else is passed over. */
  void add(String id, String conversation) {
    long value = value(id);
    if (value != 0) {
      if (2 * ++count > places.length) {
        grow();
      }
      place(value, number(conversation));
    }
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
    int at = at(value);
    return value != 0 && places[at] == value
        ? Optional.of(conversations.get(in[at]))
        : Optional.empty();
  }

  /** 0 for what is no id. */
  static long value(String id) {
    try {
      return Long.parseUnsignedLong(id);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void grow() {
    long[] old = places;
    int[] oldIn = in;
    places = new long[2 * old.length];
    in = new int[places.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != 0) {
        place(old[i], oldIn[i]);
      }
    }
  }

  private void place(long value, int conversation) {
    int at = at(value);
    places[at] = value;
    in[at] = conversation;
  }

  /** Where a value is, or would be. */
  private int at(long value) {
    long mixed = (value ^ seed) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L + seed;
    int at = (int) ((mixed ^ (mixed >>> 29)) >>> 24) & (places.length - 1);
    while (places[at] != 0 && places[at] != value) {
      at = (at + 1) & (places.length - 1);
    }
    return at;
  }
}
