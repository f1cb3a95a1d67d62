package org.tiezheng.examine.fact;

import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;

/**
 * What a record may say of a slot. It becomes part of a fact only when a person confirms it.
 *
 * @param raw as it stands in the record
 * @param value in the form in which values are compared (80000, 2025-03-01, the name of a party);
 *     empty if the words do not clearly say one value, which is then for the person
 * @param basis on what the value rests, or why there is none
 * @param ofRecord whether it is not said in the words but is the record's own day or sender
 */
public record Candidate(
    Fact.SlotType type, String raw, String value, Text basis, boolean ofRecord) {
  /** What is said, or the amount of a payment. */
  public Candidate(Fact.SlotType type, String raw, String value, Text basis) {
    this(type, raw, value, basis, false);
  }

  /** Whether the words clearly say one value. */
  public boolean clear() {
    return !value.isEmpty();
  }
}
