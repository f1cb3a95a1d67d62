package org.tiezheng.present.pdf;

/**
 * A sheet and its margins, in points (1/72 inch). The left margin leaves room for binding.
 *
 * @param top distance from the upper edge to the first line of text; the running head stands above
 * @param bottom distance from the lower edge to the last line; the foot stands below
 */
public record PageShape(
    float width, float height, float left, float right, float top, float bottom) {
  private static final float MM = 72 / 25.4f;

  /** A4 upright, 29 mm binding margin. */
  public static final PageShape A4 =
      new PageShape(210 * MM, 297 * MM, 29 * MM, 20 * MM, 26 * MM, 24 * MM);

  /** A4 across, for wide tables; bound at the left as well. */
  public static final PageShape A4_ACROSS =
      new PageShape(297 * MM, 210 * MM, 29 * MM, 16 * MM, 25 * MM, 22 * MM);

  /** Width of the text area. */
  public float measure() {
    return width - left - right;
  }

  /** Height of the text area. */
  public float depth() {
    return height - top - bottom;
  }
}
