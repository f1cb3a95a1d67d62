package org.tiezheng.casework.twins;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.golden.GoldenCase;

/**
 * One planted defect: the golden case with one thing changed.
 *
 * @param id unique and lasting
 * @param what what is planted, for a person
 * @param how how it is planted
 * @param rule that must catch it, as findings cite it
 * @param outcome that the rule must come to
 * @param where words that must stand in a place that the finding points to, or in its title
 */
public record Defect(String id, String what, How how, String rule, Outcome outcome, String where) {
  public Defect {
    if (where.isBlank()) {
      throw new IllegalArgumentException(id + " says no place");
    }
  }

  /** Whether a finding names the defect. */
  public boolean caughtBy(Finding finding) {
    return finding.rule().equals(rule)
        && finding.outcome() == outcome
        && (Stream.concat(finding.item().map(n -> "item " + n).stream(), finding.missing().stream())
                .anyMatch(place -> place.contains(where))
            || finding.pointers().stream()
                .anyMatch(p -> (p.file() + " " + p.where() + " " + p.value()).contains(where)));
  }

  /** How a defect is planted. */
  public sealed interface How {}

  /**
   * The owner's files are changed before they are collected.
   *
   * @param folders those that the rule needs; the others are not collected
   * @param made another world that the files are made from
   * @param forger changes the files that were written
   * @param statement what the forger writes about them
   */
  public record InFiles(
      Set<String> folders,
      UnaryOperator<GoldenCase> made,
      Forger forger,
      UnaryOperator<String> statement)
      implements How {
    public InFiles {
      folders = Set.copyOf(folders);
    }

    /** Files made from another world. */
    static InFiles of(Set<String> folders, UnaryOperator<GoldenCase> made) {
      return new InFiles(folders, made, Forger.NOTHING, UnaryOperator.identity());
    }

    /** Files that were changed after they were written. */
    static InFiles changed(Set<String> folders, Forger forger) {
      return new InFiles(folders, UnaryOperator.identity(), forger, UnaryOperator.identity());
    }

    InFiles stating(UnaryOperator<String> change) {
      return new InFiles(folders, made, forger, change);
    }
  }

  /** What the person wrote is changed: case.yaml, with the numbers of lines put in. */
  public record InStatement(UnaryOperator<String> change) implements How {}

  /** The finished bundle is changed. */
  public record InBundle(BundleChange change) implements How {}

  /** Changes files that were written. */
  public interface Forger {
    /**
     * @param evidence folder of the owner's files
     * @param store the chat store, if it was written
     */
    void change(GoldenCase files, Path evidence, Rendered store) throws Exception;

    Forger NOTHING = (_, _, _) -> {};
  }

  /** Changes a finished bundle. */
  public interface BundleChange {
    void change(Path bundle) throws Exception;
  }
}
