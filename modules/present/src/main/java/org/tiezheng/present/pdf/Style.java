package org.tiezheng.present.pdf;

/**
 * How a text is set.
 *
 * @param size in points: 14 is 四号, 22 is 二号
 * @param leading distance of base lines in points
 */
public record Style(float size, float leading, boolean bold, Align align) {
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  public static final Style TITLE = new Style(22, 34, true, Align.CENTRE);
  public static final Style HEADING = new Style(14, 26, true, Align.LEFT);
  public static final Style BODY = new Style(12, 21, false, Align.LEFT);
  public static final Style SMALL = new Style(10, 16, false, Align.LEFT);
  public static final Style CELL = new Style(9, 13, false, Align.LEFT);
  public static final Style FINE = new Style(8, 12, false, Align.LEFT);

  public Style bolder() {
    return new Style(size, leading, true, align);
  }

  public Style aligned(Align where) {
    return new Style(size, leading, bold, where);
  }
}
