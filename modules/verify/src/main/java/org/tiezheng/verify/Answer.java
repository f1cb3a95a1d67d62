package org.tiezheng.verify;

import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * The answer to one of the four questions.
 *
 * @param result FAILED when any step failed; NOT_CHECKED when something needed is missing or
 *     nothing was checked; else PASSED
 * @param sentence for a person
 * @param steps what it rests on, and what was not checked
 */
public record Answer(Question question, Result result, Text sentence, List<Step> steps) {
  public Answer {
    steps = List.copyOf(steps);
  }
}
