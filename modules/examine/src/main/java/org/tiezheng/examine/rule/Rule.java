package org.tiezheng.examine.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;

/**
 * One rule as its file defines it: what is asked, why, on which authority, and which registered
 * check answers. It holds no code.
 *
 * @param id such as {@code CN.CHAT.004}; stable, never reused
 * @param since first hearing date on which the rule applies
 * @param until last such date, if the rule has ended
 * @param jurisdiction such as {@code CN}, {@code US}
 * @param forum the courts whose rule this is ({@code CN-INET}, {@code CN-GD}); empty for all
 * @param plain one sentence for a litigant; our words, not the source's
 * @param types kinds of item in lower case, {@code all}, or {@code bundle}
 * @param parameters of the check; numbers among them are thresholds of the product, not of the law
 * @param inputs paths of the model that the check needs; a missing one gives UNKNOWN
 * @param outdated where the guides that the rule was taken from are out of date
 * @param tests names of the fixtures that show the rule
 */
public record Rule(
    String id,
    String version,
    LocalDate since,
    Optional<LocalDate> until,
    String jurisdiction,
    Optional<String> forum,
    Text title,
    Text why,
    Text plain,
    List<String> types,
    Set<Phase> phases,
    Property property,
    Severity severity,
    Optional<Effect> effect,
    RuleKind kind,
    String check,
    Map<String, Parameter> parameters,
    List<String> inputs,
    Set<Outcome> outcomes,
    List<Remedy> remedies,
    List<Source> sources,
    List<Outdated> outdated,
    Confidence confidence,
    List<String> tests) {
  private static final Set<String> OF_BUNDLE =
      Set.of(
          "observations.bundle",
          "observations.paper",
          "observations.excerpt",
          "observations.carrier");

  /** The id without its pack, such as {@code CHAT-004}. */
  public String key() {
    String[] parts = id.split("\\.", -1);
    return parts[parts.length - 2] + "-" + parts[parts.length - 1];
  }

  /** The id that findings carry, such as {@code CN/CHAT-004}. */
  public String citation() {
    String key = key();
    return id.substring(0, id.length() - key.length() - 1) + "/" + key;
  }

  /**
   * Whether it asks for what only a written bundle can show. Before there is one such a rule can
   * only be UNKNOWN; every other rule can be decided before anything is written.
   */
  public boolean needsBundle() {
    return inputs.stream().anyMatch(OF_BUNDLE::contains);
  }

  /** Whether the rule is in force for a hearing on that day. */
  public boolean inForceOn(LocalDate day) {
    return !day.isBefore(since) && until.map(end -> !day.isAfter(end)).orElse(true);
  }
}
