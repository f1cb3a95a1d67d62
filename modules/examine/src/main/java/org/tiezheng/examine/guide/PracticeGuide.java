package org.tiezheng.examine.guide;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.Confidence;
import org.tiezheng.examine.rule.Source;

/**
 * A guide: steps in their order, to be ticked. Immutable.
 *
 * @param when in what situation it helps
 * @param warnings what must not be done, before all steps
 * @param basis articles behind it
 * @param confidence how well it was checked; shown with it
 */
public record PracticeGuide(
    String id,
    Text title,
    Text when,
    List<Text> warnings,
    List<Step> steps,
    List<Source.Article> basis,
    Confidence confidence) {
  public PracticeGuide {
    warnings = List.copyOf(warnings);
    steps = List.copyOf(steps);
    basis = List.copyOf(basis);
  }

  /**
   * One step.
   *
   * @param id within its guide; stays when steps are put in another order
   * @param seeds requirements that it comes from
   */
  public record Step(String id, Text act, List<String> seeds) {
    public Step {
      seeds = List.copyOf(seeds);
    }
  }

  /** The step of an id or of a number from 1. */
  public Optional<Step> step(String name) {
    Optional<Step> named = steps.stream().filter(s -> s.id().equals(name)).findFirst();
    return named.or(() -> numbered(name));
  }

  private Optional<Step> numbered(String name) {
    if (!name.matches("[1-9][0-9]?")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(name);
    return number <= steps.size() ? Optional.of(steps.get(number - 1)) : Optional.empty();
  }
}
