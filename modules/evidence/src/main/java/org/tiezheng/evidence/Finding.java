package org.tiezheng.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What a rule found about an item or the case (审查意见).
 *
 * @param rule id such as {@code CN/G-001}
 * @param ruleVersion semantic version of the rule
 * @param packHash SHA-256 of the rule pack
 * @param item number of the item, empty if the rule speaks of the whole case
 * @param pointers the places that the outcome rests on
 * @param message what was found, for a person
 * @param missing what would be needed, if the outcome is {@link Outcome#UNKNOWN}
 * @param remedies ids of the rule's remedies that fit, in order
 */
public record Finding(
    String rule,
    String ruleVersion,
    String packHash,
    Optional<Integer> item,
    Outcome outcome,
    List<Pointer> pointers,
    Text message,
    List<String> missing,
    List<String> remedies,
    String engineVersion) {
  public Finding {
    pointers = List.copyOf(pointers);
    missing = List.copyOf(missing);
    remedies = List.copyOf(remedies);
  }

  /**
   * A place that a person can go to.
   *
   * @param file name of the original or paper
   * @param where {@code line 120}, {@code row 7}, {@code page 3}, {@code offset 4096}; may be empty
   * @param value what stands there; may be empty
   */
  public record Pointer(String file, String where, String value) {}
}
