package org.tiezheng.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.Guide;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;

/** The rules that an examination asks, with their standing. */
public final class ListRules {
  private ListRules() {}

  /** A pack. */
  public record Pack(String id, String version, Text title, String hash, List<Line> rules) {
    public Pack {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A rule.
   *
   * @param confidence how well its source was checked: VERIFIED, SECONDARY, UNVERIFIED
   */
  public record Line(
      String id, String version, String severity, String confidence, Text title, Text why) {}

  /**
   * The packs that ship and those in further folders.
   *
   * @throws org.tiezheng.evidence.TiezhengException if a folder holds no valid pack
   */
  public static List<Pack> of(List<Path> folders) {
    List<RulePack> packs = new ArrayList<>(RulePack.shipped());
    folders.forEach(folder -> packs.add(RulePack.load(folder)));
    return packs.stream()
        .map(p ->
            new Pack(
                p.id(),
                p.version(),
                p.title(),
                p.hash(),
                p.rules().stream().map(ListRules::line).toList()))
        .toList();
  }

  /**
   * Steps that a person takes to follow a remedy.
   *
   * @param warnings to be read before the first step
   * @param background what other sources recommend, and why it is not among the steps
   */
  public record Steps(
      String action, Text title, List<Text> warnings, List<Text> steps, List<Text> background) {
    public Steps {
      warnings = List.copyOf(warnings);
      steps = List.copyOf(steps);
      background = List.copyOf(background);
    }
  }

  /** The guides to remedies that need more than a word. */
  public static List<Steps> guides() {
    return Guide.all().stream()
        .map(g -> new Steps(g.action(), g.title(), g.warnings(), g.steps(), g.background()))
        .toList();
  }

  private static Line line(Rule rule) {
    return new Line(
        rule.citation(),
        rule.version(),
        rule.severity().name(),
        rule.confidence().name(),
        rule.title(),
        rule.why());
  }
}
