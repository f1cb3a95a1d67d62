package org.tiezheng.examine.gaps;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a conversation has messages.
 *
 * @param days messages of each day that has any
 */
public record Coverage(
    String conversation, String title, ZoneId zone, Map<LocalDate, Integer> days) {
  static List<Coverage> of(Copy copy, Optional<String> only, ZoneId zone) {
    List<Coverage> all = new ArrayList<>();
    copy.days()
        .forEach((conversation, days) -> {
          String title = copy.title(conversation);
          if (only.isEmpty() || only.get().equals(conversation) || only.get().equals(title)) {
            Map<LocalDate, Integer> dates = new TreeMap<>();
            days.forEach((day, n) -> dates.put(LocalDate.ofEpochDay(day), n));
            all.add(new Coverage(conversation, title, zone, dates));
          }
        });
    all.sort(
        Comparator.comparingLong(Coverage::messages)
            .reversed()
            .thenComparing(Coverage::conversation));
    return all;
  }

  /** Messages with a time. */
  public long messages() {
    return days.values().stream().mapToLong(Integer::longValue).sum();
  }
}
