package org.tiezheng.casework.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Every two characters that stand side by side, one position after the other, so that any run of
 * characters is found as a phrase of them, within words too. The last character of a text stands
 * with a mark that texts do not hold (one that does is found too often, never too seldom): no
 * phrase goes over from one text to the next, and each character begins a pair.
 */
final class Bigrams extends TokenStream {
  static final char END = '\u0001';

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<Folded> texts;
  private int text;
  private int at;

  Bigrams(List<Folded> texts) {
    this.texts = List.copyOf(texts);
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (text < texts.size() && at >= texts.get(text).text().length()) {
      text++;
      at = 0;
    }
    if (text == texts.size()) {
      return false;
    }
    String now = texts.get(text).text();
    int next = at + Character.charCount(now.codePointAt(at));
    term.append(now, at, next);
    if (next < now.length()) {
      term.append(now, next, next + Character.charCount(now.codePointAt(next)));
    } else {
      term.append(END);
    }
    at = next;
    return true;
  }

  @Override
  public void reset() {
    text = 0;
    at = 0;
  }
}
