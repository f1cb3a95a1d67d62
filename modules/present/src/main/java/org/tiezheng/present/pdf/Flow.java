package org.tiezheng.present.pdf;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.present.font.VisibleText;

/**
 * Text that runs over as many pages as it needs, top to bottom. Everything that is set here is made
 * visible first, so a caller may pass any string. Made by {@link Sheets}. Not thread-safe.
 */
public final class Flow {
  private final PageShape shape;
  private final FontSet fonts;
  private final LineBreaker breaker;
  private final VisibleText visible;
  private final List<PageContent> pages = new ArrayList<>();
  private final Map<String, Place> anchors = new LinkedHashMap<>();
  private final List<Mark> bookmarks = new ArrayList<>();
  private float y;
  private int began;

  /** A place within this flow: page index from 0, height on the page. */
  record Place(int page, float y) {}

  /** A bookmark: its text, level from 0, and the anchor it leads to. */
  record Mark(String text, int level, String anchor) {}

  Flow(PageShape shape, FontSet fonts, LineBreaker breaker, VisibleText visible) {
    this.shape = shape;
    this.fonts = fonts;
    this.breaker = breaker;
    this.visible = visible;
  }

  public PageShape shape() {
    return shape;
  }

  /** Pages so far. */
  public int pages() {
    return pages.size();
  }

  /** The page, from 1, on which the text that was set last begins. */
  public int began() {
    return began;
  }

  /** Goes on at the top of a new page. */
  public Flow newPage() {
    if (!pages.isEmpty()) {
      pages.getLast().finish();
    }
    pages.add(new PageContent(fonts));
    y = shape.height() - shape.top();
    return this;
  }

  /** Leaves room, unless at the top of a page. */
  public Flow space(float points) {
    if (!pages.isEmpty() && !atTop()) {
      y -= points;
    }
    return this;
  }

  /** Goes to a new page unless that much room is left. */
  public Flow need(float points) {
    if (pages.isEmpty() || (y - points < shape.bottom() && !atTop())) {
      newPage();
    }
    return this;
  }

  /** Names the present place; {@code anchor} is unique in the file. */
  public Flow anchor(String anchor) {
    need(0);
    anchors.put(anchor, new Place(pages.size() - 1, y));
    return this;
  }

  /** Puts an entry into the reader's table of contents; the anchor may be set later. */
  public Flow bookmark(String text, int level, String anchor) {
    bookmarks.add(new Mark(text, level, anchor));
    return this;
  }

  /** Text over the full measure. */
  public Flow paragraph(String text, Style style) {
    return block(visible.of(text), style, 0, 0, false);
  }

  /**
   * Our own words, which may name {@link VisibleText#LINE_END} and placeholders without being
   * changed. Never for text from outside.
   */
  public Flow remark(String text, Style style) {
    return block(text, style, 0, 0, false);
  }

  /** Text whose first line begins two characters to the right, as Chinese papers have it. */
  public Flow indented(String text, Style style) {
    return block(visible.of(text), style, 2 * style.size(), 0, false);
  }

  /**
   * A line of a record: {@code head} then {@code text} verbatim, the following lines set in. Line
   * breaks of the text are printed as {@link VisibleText#LINE_END}.
   */
  public Flow hanging(String head, String text, Style style, float indent) {
    return block(visible.of(head) + visible.of(text), style, 0, indent, true);
  }

  private Flow block(String text, Style style, float first, float others, boolean marked) {
    float measure = shape.measure();
    List<String> lines =
        breaker.lines(text, style.size(), measure - first, measure - others, marked);
    need(lines.size() > 1 ? 2 * style.leading() : style.leading());
    began = pages.size();
    float indent = first;
    for (String line : lines) {
      need(style.leading());
      line(line, style, shape.left() + indent, measure - indent);
      indent = others;
    }
    return this;
  }

  /** A heading that stays with what follows it, is anchored and has a bookmark. */
  public Flow heading(String text, Style style, int level, String anchor) {
    space(style.leading() * 0.3f);
    need(style.leading() * 3);
    anchor(anchor);
    bookmark(text, level, anchor);
    return block(visible.of(text), style, 0, 0, false);
  }

  /** A rule over the full measure. */
  public Flow rule() {
    need(8);
    y -= 4;
    page().rule(shape.left(), y, shape.left() + shape.measure(), y, 0.6f);
    y -= 4;
    return this;
  }

  /** An entry of an index: text left, number right, dots between, all of it a link. */
  public Flow entry(String text, String number, Style style, float indent, String anchor) {
    float end = shape.left() + shape.measure();
    float numberWidth = breaker.width(number, style.size());
    float room = shape.measure() - indent - numberWidth - style.size() * 2;
    List<String> lines = breaker.lines(visible.of(text), style.size(), room, room, false);
    need(style.leading() * lines.size());
    float top = y;
    for (String line : lines) {
      line(line, style, shape.left() + indent, room);
    }
    float base = y + style.leading() * 0.28f;
    float from = shape.left() + indent + breaker.width(lines.getLast(), style.size()) + 4;
    String dot = " .";
    int dots = (int) ((end - numberWidth - 4 - from) / breaker.width(dot, style.size()));
    float dotsAt = end - numberWidth - 4 - dots * breaker.width(dot, style.size());
    page().text(dotsAt, base, style.size(), false, dot.repeat(Math.max(0, dots)));
    page().text(end - numberWidth, base, style.size(), false, number);
    page().link(shape.left() + indent, y, end, top, anchor);
    return this;
  }

  /** A table over the full measure; see {@link Grid}. */
  public Flow table(Grid grid) {
    new GridSetter(this, breaker, visible).set(grid);
    return this;
  }

  /** A table with a QR code to the right of it; what is set next stands below both. */
  public Flow tableWithQr(Grid grid, String content, float size, String caption) {
    float share = 1 - (size + 12) / shape.measure();
    need(Math.max(size + 20, grid.rows().size() * (grid.style().leading() + 7)));
    float top = y;
    int sheet = pages.size();
    qr(content, size);
    float captionWidth = breaker.width(caption, Style.FINE.size());
    float centre = shape.left() + shape.measure() - size / 2;
    line(caption, Style.FINE, centre - captionWidth / 2, captionWidth);
    float below = y;
    y = top;
    table(grid.narrowed(share));
    if (pages.size() == sheet) {
      y = Math.min(y, below);
    }
    return this;
  }

  private void qr(String content, float size) {
    try {
      ByteMatrix modules = Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
      float step = size / modules.getWidth();
      float left = shape.left() + shape.measure() - size;
      for (int row = 0; row < modules.getHeight(); row++) {
        for (int column = 0; column < modules.getWidth(); column++) {
          if (modules.get(column, row) != 0) {
            page().fill(left + column * step, y - (row + 1) * step, step + 0.02f, step + 0.02f);
          }
        }
      }
      y -= size;
    } catch (WriterException e) {
      throw new IllegalArgumentException("not a text for a QR code: " + content, e);
    }
  }

  private void line(String line, Style style, float x, float room) {
    float at =
        switch (style.align()) {
          case LEFT -> x;
          case CENTRE -> x + (room - breaker.width(line, style.size())) / 2;
          case RIGHT -> x + room - breaker.width(line, style.size());
        };
    y -= style.leading();
    page().text(at, y + style.leading() * 0.28f, style.size(), style.bold(), line);
  }

  PageContent page() {
    return pages.getLast();
  }

  boolean atTop() {
    return y >= shape.height() - shape.top() - 0.01f;
  }

  float y() {
    return y;
  }

  void y(float height) {
    y = height;
  }

  List<PageContent> contents() {
    return pages;
  }

  Map<String, Place> anchors() {
    return anchors;
  }

  List<Mark> bookmarks() {
    return bookmarks;
  }
}
