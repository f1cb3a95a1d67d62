package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Text;

/**
 * A reading of a slot that does not go with the claim or with another item, compared as G-015 does:
 * amounts and dates by what they mean, not by how they are written.
 *
 * @param others what it does not go with
 */
public record SlotConflict(
    String slot, Fact.SlotReading reading, Weight weight, List<Pointer> others) {
  public SlotConflict {
    others = List.copyOf(others);
  }

  /** How the two stand to each other. */
  public enum Weight {
    CONTRADICTS("与主张矛盾", "contradicts the claim"),
    DISPUTED("与主张一致,另一证据说法不同", "agrees with the claim, another item does not"),
    WORDED_OTHERWISE("文字不同,由人比较", "worded otherwise: for a person"),
    UNREADABLE("无法识别为该类型的值", "no value of its type");

    private final Text title;

    Weight(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }

    /** Whether one of the two must be wrong. */
    public boolean contradiction() {
      return this == CONTRADICTS || this == DISPUTED;
    }
  }

  /** What does not go together in a fact, in the order of its slots. */
  public static List<SlotConflict> of(Fact fact, Context context) {
    List<SlotConflict> all = new ArrayList<>();
    for (Fact.Slot slot : fact.slots()) {
      SlotComparison comparison = new SlotComparison(fact, slot, context);
      for (Fact.SlotReading reading : slot.readings()) {
        Places others = new Places();
        SlotComparison.Result result = comparison.compare(reading, others);
        switch (result) {
          case AGREES -> {}
          case CONTRADICTS -> all.add(conflict(slot, reading, Weight.CONTRADICTS, others));
          case DISPUTED -> all.add(conflict(slot, reading, Weight.DISPUTED, others));
          case WORDED_OTHERWISE ->
              all.add(conflict(slot, reading, Weight.WORDED_OTHERWISE, others));
          case UNREADABLE -> all.add(conflict(slot, reading, Weight.UNREADABLE, others));
        }
      }
    }
    return all;
  }

  private static SlotConflict conflict(
      Fact.Slot slot, Fact.SlotReading reading, Weight weight, Places others) {
    return new SlotConflict(slot.name(), reading, weight, others.list());
  }
}
