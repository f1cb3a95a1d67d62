package org.tiezheng.examine.screens;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text in a picture.
 *
 * @param box around it, a little larger than the ink
 * @param groundTop how far up the colour around the text goes on: the upper edge of its bubble
 * @param groundBottom the same downwards
 * @param ground colour around the text, {@code 0xRRGGBB}
 */
public record ScreenLine(
    Area box, int groundTop, int groundBottom, int ground, List<Glyph> glyphs) {
  public ScreenLine {
    glyphs = List.copyOf(glyphs);
  }

  /**
   * A character as the machine read it.
   *
   * @param confidence the machine's own, from 0 to 1; not the probability of being right
   * @param others further characters that it took into consideration
   * @param x where it begins in the picture
   */
  public record Glyph(String character, double confidence, String others, double x) {}

  /** The words. */
  public String text() {
    return glyphs.stream().map(Glyph::character).collect(Collectors.joining());
  }
}
