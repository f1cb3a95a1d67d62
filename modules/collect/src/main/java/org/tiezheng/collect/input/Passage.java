package org.tiezheng.collect.input;

import org.tiezheng.evidence.Locator;

/**
 * A head line and the lines that belong to it, as transcripts of chats have them. Memory is
 * bounded: words beyond the limit are passed over and said so. Not thread-safe.
 */
public final class Passage {
  private final Line first;
  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private Line last;
  private boolean malformed;
  private boolean cut;

  /**
   * @param start the words of the head line
   * @param limit most characters kept
   */
  public Passage(Line first, String start, int limit) {
    this.first = first;
    this.last = first;
    this.limit = limit;
    this.malformed = first.malformed();
    this.cut = first.cut();
    text.append(start);
  }

  public void add(Line line) {
    last = line;
    malformed |= line.malformed();
    cut |= line.cut() || text.length() + line.text().length() > limit;
    if (text.length() + line.text().length() <= limit) {
      text.append('\n').append(line.text());
    }
  }

  public Locator.Line place() {
    return first.through(last);
  }

  public Line first() {
    return first;
  }

  /** The words of all lines, with a line feed between. */
  public String text() {
    return text.toString();
  }

  public boolean malformed() {
    return malformed;
  }

  public boolean cut() {
    return cut;
  }
}
