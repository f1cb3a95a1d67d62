package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;

/**
 * What a check says about one item or the case; the engine makes a finding of it.
 *
 * @param missing paths of the inputs that would be needed, for UNKNOWN
 * @param remedies actions of the rule that fit; empty means all of them
 */
public record Ruling(
    Outcome outcome,
    Text message,
    List<Pointer> pointers,
    List<String> missing,
    List<String> remedies) {
  public Ruling {
    pointers = List.copyOf(pointers);
    missing = List.copyOf(missing);
    remedies = List.copyOf(remedies);
  }

  public static Ruling pass(String zh, String en) {
    return of(Outcome.PASS, zh, en);
  }

  public static Ruling warn(String zh, String en) {
    return of(Outcome.WARN, zh, en);
  }

  public static Ruling fail(String zh, String en) {
    return of(Outcome.FAIL, zh, en);
  }

  /** The rule does not speak of this item. */
  public static Ruling notApplicable(String zh, String en) {
    return of(Outcome.NA, zh, en);
  }

  /**
   * An input is missing.
   *
   * @param missing its path, as in the rule's inputs
   */
  public static Ruling unknown(String zh, String en, String... missing) {
    return unknown(zh, en, List.of(missing));
  }

  public static Ruling unknown(String zh, String en, List<String> missing) {
    return new Ruling(Outcome.UNKNOWN, new Text(zh, en), List.of(), missing, List.of());
  }

  public static Ruling of(Outcome outcome, String zh, String en) {
    return new Ruling(outcome, new Text(zh, en), List.of(), List.of(), List.of());
  }

  /** The same with the places it rests on. */
  public Ruling at(List<Pointer> places) {
    return new Ruling(outcome, message, places, missing, remedies);
  }

  public Ruling at(String file, String where, String value) {
    return at(List.of(new Pointer(file, where, value)));
  }

  /** The same, naming the only remedies that fit here. */
  public Ruling cure(String... actions) {
    return new Ruling(outcome, message, pointers, missing, List.of(actions));
  }
}
