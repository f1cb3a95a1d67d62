package org.tiezheng.examine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.examine.rule.Severity;

/**
 * What stops an export: rules of severity BLOCK that failed, or that could not be answered, since
 * unknown never counts as passed. Each can be overridden with a reason, which the caller logs.
 */
public record Blocking(List<Block> blocks) {
  public Blocking {
    blocks = List.copyOf(blocks);
  }

  /**
   * One reason to stop.
   *
   * @param override the reason given for going on all the same
   */
  public record Block(Finding finding, Rule rule, Optional<String> override) {}

  /** Blocks among the findings, none overridden. */
  public static Blocking of(List<RulePack> packs, List<Finding> findings) {
    return of(packs, findings, Map.of());
  }

  /**
   * Blocks among the findings.
   *
   * @param overrides reasons by rule ({@code CN/G-016}) or by rule and item ({@code CN/G-001#3}); a
   *     blank reason overrides nothing
   */
  public static Blocking of(
      List<RulePack> packs, List<Finding> findings, Map<String, String> overrides) {
    Map<String, Rule> rules = new HashMap<>();
    packs.forEach(pack -> pack.rules().forEach(rule -> rules.put(rule.citation(), rule)));
    List<Block> blocks = new ArrayList<>();
    for (Finding finding : findings) {
      Rule rule = rules.get(finding.rule());
      boolean open = finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.UNKNOWN;
      if (open && rule != null && rule.severity() == Severity.BLOCK) {
        blocks.add(new Block(finding, rule, reason(finding, overrides)));
      }
    }
    return new Blocking(blocks);
  }

  /** Those of rules that can be decided before anything is written. */
  public Blocking beforeWriting() {
    return new Blocking(blocks.stream().filter(b -> !b.rule().needsBundle()).toList());
  }

  /** Whether at least one block has no override. */
  public boolean stops() {
    return blocks.stream().anyMatch(block -> block.override().isEmpty());
  }

  private static Optional<String> reason(Finding finding, Map<String, String> overrides) {
    String ofItem = finding.rule() + finding.item().map(number -> "#" + number).orElse("");
    return Optional.ofNullable(overrides.getOrDefault(ofItem, overrides.get(finding.rule())))
        .map(String::strip)
        .filter(reason -> !reason.isEmpty());
  }
}
