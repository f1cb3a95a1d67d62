package org.tiezheng.sqlite.history;

import java.util.Arrays;

/** Which table each page belongs to: four bytes for each page of the database. Not thread-safe. */
final class Ownership {
  private int[] owners = new int[0];

  /** Number of the table that a page is known to belong to; 0 if none or unknown. */
  int owner(long page) {
    return page >= 0 && page < owners.length ? owners[(int) page] : 0;
  }

  void own(long page, int table) {
    if (page >= owners.length) {
      owners = Arrays.copyOf(owners, (int) Math.max(page + 1, owners.length + owners.length / 8));
    }
    owners[(int) page] = table;
  }

  /** Behind the last page that has an owner. */
  int end() {
    return owners.length;
  }
}
