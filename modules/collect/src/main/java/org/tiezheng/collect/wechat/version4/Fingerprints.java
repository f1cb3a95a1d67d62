package org.tiezheng.collect.wechat.version4;

/**
 * A set of 64-bit fingerprints in little memory. When it is full it takes no more and says so. Not
 * thread-safe.
 */
final class Fingerprints {
  private static final int MOST = 1 << 24;

  private long[] slots = new long[1 << 10];
  private int size;
  private boolean zero;
  private boolean full;

  /** A fingerprint of parts that cannot run into each other. */
  static long of(String... parts) {
    long hash = 0xcbf29ce484222325L;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ 0x10000) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  void add(long print) {
    if (print == 0) {
      zero = true;
    } else if (size >= MOST) {
      full = true;
    } else {
      if (size * 2 >= slots.length) {
        grow();
      }
      put(print);
    }
  }

  boolean contains(long print) {
    if (print == 0) {
      return zero;
    }
    for (int at = place(print); slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
      if (slots[at] == print) {
        return true;
      }
    }
    return false;
  }

  /** Whether some were not taken. */
  boolean full() {
    return full;
  }

  private void put(long print) {
    int at = place(print);
    while (slots[at] != 0 && slots[at] != print) {
      at = (at + 1) & (slots.length - 1);
    }
    if (slots[at] == 0) {
      slots[at] = print;
      size++;
    }
  }

  private int place(long print) {
    return (int) print & (slots.length - 1);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long print : old) {
      if (print != 0) {
        put(print);
      }
    }
  }
}
