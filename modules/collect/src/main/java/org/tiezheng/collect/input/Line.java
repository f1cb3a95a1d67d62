package org.tiezheng.collect.input;

import org.tiezheng.evidence.Locator;

/**
 * A line of a text file with its place in the file's own bytes.
 *
 * @param number counted from 1
 * @param offset of its first byte
 * @param length in bytes, with the line's end
 * @param text without the line's end
 * @param malformed whether bytes did not fit the encoding and stand as U+FFFD
 * @param cut whether the line was longer than the limit and its end is missing in the text
 * @param end the line's end: line feed, with or without a carriage return; empty at the end of the
 *     text
 */
public record Line(
    long number,
    long offset,
    long length,
    String text,
    boolean malformed,
    boolean cut,
    String end) {

  /** The line itself as a place. */
  public Locator.Line place() {
    return new Locator.Line(number, offset, length);
  }

  /** From this line to the end of a later one. */
  public Locator.Line through(Line last) {
    return new Locator.Line(number, offset, last.offset + last.length - offset);
  }
}
