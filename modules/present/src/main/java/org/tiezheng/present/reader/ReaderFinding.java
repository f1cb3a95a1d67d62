package org.tiezheng.present.reader;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Text;

/**
 * What a rule found about an item that is handed in (审查意见), in the words of the rule.
 *
 * @param finding as the examination has it
 * @param title of the rule
 * @param outcome in words
 * @param property what the rule is about, such as integrity
 * @param severity how much it matters
 * @param plain one sentence for a person without legal words
 * @param sources articles, with their norms
 * @param confidence how well the sources were checked
 * @param remedies what can be done, in order
 */
public record ReaderFinding(
    Finding finding,
    Text title,
    Text outcome,
    Text property,
    Text severity,
    Text plain,
    List<Text> sources,
    Text confidence,
    List<Remedy> remedies) {
  public ReaderFinding {
    sources = List.copyOf(sources);
    remedies = List.copyOf(remedies);
  }

  /** What can be done, and the paper that serves it. */
  public record Remedy(Text text, Optional<String> paper) {}

  /**
   * Findings that leave with a bundle.
   *
   * @param basis by which day's law the rules were chosen
   * @param scope which findings these are, and which are not among them
   */
  public record All(Text basis, Text scope, List<ReaderFinding> findings) {
    public All {
      findings = List.copyOf(findings);
    }
  }
}
