package org.tiezheng.present.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageCopy;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * One run of pages as HTML. Where a page begins stands {@link #TURN} or {@link #TOP}, since the
 * number of its first page is known only when all runs are bound. Not thread-safe.
 */
public final class HtmlPages implements PageCopy {
  /** A page begins because the one before was full. Never part of a visible text. */
  static final char TURN = '\u0001';

  /** A page begins because the paper asks for it. */
  static final char TOP = '\u0002';

  /** From so many columns on a table is wider than a telephone. */
  private static final int WIDE = 4;

  private final PageShape shape;
  private final boolean chinese;
  private final Packed out = new Packed();
  private final List<Mark> marks = new ArrayList<>();
  private final BitSet numbers = new BitSet();
  private Optional<String> pending = Optional.empty();
  private Optional<Head> table = Optional.empty();
  private boolean opened;
  private boolean beside;
  private boolean titled;
  private int pages;

  /** An entry of the table of contents. */
  record Mark(String text, int level, String id) {}

  /**
   * @param chinese whether the few words that are added are Chinese
   */
  public HtmlPages(PageShape shape, boolean chinese) {
    this.shape = shape;
    this.chinese = chinese;
  }

  @Override
  public void page(boolean wanted) {
    endOfTable();
    out.add(wanted ? TOP : TURN);
    pages++;
  }

  @Override
  public void anchor(String anchor) {
    place();
    pending = Optional.of(Markup.id(anchor));
  }

  /** An anchor that nothing took as its own. */
  private void place() {
    pending.ifPresent(id -> out.add("<span id=\"").add(id).add("\"></span>"));
    pending = Optional.empty();
  }

  private void id() {
    pending.ifPresent(id -> out.add(" id=\"").add(id).add("\""));
    pending = Optional.empty();
  }

  @Override
  public void bookmark(String text, int level, String anchor) {
    marks.add(new Mark(text, level, Markup.id(anchor)));
  }

  @Override
  public void words(Words words) {
    String element = element(words);
    out.add('<').add(element);
    Optional<Integer> number =
        words.kind() instanceof Kind.Hanging(Optional<Integer> n) && !words.continued()
            ? n.filter(line -> !numbers.get(line))
            : Optional.empty();
    number.ifPresent(line -> {
      numbers.set(line);
      out.add(" id=\"L").add(Integer.toString(line)).add("\"");
    });
    if (number.isEmpty()) {
      id();
    }
    out.add(" class=\"").add(Markup.look(words.style())).add(kind(words)).add("\">");
    place();
    out.add(Markup.text(words.text())).add("</").add(element).add(">\n");
  }

  private String element(Words words) {
    if (words.continued()) {
      return "p";
    }
    if (words.kind() instanceof Kind.Heading(int level)) {
      return level == 0 ? "h2" : "h3";
    }
    if (words.kind() instanceof Kind.Paragraph && words.style().equals(Style.TITLE)) {
      boolean first = !titled;
      titled = true;
      return first && marks.stream().anyMatch(m -> m.id().equals("title")) ? "h1" : "h2";
    }
    return "p";
  }

  private static String kind(Words words) {
    String kind =
        switch (words.kind()) {
          case Kind.Indented _ -> " in";
          case Kind.Hanging _ -> " ln";
          case Kind.Heading _, Kind.Paragraph _ -> "";
        };
    return words.continued() ? kind + " on" : kind;
  }

  @Override
  public void rule() {
    place();
    out.add("<hr/>\n");
  }

  @Override
  public void entry(Entry entry) {
    out.add("<p");
    id();
    out.add(" class=\"entry")
        .add(entry.indent() > 0 ? " deeper" : "")
        .add("\"><a href=\"#")
        .add(Markup.id(entry.anchor()))
        .add("\"><span>")
        .add(Markup.text(entry.text()))
        .add("</span><span class=\"dots\" aria-hidden=\"true\">")
        .add(entry.dots())
        .add("</span> <span>")
        .add(Markup.text(entry.number()))
        .add("</span></a></p>\n");
  }

  @Override
  public void table(Head head) {
    table = Optional.of(head);
    // Of a table without a head nothing may stand on this page, when its first row is on the next.
    if (head.titled()) {
      open(head);
    }
  }

  private void open(Head head) {
    opened = true;
    if (head.columns().size() >= WIDE) {
      String label =
          new Text("表格，可左右移动", "Table, moves sideways")
              .in(chinese ? Locale.CHINESE : Locale.ENGLISH);
      out.add("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"")
          .add(label)
          .add("\">");
    } else {
      out.add("<div>");
    }
    out.add("<table class=\"")
        .add(Markup.look(head.style()))
        .add(" k")
        .add(Integer.toString(Math.min(Markup.MOST_COLUMNS, head.columns().size())))
        .add("\"><colgroup>");
    double sum = head.columns().stream().mapToDouble(Grid.Column::share).sum();
    for (Grid.Column column : head.columns()) {
      long share = Math.max(1, Math.round(column.share() * 100 / sum));
      out.add("<col class=\"w").add(Long.toString(share)).add("\"/>");
    }
    out.add("</colgroup>");
    if (head.titled()) {
      out.add("<thead><tr>");
      for (Grid.Column column : head.columns()) {
        out.add(column.title().isEmpty() ? "<td>" : "<th scope=\"col\">")
            .add(Markup.text(column.title()))
            .add(column.title().isEmpty() ? "</td>" : "</th>");
      }
      out.add("</tr></thead>");
    }
    out.add("<tbody>\n");
  }

  @Override
  public void row(List<String> cells, Optional<String> link) {
    Head head = table.orElseThrow();
    if (!opened) {
      open(head);
    }
    out.add("<tr");
    id();
    out.add(">");
    for (int i = 0; i < cells.size(); i++) {
      boolean name = i == 0 && !head.titled() && !cells.get(0).isEmpty();
      out.add(name ? "<th scope=\"row\"" : "<td");
      out.add(Markup.aligned(head.columns().get(i).align())).add(">");
      String text = Markup.text(cells.get(i));
      if (i == 0 && link.isPresent()) {
        out.add("<a href=\"#").add(Markup.id(link.get())).add("\">").add(text).add("</a>");
      } else {
        out.add(text);
      }
      out.add(name ? "</th>" : "</td>");
    }
    out.add("</tr>\n");
  }

  @Override
  public void endOfTable() {
    if (opened) {
      out.add("</tbody></table></div>\n");
    }
    opened = false;
    table = Optional.empty();
    if (beside) {
      out.add("</div>\n");
      beside = false;
    }
  }

  @Override
  public void qr(boolean[][] modules, String caption) {
    place();
    beside = true;
    out.add("<div class=\"beside\"><figure>")
        .add(Markup.qr(modules, caption))
        .add("<figcaption>")
        .add(Markup.text(caption))
        .add("</figcaption></figure>\n");
  }

  /** Pages so far. */
  int pages() {
    return pages;
  }

  boolean across() {
    return shape.width() > shape.height();
  }

  List<Mark> marks() {
    return marks;
  }

  /** Whether there are lines that can be gone to by their number. */
  boolean numbered() {
    return !numbers.isEmpty();
  }

  /** The pages; nothing can be set on them any more. */
  Packed packed() {
    place();
    return out;
  }
}
