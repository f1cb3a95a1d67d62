package org.tiezheng.sqlite.absence;

import org.tiezheng.sqlite.Sentence;

/** How much a sign says. None of them proves who did something, or why. */
public enum Weight {
  /** Common in untouched databases too. */
  SLIGHT("轻微", "slight"),
  /** Needs an explanation. */
  NOTABLE("值得注意", "notable"),
  /** Does not come about in ordinary use of the library. */
  STRONG("强", "strong");

  private final Sentence meaning;

  Weight(String zh, String en) {
    meaning = new Sentence(zh, en);
  }

  /** The word that people read. */
  public Sentence meaning() {
    return meaning;
  }
}
