package org.tiezheng.examine.screens;

/** A rectangle of a picture in pixels from its upper left. */
public record Area(int x, int y, int width, int height) {
  public int right() {
    return x + width;
  }

  public int bottom() {
    return y + height;
  }

  double middle() {
    return x + width / 2.0;
  }

  /** The smallest one around both. */
  Area with(Area other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new Area(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
