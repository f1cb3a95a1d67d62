package org.tiezheng.present.pdf;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.present.font.VisibleText;

/**
 * Text that runs over as many pages as it needs, top to bottom. Everything that is set here is made
 * visible first, so a caller may pass any string. Made by {@link Sheets}. Not thread-safe.
 */
public final class Flow {
  private static final PageCopy.Kind PARAGRAPH = new PageCopy.Kind.Paragraph();
  private static final PageCopy.Kind INDENTED = new PageCopy.Kind.Indented();
  private static final PageCopy.Kind HANGING = new PageCopy.Kind.Hanging(Optional.empty());

  private final PageShape shape;
  private final FontSet fonts;
  private final LineBreaker breaker;
  private final VisibleText visible;
  private final PageCopy copy;
  private final List<PageContent> pages = new ArrayList<>();
  private final Map<String, Place> anchors = new LinkedHashMap<>();
  private final List<Mark> bookmarks = new ArrayList<>();
  private float y;
  private int began;

  /** A place within this flow: page index from 0, height on the page. */
  record Place(int page, float y) {}

  /** A bookmark: its text, level from 0, and the anchor it leads to. */
  record Mark(String text, int level, String anchor) {}

  Flow(PageShape shape, FontSet fonts, LineBreaker breaker, VisibleText visible, PageCopy copy) {
    this.shape = shape;
    this.fonts = fonts;
    this.breaker = breaker;
    this.visible = visible;
    this.copy = copy;
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
    return page(true);
  }

  /** Goes on at the top of a new page, since this one is full. */
  Flow turn() {
    return page(false);
  }

  private Flow page(boolean wanted) {
    if (!pages.isEmpty()) {
      pages.getLast().finish();
    }
    pages.add(new PageContent(fonts));
    y = shape.height() - shape.top();
    copy.page(wanted);
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
    if (full(points)) {
      turn();
    }
    return this;
  }

  private boolean full(float points) {
    return pages.isEmpty() || (y - points < shape.bottom() && !atTop());
  }

  /** Names the present place; {@code anchor} is unique in the file. */
  public Flow anchor(String anchor) {
    need(0);
    anchors.put(anchor, new Place(pages.size() - 1, y));
    copy.anchor(anchor);
    return this;
  }

  /** Puts an entry into the reader's table of contents; the anchor may be set later. */
  public Flow bookmark(String text, int level, String anchor) {
    bookmarks.add(new Mark(text, level, anchor));
    copy.bookmark(text, level, anchor);
    return this;
  }

  /** Text over the full measure. */
  public Flow paragraph(String text, Style style) {
    return block(PARAGRAPH, visible.of(text), style, 0, 0);
  }

  /**
   * Our own words, which may name {@link VisibleText#LINE_END} and placeholders without being
   * changed. Never for text from outside.
   */
  public Flow remark(String text, Style style) {
    return block(PARAGRAPH, text, style, 0, 0);
  }

  /** Text whose first line begins two characters to the right, as Chinese papers have it. */
  public Flow indented(String text, Style style) {
    return block(INDENTED, visible.of(text), style, 2 * style.size(), 0);
  }

  /**
   * A line of a record: {@code head} then {@code text} verbatim, the following lines set in. Line
   * breaks of the text are printed as {@link VisibleText#LINE_END}.
   */
  public Flow hanging(String head, String text, Style style, float indent) {
    return block(HANGING, visible.of(head) + visible.of(text), style, 0, indent);
  }

  /** As {@link #hanging}: the line of a record that bears a number within the paper. */
  public Flow numbered(int number, String head, String text, Style style, float indent) {
    PageCopy.Kind line = new PageCopy.Kind.Hanging(Optional.of(number));
    return block(line, visible.of(head) + visible.of(text), style, 0, indent);
  }

  private Flow block(PageCopy.Kind kind, String text, Style style, float first, float others) {
    float measure = shape.measure();
    boolean marked = kind instanceof PageCopy.Kind.Hanging;
    List<String> lines =
        breaker.lines(text, style.size(), measure - first, measure - others, marked);
    List<String> ends = LineBreaker.ends(text, lines, marked);
    need(lines.size() > 1 ? 2 * style.leading() : style.leading());
    began = pages.size();
    float indent = first;
    StringBuilder here = new StringBuilder();
    boolean continued = false;
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 && full(style.leading())) {
        copy.words(new PageCopy.Words(kind, here.toString(), style, continued));
        here.setLength(0);
        continued = true;
        turn();
      }
      here.append(ends.get(i));
      line(lines.get(i), style, shape.left() + indent, measure - indent);
      indent = others;
    }
    copy.words(new PageCopy.Words(kind, here.toString(), style, continued));
    return this;
  }

  /** A heading that stays with what follows it, is anchored and has a bookmark. */
  public Flow heading(String text, Style style, int level, String anchor) {
    space(style.leading() * 0.3f);
    need(style.leading() * 3);
    anchor(anchor);
    bookmark(text, level, anchor);
    return block(new PageCopy.Kind.Heading(level), visible.of(text), style, 0, 0);
  }

  /** A rule over the full measure. */
  public Flow rule() {
    need(8);
    y -= 4;
    page().rule(shape.left(), y, shape.left() + shape.measure(), y, 0.6f);
    y -= 4;
    copy.rule();
    return this;
  }

  /**
   * A picture in the room that is left on the page, as large as fits and no larger than 96 dots for
   * an inch make it. It is not taken down by a {@link PageCopy}.
   */
  public Flow picture(Picture picture) {
    need(shape.measure() / 4);
    float room = y - shape.bottom();
    float scale =
        Math.min(72f / 96, Math.min(shape.measure() / picture.width(), room / picture.height()));
    float width = picture.width() * scale;
    float height = picture.height() * scale;
    y -= height;
    float left = shape.left() + (shape.measure() - width) / 2;
    page().picture(picture, left, y, width, height);
    page().frame(left, y, width, height, 0.4f);
    return this;
  }

  /** An entry of an index: text left, number right, dots between, all of it a link. */
  public Flow entry(String text, String number, Style style, float indent, String anchor) {
    float end = shape.left() + shape.measure();
    float numberWidth = breaker.width(number, style.size());
    float room = shape.measure() - indent - numberWidth - style.size() * 2;
    String shown = visible.of(text);
    List<String> lines = breaker.lines(shown, style.size(), room, room, false);
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
    String leader = dot.repeat(Math.max(0, dots));
    page().text(dotsAt, base, style.size(), false, leader);
    page().text(end - numberWidth, base, style.size(), false, number);
    page().link(shape.left() + indent, y, end, top, anchor);
    copy.entry(new PageCopy.Entry(shown, leader, number, indent, anchor));
    return this;
  }

  /** A table over the full measure; see {@link Grid}. */
  public Flow table(Grid grid) {
    new GridSetter(this, breaker, visible, copy).set(grid);
    return this;
  }

  /** A table with a QR code to the right of it; what is set next stands below both. */
  public Flow tableWithQr(Grid grid, String content, float size, String caption) {
    float share = 1 - (size + 12) / shape.measure();
    need(Math.max(size + 20, grid.rows().size() * (grid.style().leading() + 7)));
    float top = y;
    int sheet = pages.size();
    qr(content, size, caption);
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

  private void qr(String content, float size, String caption) {
    try {
      ByteMatrix modules = Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
      float step = size / modules.getWidth();
      float left = shape.left() + shape.measure() - size;
      boolean[][] dark = new boolean[modules.getHeight()][modules.getWidth()];
      for (int row = 0; row < modules.getHeight(); row++) {
        for (int column = 0; column < modules.getWidth(); column++) {
          dark[row][column] = modules.get(column, row) != 0;
          if (dark[row][column]) {
            page().fill(left + column * step, y - (row + 1) * step, step + 0.02f, step + 0.02f);
          }
        }
      }
      y -= size;
      copy.qr(dark, caption);
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
