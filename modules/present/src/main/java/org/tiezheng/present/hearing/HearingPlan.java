package org.tiezheng.present.hearing;

import java.util.List;

/**
 * Everything that is shown at a hearing.
 *
 * @param carry the original carriers, each once
 */
public record HearingPlan(List<Showing> items, List<Carry> carry) {
  public HearingPlan {
    items = List.copyOf(items);
    carry = List.copyOf(carry);
  }

  /**
   * A carrier to bring.
   *
   * @param device empty if nobody stated it
   * @param available what was said of whether it can be shown; may be empty
   * @param items numbers in the catalogue
   */
  public record Carry(
      String device,
      String serial,
      String holder,
      String available,
      String exception,
      List<String> items) {
    public Carry {
      items = List.copyOf(items);
    }
  }

  /** Items whose results go on that paper; what has nothing electronic has none. */
  public List<Showing> on(Script.Paper paper) {
    return items.stream().filter(s -> s.record() == paper && !s.steps().isEmpty()).toList();
  }

  /** All together, our estimate. */
  public int minutes() {
    return items.stream().mapToInt(Showing::minutes).sum();
  }
}
