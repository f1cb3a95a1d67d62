package org.tiezheng.evidence;

import java.util.Locale;

/**
 * The root of all our own failures. It carries the one sentence that a person gets to see (what,
 * where, what to do) in Chinese and in English; leaf classes name the fault.
 *
 * <p>What is found about evidence is never an exception but a finding.
 */
public class TiezhengException extends RuntimeException {
  private final transient Text sentence;

  public TiezhengException(Text sentence) {
    super(sentence.en());
    this.sentence = sentence;
  }

  public TiezhengException(Text sentence, Throwable cause) {
    super(sentence.en(), cause);
    this.sentence = sentence;
  }

  /** The sentence for a person, in both languages. */
  public Text sentence() {
    return sentence;
  }

  /** The sentence in one language; Chinese for every Chinese locale, English otherwise. */
  public String sentence(Locale locale) {
    return sentence.in(locale);
  }
}
