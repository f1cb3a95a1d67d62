package org.tiezheng.evidence;

import java.util.List;
import java.util.Optional;

/**
 * A fact to be proved (待证事实).
 *
 * @param id short id, unique in the case, such as {@code delivery}
 * @param burden id of the party that must prove it
 * @param standard how strong the proof must be
 * @param template the fact of a template that it was made from, such as {@code loan/delivery}
 */
public record Fact(
    String id,
    String title,
    Optional<String> burden,
    Standard standard,
    List<Slot> slots,
    Optional<String> template) {
  public Fact {
    slots = List.copyOf(slots);
  }

  /** A fact that a person wrote without a template. */
  public Fact(
      String id, String title, Optional<String> burden, Standard standard, List<Slot> slots) {
    this(id, title, burden, standard, slots, Optional.empty());
  }

  /**
   * The measure of proof (Interpretation of the CPL arts 108, 109; Evidence Provisions art. 86).
   */
  public enum Standard {
    HIGH_PROBABILITY,
    /** Fraud, duress, malicious collusion, oral will, gift. */
    BEYOND_REASONABLE_DOUBT
  }

  /**
   * A value that the fact turns on, such as the amount.
   *
   * @param value as the party claims it
   * @param readings what the items say, each by item number
   */
  public record Slot(String name, SlotType type, String value, List<SlotReading> readings) {
    public Slot {
      readings = List.copyOf(readings);
    }
  }

  public enum SlotType {
    AMOUNT,
    DATE,
    PARTY,
    TEXT
  }

  /** What one item says about a slot. */
  public record SlotReading(int item, String value, String where) {}
}
