package org.tiezheng.server.page;

import org.tiezheng.evidence.Locator;

/**
 * A part of a picture that a page shows.
 *
 * @param box of the drawing, in pixels of the picture
 * @param width on the page
 */
public record Crop(
    String address, String box, int width, int height, int ofWidth, int ofHeight, String spot) {
  private static final int MARGIN = 14;
  private static final int WIDEST = 420;

  /**
   * Around a place.
   *
   * @param ofWidth width of the whole picture; 0 if it is not known
   */
  static Crop of(String address, Locator.Region at, int ofWidth, int ofHeight) {
    int wide = ofWidth > 0 ? ofWidth : at.x() + at.width();
    int high = ofHeight > 0 ? ofHeight : at.y() + at.height();
    int x = Math.max(0, at.x() - MARGIN);
    int y = Math.max(0, at.y() - MARGIN);
    int width = Math.max(1, Math.min(wide, at.x() + at.width() + MARGIN) - x);
    int height = Math.max(1, Math.min(high, at.y() + at.height() + MARGIN) - y);
    int shown = Math.min(WIDEST, width);
    return new Crop(
        address,
        x + " " + y + " " + width + " " + height,
        shown,
        Math.max(1, (int) ((long) height * shown / width)),
        wide,
        high,
        at.spot());
  }
}
