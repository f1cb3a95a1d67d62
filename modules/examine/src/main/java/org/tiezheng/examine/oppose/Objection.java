package org.tiezheng.examine.oppose;

import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.OpposingRule;
import org.tiezheng.examine.rule.Rule;

/**
 * A draft objection to an item of the other side; whether it is raised, a person decides.
 *
 * @param ground what was found, or that nothing is stated
 */
public record Objection(Finding finding, Rule rule, OpposingRule opposing, Text ground) {
  /** Number of the item. */
  public int item() {
    return finding.item().orElseThrow();
  }
}
