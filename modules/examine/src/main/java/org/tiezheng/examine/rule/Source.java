package org.tiezheng.examine.rule;

/** Where a rule comes from. */
public sealed interface Source {
  /** One line for a person, such as {@code CN-EVID-2019 93(1)(4)}. */
  String line();

  /**
   * An article of a norm in the registry.
   *
   * @param norm id in {@link Norms}
   * @param article as cited, such as {@code 11(1)(5)}; empty if the norm as a whole is meant
   */
  record Article(String norm, String article) implements Source {
    @Override
    public String line() {
      return article.isEmpty() ? norm : norm + " " + article;
    }
  }

  /** A requirement taken from the two readings that the product started from. */
  record Seed(String id) implements Source {
    @Override
    public String line() {
      return id;
    }
  }
}
