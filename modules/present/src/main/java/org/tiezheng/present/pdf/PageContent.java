package org.tiezheng.present.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks on one page as PDF operators (ISO 32000-1 clause 9.4), and the links on it. Coordinates
 * are points from the lower left corner. Not thread-safe.
 */
final class PageContent {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private final FontSet fonts;
  private final StringBuilder out = new StringBuilder(8192);
  private final List<Link> links = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();
  private byte[] finished = new byte[0];
  private boolean open = true;

  /** An area that leads to an anchor. */
  record Link(float left, float bottom, float right, float top, String anchor) {}

  PageContent(FontSet fonts) {
    this.fonts = fonts;
  }

  /** A line of visible text with its base line at {@code y}. */
  void text(float x, float y, float size, boolean bold, String text) {
    if (text.isEmpty()) {
      return;
    }
    out.append("BT ");
    if (bold) { // the face has one weight: a thin outline makes it stronger
      out.append("2 Tr ");
      number(size * 0.028f).append(" w ");
    }
    out.append("1 0 0 1 ");
    number(x).append(' ');
    number(y).append(" Tm ");
    int face = -1;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int place = fonts.place(codePoint);
      if (place >>> 16 != face) {
        if (face >= 0) {
          out.append("> Tj ");
        }
        face = place >>> 16;
        out.append("/F").append(face).append(' ');
        number(size).append(" Tf <");
      }
      hex(place & 0xffff);
      i += Character.charCount(codePoint);
    }
    out.append("> Tj ");
    if (bold) {
      out.append("0 Tr ");
    }
    out.append("ET\n");
  }

  void rule(float x1, float y1, float x2, float y2, float thickness) {
    number(thickness).append(" w ");
    number(x1).append(' ');
    number(y1).append(" m ");
    number(x2).append(' ');
    number(y2).append(" l S\n");
  }

  void frame(float x, float y, float width, float height, float thickness) {
    number(thickness).append(" w ");
    box(x, y, width, height);
    out.append(" re S\n");
  }

  void fill(float x, float y, float width, float height) {
    box(x, y, width, height);
    out.append(" re f\n");
  }

  /** A picture in a box; by its place among those of the page the file names it. */
  void picture(Picture picture, float x, float y, float width, float height) {
    out.append("q ");
    number(width).append(" 0 0 ");
    number(height).append(' ');
    number(x).append(' ');
    number(y).append(" cm /P").append(pictures.size()).append(" Do Q\n");
    pictures.add(picture);
  }

  List<Picture> pictures() {
    return pictures;
  }

  void link(float left, float bottom, float right, float top, String anchor) {
    links.add(new Link(left, bottom, right, top, anchor));
  }

  List<Link> links() {
    return links;
  }

  private void box(float x, float y, float width, float height) {
    number(x).append(' ');
    number(y).append(' ');
    number(width).append(' ');
    number(height);
  }

  /** Two decimals, no exponent, no locale. */
  private StringBuilder number(float value) {
    long hundredths = Math.round(value * 100.0);
    if (hundredths < 0) {
      out.append('-');
      hundredths = -hundredths;
    }
    out.append(hundredths / 100);
    long rest = hundredths % 100;
    if (rest != 0) {
      out.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        out.append(rest % 10);
      }
    }
    return out;
  }

  private void hex(int value) {
    out.append(HEX[value >> 12])
        .append(HEX[value >> 8 & 15])
        .append(HEX[value >> 4 & 15])
        .append(HEX[value & 15]);
  }

  /** No more marks: the operators are kept compressed. */
  void finish() {
    if (open) {
      finished = Deflated.of(out.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.setLength(0);
      out.trimToSize();
      open = false;
    }
  }

  /** The operators, in zlib form. */
  byte[] deflated() {
    finish();
    return finished;
  }
}
