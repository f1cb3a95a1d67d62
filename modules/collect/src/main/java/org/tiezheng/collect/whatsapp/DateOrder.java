package org.tiezheng.collect.whatsapp;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.whatsapp.HeadLine.Order;

/**
 * Decides from a whole file which number of its dates is the day: an order under which some line
 * has no date is out; among those left, only one may run forward in time. Otherwise nothing is
 * decided. Not thread-safe.
 */
final class DateOrder {
  private static final class Candidate {
    private LocalDateTime last = LocalDateTime.MIN;
    private long backward;
    private boolean possible = true;

    void look(HeadLine line, Order order) {
      Optional<LocalDateTime> time = line.time(order);
      if (time.isEmpty()) {
        possible = false;
        return;
      }
      // Messages that were sent late stand a little out of order; a wrong order jumps by days.
      if (time.get().isBefore(last.minusDays(last.equals(LocalDateTime.MIN) ? 0 : 1))) {
        backward++;
      }
      last = time.get();
    }
  }

  private final Map<Order, Candidate> candidates = new EnumMap<>(Order.class);
  private long lines;
  private boolean brackets;

  DateOrder() {
    for (Order order : Order.values()) {
      candidates.put(order, new Candidate());
    }
  }

  /** Takes a head line, if it has the form of the first one. */
  void look(HeadLine line) {
    brackets = lines == 0 ? line.brackets() : brackets;
    if (line.brackets() == brackets) {
      lines++;
      candidates.forEach((order, candidate) -> candidate.look(line, order));
    }
  }

  long lines() {
    return lines;
  }

  /** Whether the file has the iOS form, with brackets. */
  boolean brackets() {
    return brackets;
  }

  /** The order of the file; empty if it cannot be told. */
  Optional<Order> decided() {
    Optional<Order> best = Optional.empty();
    long fewest = Long.MAX_VALUE;
    boolean tie = false;
    for (Map.Entry<Order, Candidate> entry : candidates.entrySet()) {
      Candidate candidate = entry.getValue();
      if (candidate.possible && candidate.backward <= fewest) {
        tie = candidate.backward == fewest;
        fewest = candidate.backward;
        best = Optional.of(entry.getKey());
      }
    }
    return tie || lines == 0 ? Optional.empty() : best;
  }

  /** Whether no order fits all lines: the file mixes forms. */
  boolean mixed() {
    return candidates.values().stream().noneMatch(c -> c.possible);
  }
}
