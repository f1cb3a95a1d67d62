package org.tiezheng.examine.fact;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.Confidence;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Source;

/**
 * The facts that one kind of dispute usually turns on, in our own words: a start for a person, not
 * a statement of law for the case. Immutable.
 *
 * @param id such as {@code loan}
 * @param causes words by which a cause of action is recognised
 * @param confidence how far a lawyer has read it; UNVERIFIED is printed wherever it is used
 */
public record FactTemplate(
    String id,
    Text title,
    List<String> causes,
    Confidence confidence,
    List<TemplateFact> facts,
    List<Limit> limits,
    Optional<DeceivedGuide> guide) {
  public FactTemplate {
    causes = List.copyOf(causes);
    facts = List.copyOf(facts);
    limits = List.copyOf(limits);
  }

  /** The fact with this id. */
  public Optional<TemplateFact> fact(String factId) {
    return facts.stream().filter(f -> f.id().equals(factId)).findFirst();
  }

  /** Who has to prove a fact, as long as the court does not say otherwise. */
  public enum Burden {
    /** Whoever asserts the right: plaintiff or applicant. */
    CLAIMANT("主张权利的一方", "the party that asserts the right"),
    /** Whoever says that it ended, changed or was prevented. */
    RESPONDENT("提出抗辩的一方", "the party that defends itself");

    private final Text title;

    Burden(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * An article on which the burden or a limit rests.
   *
   * @param confidence of this article: the norm's own unless the template says less
   */
  public record Basis(Source.Article article, Confidence confidence) {
    /** For a person, with a mark where the article was not read in a checked copy. */
    public Text line() {
      Text named = Norms.describe(article);
      return confidence == Confidence.VERIFIED
          ? named
          : new Text(
              named.zh() + "〔" + confidence.title().zh() + "〕",
              named.en() + " [" + confidence.title().en() + "]");
    }
  }

  /**
   * A fact.
   *
   * @param id unique in its template
   */
  public record TemplateFact(
      String id,
      Text title,
      Burden burden,
      Fact.Standard standard,
      List<Basis> basis,
      List<TemplateSlot> slots,
      List<Usual> evidence,
      List<Counter> counters) {
    public TemplateFact {
      basis = List.copyOf(basis);
      slots = List.copyOf(slots);
      evidence = List.copyOf(evidence);
      counters = List.copyOf(counters);
    }
  }

  /** A value that the fact turns on; called by its id or by its name in either language. */
  public record TemplateSlot(String id, Text name, Fact.SlotType type) {
    public boolean called(String word) {
      String w = word.strip();
      return id.equals(w) || name.zh().equals(w) || name.en().equals(w);
    }
  }

  /**
   * Evidence that usually shows the fact.
   *
   * @param kinds an item of any of these kinds may be it
   * @param where where it is usually found
   * @param docs papers by which it can be asked for
   */
  public record Usual(List<Kind> kinds, Text what, Text where, List<String> docs) {
    public Usual {
      kinds = List.copyOf(kinds);
      docs = List.copyOf(docs);
    }
  }

  /** What the other side usually says, and what then matters. */
  public record Counter(Text said, Text answer) {}

  /**
   * A limit in time.
   *
   * @param fact and slot whose date it runs from
   */
  public record Limit(
      String id, Text title, String fact, String slot, int years, List<Basis> basis, Text note) {
    public Limit {
      basis = List.copyOf(basis);
    }
  }

  /**
   * What to do after signing and finding out (SEED-GEN-01): what was said before, what was signed,
   * what happened.
   */
  public record DeceivedGuide(
      Text title, List<Text> warnings, List<Stage> stages, List<Text> steps, List<Paper> letters) {
    public DeceivedGuide {
      warnings = List.copyOf(warnings);
      stages = List.copyOf(stages);
      steps = List.copyOf(steps);
      letters = List.copyOf(letters);
    }
  }

  /** One of the three columns: facts that belong to it, by id. */
  public record Stage(Text title, List<String> facts) {
    public Stage {
      facts = List.copyOf(facts);
    }
  }

  /** A paper and what it is called. */
  public record Paper(String doc, Text title) {}
}
