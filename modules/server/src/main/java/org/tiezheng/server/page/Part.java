package org.tiezheng.server.page;

import java.util.List;
import org.tiezheng.server.Visit;

/**
 * A part of a long list, with what stands before and behind it.
 *
 * @param name of the parameter that chooses the part
 * @param from number of the first, from 1
 * @param to number of the last
 * @param count of all
 * @param previous number with which the part before begins; 0 if there is none
 * @param next number with which the part behind begins; 0 if there is none
 */
public record Part<T>(
    String name, List<T> rows, int from, int to, int count, int previous, int next) {
  public Part {
    rows = List.copyOf(rows);
  }

  /** The part that the query asks for by its first number; the beginning if it asks for none. */
  static <T> Part<T> of(Visit visit, String name, List<T> all, int most) {
    long wanted = Math.max(1, visit.count(name).orElse(1));
    int from = (int) Math.min(wanted, Math.max(1, all.size()));
    int end = Math.min(all.size(), from - 1 + most);
    return new Part<>(
        name,
        all.subList(from - 1 < all.size() ? from - 1 : all.size(), end),
        from,
        end,
        all.size(),
        from > 1 ? Math.max(1, from - most) : 0,
        end < all.size() ? end + 1 : 0);
  }
}
