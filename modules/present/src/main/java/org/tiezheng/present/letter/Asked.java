package org.tiezheng.present.letter;

import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;

/**
 * A finding whose remedy names a paper.
 *
 * @param doc the paper, such as {@code DOC-PRODUCE}
 * @param rule the title of the rule
 * @param action what to do, in words
 */
public record Asked(String doc, Finding finding, Text rule, Text action) {
  /** Whether something was found wrong, not only left unanswered. */
  public boolean failed() {
    return finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.WARN;
  }
}
